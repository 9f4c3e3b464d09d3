package lynearm.alembic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Writes the files of a small project below a folder.
record ProjectTree(Path root) {

  ProjectTree {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a text file, its folders first.
  ProjectTree file(String path, String text) {
    return bytes(path, text.getBytes(StandardCharsets.UTF_8));
  }

  ProjectTree bytes(String path, byte[] bytes) {
    try {
      var file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProjectTree folder(String path) {
    try {
      Files.createDirectories(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProjectTree link(String path, String target) {
    try {
      var link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a member of a test vector's tree.
  void write(String path, JsonNode content) {
    if (content.isTextual()) {
      file(path, content.asText().replace("{root}", root.toString()));
    } else if (content.has("base64")) {
      bytes(path, Base64.getDecoder().decode(content.get("base64").asText()));
    } else if (content.has("symlink")) {
      link(path, content.get("symlink").asText().replace("{root}", root.toString()));
    } else if (content.has("dir")) {
      folder(path);
    } else {
      file(path, "compiled");
    }
  }
}
