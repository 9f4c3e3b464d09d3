package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lynearm.alembic.Configuration.Configured;
import lynearm.alembic.Configuration.NotConfigured;
import lynearm.revision.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Small projects, and the settings and files that Alembic itself finds in them.
class ConfigurationVectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LISTING_ERRORS =
      Set.of("ImportError", "AssertionError", "RuntimeError");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> settingsAreThoseOfAlembic() throws IOException {
    var cases = new ArrayList<JsonNode>();
    try (var stream = getClass().getResourceAsStream("/vectors/config.jsonl");
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(JSON.readTree(line));
      }
    }
    return cases.stream()
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.get("id").asText() + " " + vector.get("about").asText(),
                () -> check(vector)));
  }

  private void check(JsonNode vector) throws IOException {
    // the name matters: some cases leave the folder and come back by it
    var root = folder.toRealPath().resolve(vector.get("id").asText()).resolve("case");
    var tree = new ProjectTree(root);
    vector.get("tree").properties().forEach(entry -> tree.write(entry.getKey(), entry.getValue()));
    var invocation = invocation(root, vector);
    var configuration = ConfigurationReader.read(invocation);
    compare(root, vector, configuration);
    if (vector.has("flask")) {
      var set = Invocation.flaskMigrate(invocation.directory(), vector.get("flask").asText());
      compareSettings(
          root,
          vector.get("as_flask_migrate"),
          configured(ConfigurationReader.read(set)),
          new ArrayList<>());
    }
  }

  private static Invocation invocation(Path root, JsonNode vector) {
    var variable = Optional.ofNullable(vector.at("/env/ALEMBIC_CONFIG").textValue());
    var files = new ArrayList<String>();
    var section = Invocation.DEFAULT_SECTION;
    var args = texts(root, vector.path("args"));
    for (int i = 0; i < args.size(); i++) {
      var arg = args.get(i);
      switch (arg) {
        case "-c", "--config" -> files.add(args.get(++i));
        case "-n", "--name" -> section = args.get(++i);
        default -> {
          if (arg.startsWith("--name=")) {
            section = arg.substring(7);
          } else if (arg.startsWith("--config=")) {
            files.add(arg.substring(9));
          } else if (arg.startsWith("-c")) {
            files.add(arg.substring(2));
          } else {
            section = arg.substring(2);
          }
        }
      }
    }
    var directory = root.resolve(vector.path("cwd").asText());
    return new Invocation(
        directory, variable.map(text -> text.replace("{root}", root.toString())), files, section);
  }

  private static List<String> texts(Path root, JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.asText().replace("{root}", root.toString()))
        .toList();
  }

  private static void compare(Path root, JsonNode vector, Configuration configuration) {
    var warnings = new ArrayList<String>();
    if (vector.has("error")) {
      assertThat(configuration).isInstanceOf(NotConfigured.class);
      var refused = (NotConfigured) configuration;
      warnings.addAll(refused.warnings());
      compareError(root, vector.get("error"), refused.error());
      assertThat(refused.problems().getFirst().kind()).isEqualTo(Problem.Kind.CONFIGURATION);
    } else {
      var configured = configured(configuration);
      warnings.addAll(configured.warnings());
      compareSettings(root, vector.get("expected"), configured, warnings);
    }
    assertThat(warnings.stream().distinct())
        .containsExactlyInAnyOrderElementsOf(texts(root, vector.path("warnings")));
  }

  private static Configured configured(Configuration configuration) {
    if (configuration instanceof NotConfigured refused) {
      throw new AssertionError(refused.toString());
    }
    return (Configured) configuration;
  }

  private static void compareError(Path root, JsonNode expected, AlembicError error) {
    assertThat(error.className()).isEqualTo(expected.get("class").asText());
    if (error.isCommandError()) {
      assertThat(error.message())
          .isEqualTo(expected.get("message").asText().replace("{root}", root.toString()));
    }
  }

  private static void compareSettings(
      Path root, JsonNode expected, Configured configured, List<String> warnings) {
    var settings = configured.settings();
    var files = RevisionFiles.list(settings);
    if (!expected.get("files").has("error")) {
      // else loading ended before the last file, and perhaps before its warning
      warnings.addAll(files.warnings());
    }
    assertThat(facts(settings)).containsAllEntriesOf(facts(root, expected));
    compareFiles(root, expected.get("files"), files);
    compareRevisionEnvironment(
        root, expected.get("revision_environment"), settings.revisionEnvironment());
  }

  private static void compareFiles(Path root, JsonNode expected, RevisionFiles files) {
    if (!expected.has("error")) {
      assertThat(files.files().stream().map(Path::toString).toList())
          .isEqualTo(texts(root, expected));
    } else if (LISTING_ERRORS.contains(expected.at("/error/class").asText())) {
      assertThat(files.problems()).extracting(Problem::kind).contains(Problem.Kind.UNREADABLE_FILE);
    }
  }

  private static void compareRevisionEnvironment(
      Path root, JsonNode expected, RevisionEnvironment actual) {
    if (expected.has("error")) {
      compareError(root, expected.get("error"), actual.error().orElseThrow());
    } else {
      assertThat(actual.error()).isEmpty();
      assertThat(actual.runs()).isEqualTo(expected.asBoolean());
    }
  }

  private static Map<String, Object> facts(Settings settings) {
    var facts = new TreeMap<String, Object>();
    facts.put("ini", settings.ini().name());
    facts.put("toml", settings.toml().name());
    facts.put("script_location", settings.scriptLocation());
    facts.put(
        "version_locations", settings.versionLocations().stream().map(Path::toString).toList());
    facts.put("file_template", settings.fileTemplate());
    facts.put("truncate_slug_length", settings.truncateSlugLength());
    facts.put("timezone", settings.timezone().orElse(""));
    facts.put("output_encoding", settings.outputEncoding());
    facts.put("sourceless", settings.sourceless());
    facts.put("recursive_version_locations", settings.recursiveVersionLocations());
    facts.put("prepend_sys_path", settings.prependSysPath());
    facts.put("hooks", settings.hooks());
    settings.mistyped().forEach((key, value) -> replace(facts, key, value));
    return facts;
  }

  private static void replace(Map<String, Object> facts, String key, OptionValue value) {
    switch (value) {
      case OptionValue.Whole(long number) -> facts.put(key, (int) number);
      case OptionValue.Flag(boolean flag) -> facts.put(key, flag);
      case OptionValue.Text(var text) when key.equals("prepend_sys_path") -> facts.put(key, text);
      case OptionValue.Texts(var texts) -> facts.put(key, texts);
      default -> {}
    }
  }

  private static Map<String, Object> facts(Path root, JsonNode expected) {
    var facts = new TreeMap<String, Object>();
    for (var entry : expected.properties()) {
      var value = entry.getValue();
      switch (entry.getKey()) {
        case "files", "revision_environment" -> {}
        case "hooks" -> facts.put("hooks", hooks(root, value));
        default -> facts.put(entry.getKey(), fact(root, entry.getKey(), value));
      }
    }
    return facts;
  }

  private static Object fact(Path root, String key, JsonNode value) {
    if (value.isNull()) {
      return key.equals("prepend_sys_path") ? List.of() : "";
    }
    if (value.isArray()) {
      return texts(root, value);
    }
    if (value.isInt()) {
      return value.asInt();
    }
    return value.isBoolean()
        ? value.asBoolean()
        : value.asText().replace("{root}", root.toString());
  }

  private static List<Hook> hooks(Path root, JsonNode array) {
    var hooks = new ArrayList<Hook>();
    for (var node : array) {
      var options = new TreeMap<String, String>();
      node.properties()
          .forEach(entry ->
              options.put(
                  entry.getKey(), entry.getValue().asText().replace("{root}", root.toString())));
      options.remove("_hook_name");
      hooks.add(new Hook(node.get("_hook_name").asText(), options));
    }
    return hooks;
  }
}
