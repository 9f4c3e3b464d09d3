package lynearm.alembic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Templates, slugs and file names against the answers of the real Alembic.
class TemplateVectorsTest {

  @TestFactory
  Stream<DynamicTest> templatesRenderAsMakoRendersThem() {
    return Vectors.of("mako.jsonl").stream()
        .map(vector -> dynamicTest(vector.get("id").asText(), () -> checkTemplate(vector)));
  }

  private static void checkTemplate(JsonNode vector) {
    var template =
        MigrationTemplate.parse(
            Path.of("script.py.mako"),
            vector.get("template").asText().getBytes(StandardCharsets.UTF_8));
    var rendering = template.render(variables(vector.path("with")));
    boolean mayRefuse = vector.path("outside").asBoolean();
    if (mayRefuse
        && rendering instanceof Rendering.Refused refused
        && refused.kind() == Rendering.Kind.OUTSIDE) {
      return;
    }
    if (vector.has("expected")) {
      assertThat(rendering).isEqualTo(new Rendering.Rendered(vector.get("expected").asText()));
      return;
    }
    boolean compiling = vector.get("error").get("kind").asText().equals("compile");
    assertThat(rendering)
        .isInstanceOfSatisfying(
            Rendering.Refused.class,
            refused ->
                assertThat(refused.kind())
                    .isEqualTo(compiling ? Rendering.Kind.COMPILING : Rendering.Kind.RENDERING));
  }

  private static TemplateVariables variables(JsonNode with) {
    var options = new LinkedHashMap<String, String>();
    with.path("config")
        .properties()
        .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
    return new TemplateVariables(
        with.path("message").asText("add ledger"),
        new RevisionId(with.path("up_revision").asText("ae10")),
        texts(with.path("down_revision")).stream().map(RevisionId::new).toList(),
        texts(with.path("branch_labels")).stream().map(BranchLabel::new).toList(),
        texts(with.path("depends_on")).stream().map(Reference::new).toList(),
        date(with.path("create_date").asText("2024-02-03 04:05:06.000700")),
        new MapOptions(options));
  }

  private static List<String> texts(JsonNode value) {
    var texts = new ArrayList<String>();
    if (value.isTextual()) {
      texts.add(value.asText());
    }
    for (String kind : List.of("tuple", "list")) {
      value.path(kind).forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }

  private static CreateDate date(String text) {
    int sign = Math.max(text.indexOf('+', 19), text.indexOf('-', 19));
    String local = (sign < 0 ? text : text.substring(0, sign)).replace(' ', 'T');
    return sign < 0
        ? CreateDate.naive(LocalDateTime.parse(local), ZoneOffset.UTC)
        : CreateDate.aware(LocalDateTime.parse(local), ZoneOffset.of(text.substring(sign)));
  }

  @TestFactory
  Stream<DynamicTest> slugsAreCutAsAlembicCutsThem() {
    return Vectors.of("slugs.jsonl").stream()
        .map(vector ->
            dynamicTest(
                vector.get("id").asText(),
                () ->
                    assertThat(
                            Slug.of(vector.get("message").asText(), vector.get("length").asInt()))
                        .hasToString(vector.get("expected").asText())));
  }

  @TestFactory
  Stream<DynamicTest> filesAreNamedAsAlembicNamesThem() {
    return Vectors.of("filenames.jsonl").stream()
        .map(vector -> dynamicTest(vector.get("id").asText(), () -> checkFileName(vector)));
  }

  private static void checkFileName(JsonNode vector) {
    String message = vector.get("message").asText("");
    var date =
        CreateDate.naive(
            LocalDateTime.parse(vector.get("created").asText().replace(' ', 'T')),
            ZoneId.of(vector.get("tz").asText()));
    Slug slug = vector.get("message").isNull() ? Slug.empty() : Slug.of(message, 0);
    assertThat(slug).hasToString(vector.get("values").get("slug").asText());
    assertThat(date.epochSecond()).isEqualTo(vector.get("values").get("epoch").asLong());
    var name =
        new FileNameTemplate(vector.get("file_template").asText())
            .path(new RevisionId(vector.get("rev").asText()), slug, date);
    if (vector.has("expected")) {
      String below = vector.get("expected").asText().replaceFirst("^versions/", "");
      assertThat(name).isEqualTo(new Outcome.Given<>(below));
    } else {
      assertThat(name)
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed ->
                  assertThat(((Outcome.Failed<?>) failed).error().className())
                      .isEqualTo(vector.get("error").get("class").asText()));
    }
  }
}
