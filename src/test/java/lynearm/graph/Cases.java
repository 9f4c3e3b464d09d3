package lynearm.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import lynearm.python.PythonText;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Questions that were put to the real Alembic, and histories of real projects.
public final class Cases {

  /// Where the files of a case are thought to lie.
  public static final Path ROOT = Path.of("/root-of-case");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cases() {}

  /// One JSON object a line; a name ending in `.gz` is unpacked.
  public static List<JsonNode> lines(String resource) {
    try (InputStream raw = open(resource);
        InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<JsonNode> cases = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        cases.add(JSON.readTree(line));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  /// A whole file of JSON.
  public static JsonNode file(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(Cases.class.getResourceAsStream(resource), resource);
  }

  /// The graph of the `files` of a case.
  public static RevisionGraph graphOf(JsonNode files) {
    return RevisionGraph.of(stream(files).map(Cases::revision).toList());
  }

  /// The revision that one file of a case declares.
  public static Revision revision(JsonNode file) {
    String docstring = (file.has("docstring") ? file.get("docstring") : file.path("doc")).asText();
    return new Revision(
        new RevisionId(file.get("revision").asText()),
        ROOT.resolve("env").resolve(file.get("file").asText()),
        texts(file.path("down_revision")).stream().map(RevisionId::new).toList(),
        texts(file.path("branch_labels")).stream().map(BranchLabel::new).toList(),
        texts(file.path("depends_on")).stream().map(Reference::new).toList(),
        PythonText.strip(docstring),
        Map.of());
  }

  public static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// The texts of a list; a text alone is a list of one, nothing is none.
  public static List<String> texts(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    return node.isArray() ? stream(node).map(JsonNode::asText).toList() : List.of(node.asText());
  }

  public static List<String> ids(List<Node> nodes) {
    return nodes.stream().map(node -> node.id().value()).toList();
  }
}
