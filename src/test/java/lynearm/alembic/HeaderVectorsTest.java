package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lynearm.python.ImportResolver;
import lynearm.python.ImportResolver.ModuleFile;
import lynearm.python.PythonModule;
import lynearm.python.PythonText;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Eight hundred migration files and what Alembic made of them.
class HeaderVectorsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theFileIsReadAsAlembicReadsIt(Case one) {
    assertThat(one.differences(ImportResolver.NONE, false)).as(one.text()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesWithImports")
  void importedConstantsAreThoseThatPythonFinds(Case one) {
    assertThat(one.differences(one::find, true)).as(one.text()).isEmpty();
  }

  static Stream<Case> casesWithImports() throws IOException {
    return cases().filter(one -> one.node.has("imports"));
  }

  static Stream<Case> cases() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            HeaderVectorsTest.class.getResourceAsStream("/vectors/headers.jsonl"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        cases.add(new Case(mapper.readTree(line)));
      }
    }
    return cases.stream();
  }

  record Case(JsonNode node) {

    @Override
    public String toString() {
      return node.get("id").textValue() + " " + node.get("style").textValue();
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
      if (node.has("base64")) {
        return Base64.getDecoder().decode(node.get("base64").textValue());
      }
      if (node.has("text")) {
        return node.get("text").textValue().getBytes(StandardCharsets.UTF_8);
      }
      StringBuilder text = new StringBuilder();
      for (JsonNode part : node.get("parts")) {
        text.append(part.get(0).textValue().repeat(part.get(1).intValue()));
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    Optional<ModuleFile> find(String module) {
      JsonNode files = node.get("imports");
      String path = module.replace('.', '/');
      if (files.has(path + ".py")) {
        return Optional.of(file(files.get(path + ".py"), false));
      }
      return files.has(path + "/__init__.py")
          ? Optional.of(file(files.get(path + "/__init__.py"), true))
          : Optional.empty();
    }

    private static ModuleFile file(JsonNode text, boolean isPackage) {
      return new ModuleFile(text.textValue().getBytes(StandardCharsets.UTF_8), isPackage);
    }

    /// How the answer differs from what is demanded.
    ///
    /// @param knowsImports whether the modules beside the file were at hand, so that values may be
    ///   known which else only running can tell
    List<String> differences(ImportResolver imports, boolean knowsImports) {
      Path file = Path.of("/repository/versions", node.get("file").textValue());
      byte[] bytes = bytes();
      MigrationFileReader reader = new MigrationFileReader();
      ReadResult result = reader.read(file, bytes, imports);
      PythonModule module = reader.module(file, bytes, imports);
      MigrationHeaders headers = MigrationHeaders.of(module);
      boolean mayBeComputed = !node.get("static").asText().equals("true") || knowsImports;
      if (node.has("error")) {
        return new Failed(result, headers, mayBeComputed).differences(node);
      }
      return new Expected(result, headers, mayBeComputed, knowsImports).differences(node);
    }
  }

  /// A file that Alembic fails at.
  record Failed(ReadResult result, MigrationHeaders headers, boolean mayBeComputed) {

    List<String> differences(JsonNode node) {
      if (node.path("beyond").asText().equals("running")) {
        return new Expected(result, headers, false, false).compare(node.get("readable"), node);
      }
      List<String> wrong = new ArrayList<>();
      if (result.problems().isEmpty()) {
        wrong.add(node.has("beyond") ? "" : "no problem is reported");
        wrong.removeIf(String::isEmpty);
      }
      boolean known =
          result instanceof ReadResult.Read read
              && read.problems().stream()
                  .allMatch(problem -> problem.kind() == Problem.Kind.SYNTAX);
      if (known && node.has("readable")) {
        return new Expected(result, headers, false, false).compare(node.get("readable"), node);
      }
      if (known && !mayBeComputed) {
        wrong.add("values are given: " + result);
      }
      return wrong;
    }
  }

  /// A file that Alembic reads.
  record Expected(
      ReadResult result, MigrationHeaders headers, boolean mayBeComputed, boolean knowsImports) {

    List<String> differences(JsonNode node) {
      return compare(node.get("expected"), node);
    }

    List<String> compare(JsonNode expected, JsonNode node) {
      List<String> wrong = new ArrayList<>();
      Set<String> unordered = new HashSet<>();
      expected.path("unordered").forEach(name -> unordered.add(name.asText()));
      for (Header header : Header.values()) {
        JsonNode line = node.path("computed").path(header.pythonName());
        compare(header, expected.get(header.pythonName()), line, unordered, wrong);
      }
      compareDoc(expected, wrong);
      boolean readable =
          headers.get(Header.REVISION) instanceof HeaderValue.Texts
              || node.get("file").asText().matches("[0-9a-f]+\\.py");
      if (readable != result instanceof ReadResult.Read) {
        wrong.add("the result is " + result);
      }
      boolean unexplained =
          result.problems().stream()
              .anyMatch(problem -> problem.kind() != Problem.Kind.COMPUTED_HEADER);
      if (unexplained && !node.has("error")) {
        wrong.add("problems: " + result.problems());
      }
      return wrong;
    }

    private void compare(
        Header header,
        JsonNode expected,
        JsonNode line,
        Set<String> unordered,
        List<String> wrong) {
      switch (headers.get(header)) {
        case HeaderValue.Computed(int at, String reason) -> {
          if (line.isInt() ? line.intValue() != at : !mayBeComputed) {
            wrong.add(header + " is computed on line " + at + ": " + reason);
          }
        }
        case HeaderValue.Texts(List<String> texts, _) -> {
          if (line.isInt() && !knowsImports) {
            wrong.add(header + " is " + texts + " but should be computed");
          } else if (!(unordered.contains(header.pythonName())
              ? Set.copyOf(texts).equals(Set.copyOf(list(expected)))
              : texts.equals(list(expected)))) {
            wrong.add(header + " is " + texts);
          }
        }
        case HeaderValue.Absent _ -> {
          boolean fromName = header == Header.REVISION && result instanceof ReadResult.Read;
          boolean empty = !expected.isTextual() && list(expected).isEmpty();
          if (line.isInt() || !(fromName || empty)) {
            wrong.add(header + " is absent");
          }
        }
        case HeaderValue.Refused refused -> wrong.add(header + " is refused: " + refused);
      }
      if (header == Header.REVISION
          && result instanceof ReadResult.Read(var revision, _)
          && !revision.id().value().equals(expected.textValue())) {
        wrong.add("the id is " + revision.id());
      }
    }

    private void compareDoc(JsonNode expected, List<String> wrong) {
      String doc = expected.get("doc").textValue();
      String longDoc = expected.has("longdoc") ? expected.get("longdoc").textValue() : doc;
      if (!PythonText.strip(headers.docstring()).equals(longDoc) && headers.docLine() == 0) {
        wrong.add("the docstring is " + headers.docstring());
      }
      if (result instanceof ReadResult.Read(var revision, _)
          && headers.docLine() == 0
          && !revision.doc().equals(doc)) {
        wrong.add("the message is " + revision.doc());
      }
    }

    private static List<String> list(JsonNode value) {
      if (value.isNull()) {
        return List.of();
      }
      if (value.isTextual()) {
        return List.of(value.textValue());
      }
      List<String> texts = new ArrayList<>();
      value.forEach(item -> texts.add(item.textValue()));
      return texts;
    }
  }
}
