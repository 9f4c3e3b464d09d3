package lynearm.alembic.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.alembic.template.Rendering.Kind;
import lynearm.alembic.template.Rendering.Refused;
import lynearm.alembic.template.Rendering.Rendered;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTemplateTest {

  private static final String USUAL =
      """
      \"""${message}

      Made as: ${up_revision}
      Follows: ${down_revision | comma,n}
      On: ${create_date}

      \"""
      from alembic import op
      ${imports if imports else ""}

      revision: str = ${repr(up_revision)}
      down_revision = ${repr(down_revision)}
      branch_labels = ${repr(branch_labels)}
      depends_on = ${repr(depends_on)}


      def upgrade() -> None:
          \"""Go up.\"""
          ${upgrades if upgrades else "pass"}


      def downgrade() -> None:
          ${downgrades if downgrades else "pass"}
      """;

  private static final String SEVERAL_DATABASES =
      """
      <%!
      import re

      %>\"""${message}\"""
      def upgrade(name):
          globals()["upgrade_%s" % name]()

      <%
          names = config.get_main_option("databases")
      %>

      ## two functions for each database
      % for name in re.split(r',\\s*', names):

      def upgrade_${name}():
          ${context.get("%s_upgrades" % name, "pass")}

      % endfor
      """;

  private static Rendering render(String template, Map<String, String> options) {
    return MigrationTemplate.parse(
            Path.of("script.py.mako"), template.getBytes(StandardCharsets.UTF_8))
        .render(
            new TemplateVariables(
                "join \"a\" and b",
                new RevisionId("m1"),
                List.of(new RevisionId("a1"), new RevisionId("b1")),
                List.of(new BranchLabel("lab")),
                List.of(),
                CreateDate.naive(LocalDateTime.parse("2024-02-03T04:05:06"), ZoneOffset.UTC),
                new MapOptions(options)));
  }

  private static Rendering render(String template) {
    return render(template, Map.of());
  }

  @Test
  void theUsualTemplateBecomesAMigrationFile() {
    assertThat(render(USUAL))
        .isEqualTo(
            new Rendered(
                """
                \"""join "a" and b

                Made as: m1
                Follows: a1, b1
                On: 2024-02-03 04:05:06

                \"""
                from alembic import op


                revision: str = 'm1'
                down_revision = ('a1', 'b1')
                branch_labels = ('lab',)
                depends_on = None


                def upgrade() -> None:
                    \"""Go up.\"""
                    pass


                def downgrade() -> None:
                    pass
                """));
  }

  @Test
  void aTemplateForSeveralDatabasesRepeatsItsFunctions() {
    assertThat(render(SEVERAL_DATABASES, Map.of("databases", "one, two")))
        .isEqualTo(
            new Rendered(
                """
                \"""join "a" and b\"""
                def upgrade(name):
                    globals()["upgrade_%s" % name]()




                def upgrade_one():
                    pass


                def upgrade_two():
                    pass

                """));
  }

  @Test
  void aTemplateForSeveralDatabasesNeedsTheirNames() {
    assertThat(render(SEVERAL_DATABASES))
        .isEqualTo(
            new Refused(
                13,
                "% for name in re.split(r',\\s*', names):",
                "str expected, not NoneType",
                Kind.RENDERING));
  }

  @Test
  void aRefusalNamesLineAndConstruct() {
    assertThat(render("fine\n\n${create_date.astimezone()}\n"))
        .isEqualTo(
            new Refused(
                3,
                "${create_date.astimezone()}",
                "the attribute astimezone of datetime.datetime is not known here",
                Kind.OUTSIDE));
  }

  @Test
  void anUndefinedNameAloneIsRefused() {
    assertThat(render("a\n${imports}\n"))
        .isEqualTo(new Refused(2, "${imports}", "the name is not defined", Kind.RENDERING));
  }

  @Test
  void aNameOfTheProjectIsNotGuessed() {
    assertThat(render("<% from flask import current_app %>${current_app}"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Kind.OUTSIDE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "% while True:\nx\n% endwhile\n",
        "${'x' * 1000000000}",
        "${2 ** 1000000000}",
        "${'%1000000000d' % 5}",
        "${f'{5:1000000000}'}",
        "${'x'.ljust(2000000000)}",
        "% for a in range(2000000000):\n% endfor\n",
        """
        % for a in range(1000):
        % for b in range(1000):
        % for c in range(9):
        x
        % endfor
        % endfor
        % endfor
        """,
        "<% t = () %>\\\n% for a in range(40):\n<% t = (t, t) %>\\\n% endfor\n${t}",
        "<% s = 'x' %>\\\n% for a in range(40):\n<% s = s + s %>\\\n% endfor\n${s}",
        "<%! import re %>${re.split('a*a*a*a*a*a*b', 'a' * 5000)}",
      })
  void whatWouldTakeTooLongIsRefused(String template) {
    assertThat(render(template)).isInstanceOf(Refused.class);
  }

  @Test
  void aTemplateThatIsTooLargeIsRefused() {
    assertThat(render("x".repeat(300_000)))
        .isEqualTo(new Refused(0, "", "the template is too large", Kind.OUTSIDE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "% if True:\n",
        "${",
        "${(",
        "not ",
        "-",
        "</%",
        "<%text>",
        "<%doc>",
        "\""
      })
  void deepNestingNeverOverflows(String piece) {
    assertThat(render(piece.repeat(20_000))).isNotNull();
    assertThat(render("${" + piece.repeat(5_000) + "}")).isNotNull();
  }

  @Test
  void mutatedTemplatesNeverThrow() {
    var random = new Random(20_240_203);
    var seeds =
        Vectors.of("mako.jsonl").stream().map(vector -> vector.get("template").asText()).toList();
    for (int round = 0; round < 6_000; round++) {
      var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
      for (int change = random.nextInt(4); change >= 0; change--) {
        String other = seeds.get(random.nextInt(seeds.size()));
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(6));
        int from = random.nextInt(other.length() + 1);
        int to = Math.min(other.length(), from + random.nextInt(12));
        text.replace(start, end, other.substring(from, to));
      }
      String template = text.toString();
      assertThat(render(template, Map.of("databases", "one, two"))).as(template).isNotNull();
    }
  }

  @Test
  void randomBytesNeverThrow() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      var template = MigrationTemplate.parse(Path.of("t.mako"), bytes);
      assertThat(template.file()).hasFileName("t.mako");
    }
  }
}
