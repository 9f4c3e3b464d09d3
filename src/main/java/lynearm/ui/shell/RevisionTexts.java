package lynearm.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lynearm.graph.Node;
import lynearm.revision.Revision;
import lynearm.ui.common.Background;
import lynearm.workspace.Body;
import lynearm.workspace.BodyReader;

/// Reads in the background what stands in files.
final class RevisionTexts {

  private static final long LONGEST_TEXT = 4L << 20;

  private final Background background;
  private final BodyReader bodies = new BodyReader();

  RevisionTexts(Background background) {
    this.background = background;
  }

  /// A revision file and what it does.
  CompletableFuture<Body> bodyOf(Node node) {
    CompletableFuture<Body> body = new CompletableFuture<>();
    node.revision()
        .map(Revision::file)
        .ifPresentOrElse(
            file ->
                background
                    .lane()
                    .start(
                        "Reading the file",
                        _ -> bodies.read(file),
                        body::complete,
                        body::completeExceptionally),
            () -> body.completeExceptionally(new NoSuchFileException(node.id() + " has no file")));
    return body;
  }

  /// Hands over the text of a file; none if it can't be read.
  void read(Path file, Consumer<String> then) {
    background.lane().start("Reading the file", _ -> textOf(file), then, _ -> then.accept(""));
  }

  private static String textOf(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LONGEST_TEXT) {
      return "This file has " + size + " bytes, too many to be shown.";
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
