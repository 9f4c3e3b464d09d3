package lynearm.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.graph.Cases;

/// A real history, written out as a project: one file per revision in the folders where the real
/// ones lie, with their headers as literals.
///
/// @param name which history it is
/// @param history what is recorded of it
/// @param project where it was written
public record CorpusProject(String name, JsonNode history, AlembicProject project) {

  /// The recorded histories, in the order of their names.
  public static List<Path> recordings() {
    try (Stream<Path> files =
        Files.list(
            Path.of(Objects.requireNonNull(CorpusProject.class.getResource("/corpus")).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes a recorded history into this folder.
  public static CorpusProject write(Path recording, Path folder) {
    JsonNode history = Cases.file(recording);
    AlembicProject project =
        AlembicProject.in(folder, "")
            .file(
                "alembic.ini",
                """
                [alembic]
                script_location = migrations
                version_path_separator = space
                version_locations = %s
                recursive_version_locations = %s
                """
                    .formatted(
                        Cases.texts(history.get("version_locations")).stream()
                            .map(location -> "%(here)s/migrations/" + location)
                            .collect(Collectors.joining(" ")),
                        history.get("recursive").asBoolean()));
    Cases.stream(history.get("revisions"))
        .forEach(revision ->
            project.file(
                "migrations/" + revision.get("file").asText(),
                AlembicProject.headers(
                    revision.get("doc").asText(""),
                    revision.path("create_date").asText(""),
                    revision.get("revision").asText(),
                    Cases.texts(revision.get("down_revision")),
                    Cases.texts(revision.get("branch_labels")),
                    Cases.texts(revision.get("depends_on")))));
    return new CorpusProject(recording.getFileName().toString(), history, project);
  }

  /// How many files there are.
  public int size() {
    return history.get("revisions").size();
  }

  /// The heads that the real Alembic reports; none if it refuses the history.
  public List<String> heads() {
    return Cases.texts(history.get("expected").path("heads"));
  }

  /// Whether the real Alembic refuses the history.
  public boolean isRefused() {
    return history.get("expected").has("error");
  }

  @Override
  public String toString() {
    return name;
  }
}
