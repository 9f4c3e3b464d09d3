package lynearm.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lynearm.alembic.Configuration;
import lynearm.alembic.ConfigurationReader;
import lynearm.alembic.Invocation;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.RevisionFiles;
import lynearm.alembic.Settings;
import lynearm.alembic.template.Rendering;
import lynearm.graph.RevisionGraph;
import lynearm.python.ImportResolver;
import lynearm.revision.BranchLabel;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Plans against what the real `alembic merge` has written in the same project.
class MergeVectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MigrationFileReader READER = new MigrationFileReader();

  /// Errors that strike while the command line is read, while the file is written, or behind it.
  private static final Set<String> NOT_PLANNED =
      Set.of("usage", "IsADirectoryError", "NotADirectoryError", "ImportError", "RuntimeError");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> plansAreWhatAlembicWrites() throws IOException {
    var cases = new ArrayList<JsonNode>();
    try (InputStream stream =
        Objects.requireNonNull(getClass().getResourceAsStream("/vectors/merges.jsonl"))) {
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        cases.add(JSON.readTree(line));
      }
    }
    return cases.stream()
        .filter(vector -> !isBeyondPlans(vector))
        .map(vector ->
            dynamicTest(
                vector.get("id").asText() + " " + vector.get("about").asText(),
                () -> check(vector)));
  }

  private static boolean isBeyondPlans(JsonNode vector) {
    return NOT_PLANNED.contains(vector.at("/error/class").asText())
        || vector.get("id").asText().equals("m086");
  }

  private void check(JsonNode vector) throws IOException {
    Path root = folder.toRealPath().resolve(vector.get("id").asText());
    for (var entry : vector.get("tree").properties()) {
      write(root, entry.getKey(), entry.getValue());
    }
    switch (ConfigurationReader.read(invocation(root, vector))) {
      case Configuration.NotConfigured(var error, _, _) ->
          assertThat(error.className()).isEqualTo(vector.at("/error/class").asText());
      case Configuration.Configured(Settings settings, _, _) -> {
        var plan = plan(settings, vector);
        if (plan.isPresent()) {
          compare(root, vector, plan.get());
        } else {
          assertThat(vector.has("error")).isTrue();
        }
      }
    }
  }

  /// What would be done; nothing if Alembic stops at one of the files already.
  private static Optional<AlembicMerge.Result> plan(Settings settings, JsonNode vector)
      throws IOException {
    var revisions = new ArrayList<Revision>();
    for (Path file : RevisionFiles.list(settings).files()) {
      switch (READER.read(file, Files.readAllBytes(file), ImportResolver.NONE)) {
        case ReadResult.Read(Revision revision, _) -> revisions.add(revision);
        case ReadResult.Unreadable _ -> {
          return Optional.empty();
        }
      }
    }
    var merge =
        new AlembicMerge(
            settings, RevisionGraph.of(revisions), ZoneId.of(vector.get("tz").asText()));
    return Optional.of(merge(merge, vector));
  }

  private static AlembicMerge.Result merge(AlembicMerge merge, JsonNode vector) {
    var symbols = new ArrayList<String>();
    var id = vector.get("new_id").asText();
    Optional<String> message = Optional.empty();
    Optional<BranchLabel> label = Optional.empty();
    boolean splice = false;
    boolean onlySymbols = false;
    List<String> args = texts(vector.get("args"));
    for (int at = 1; at < args.size(); at++) {
      String arg = args.get(at);
      if (onlySymbols || !arg.startsWith("-")) {
        symbols.add(arg);
        continue;
      }
      if (arg.startsWith("-m") && arg.length() > 2) {
        message = Optional.of(arg.substring(2));
        continue;
      }
      int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      String name = equals < 0 ? arg : arg.substring(0, equals);
      switch (name) {
        case "--" -> onlySymbols = true;
        case "--splice" -> splice = true;
        default -> {
          String value = equals < 0 ? args.get(++at) : arg.substring(equals + 1);
          switch (name) {
            case "-m", "--message" -> message = Optional.of(value);
            case "--rev-id" -> id = value.isEmpty() ? id : value;
            case "--branch-label" -> label = Optional.of(new BranchLabel(value));
            default -> throw new IllegalArgumentException(name);
          }
        }
      }
    }
    var moment = Instant.parse(vector.get("now").asText());
    return merge.of(
        symbols, splice, new AlembicMerge.Wanted(new RevisionId(id), message, label, moment));
  }

  private static void compare(Path root, JsonNode vector, AlembicMerge.Result plan)
      throws IOException {
    JsonNode expected = vector.get("expected");
    JsonNode written =
        expected.path("created").isEmpty() ? expected.path("changed") : expected.path("created");
    switch (plan) {
      case AlembicMerge.Result.File ready when !written.isEmpty() -> {
        Path path = root.relativize(written(ready.file().path()));
        JsonNode content = written.path(path.toString());
        if (expected.has("path")) {
          assertThat(path.toString())
              .isEqualTo(Path.of(expected.get("path").asText()).normalize().toString());
        }
        byte[] bytes =
            content.isTextual()
                ? content
                    .asText()
                    .replace("{root}", root.toString())
                    .getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(content.path("base64").asText());
        if (!vector.get("about").asText().equals("hooks")) {
          assertThat(new String(ready.file().bytes(), StandardCharsets.UTF_8))
              .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
          assertThat(ready.file().bytes()).isEqualTo(bytes);
        }
      }
      case AlembicMerge.Result.File _
          when !vector.has("error") || !expected.path("path").isMissingNode() ->
          assertThat(expected.has("path")).isTrue();
      case AlembicMerge.Result.File ready ->
          fail("planned, but Alembic says " + vector.get("error") + " " + ready.file().path());
      case AlembicMerge.Result.Failure(var error) -> {
        assertThat(error.className()).isEqualTo(vector.at("/error/class").asText());
        if (error.className().equals("CommandError")
            && !error.message().startsWith("Template rendering failed")) {
          assertThat(error.message().replace(root.toString(), "{root}"))
              .isEqualTo(vector.at("/error/message").asText());
        }
      }
      case AlembicMerge.Result.NotRendered(var reason) -> {
        assertThat(vector.has("error")).as(reason.toString()).isTrue();
        boolean rendering =
            vector.at("/error/message").asText().startsWith("Template rendering failed");
        assertThat(reason.kind())
            .isEqualTo(rendering ? Rendering.Kind.RENDERING : Rendering.Kind.COMPILING);
      }
    }
  }

  /// Where a file ends up once links are followed.
  private static Path written(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return path.resolveSibling(Files.readSymbolicLink(path));
    }
    Path folder = Objects.requireNonNull(path.getParent());
    return Files.exists(folder)
        ? folder.toRealPath().resolve(Objects.requireNonNull(path.getFileName()))
        : path.normalize();
  }

  private static Invocation invocation(Path root, JsonNode vector) {
    var files = new ArrayList<String>();
    var section = Invocation.DEFAULT_SECTION;
    List<String> options = texts(vector.path("config"));
    for (int at = 0; at + 1 < options.size(); at += 2) {
      String value = options.get(at + 1).replace("{root}", root.toString());
      if (options.get(at).equals("-n") || options.get(at).equals("--name")) {
        section = value;
      } else {
        files.add(value);
      }
    }
    Path directory =
        vector.has("cwd")
            ? root.resolve(vector.get("cwd").asText().replace("{root}/", "").replace("{root}", ""))
            : root;
    return new Invocation(directory, Optional.empty(), files, section);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static void write(Path root, String name, JsonNode content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    if (content.isTextual()) {
      Files.writeString(file, content.asText().replace("{root}", root.toString()));
    } else if (content.has("base64")) {
      Files.write(file, Base64.getDecoder().decode(content.get("base64").asText()));
    } else if (content.has("symlink")) {
      Files.createSymbolicLink(
          file, Path.of(content.get("symlink").asText().replace("{root}", root.toString())));
    } else if (content.has("dir")) {
      Files.createDirectories(file);
    } else {
      Files.write(file, new byte[0]);
    }
  }
}
