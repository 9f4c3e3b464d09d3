package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lynearm collisions`.
class CollisionsCommandTest {

  @TempDir private Path folder;

  private Project project(String left, String right) {
    return Project.in(folder)
        .revision("a1aaaa", "first")
        .file("migrations/versions/b1bbbb.py", text("b1bbbb", left))
        .file("migrations/versions/c1cccc.py", text("c1cccc", right));
  }

  private static String text(String id, String body) {
    return """
    from alembic import op
    import sqlalchemy as sa
    from tools.audit import add_audit
    revision = '%s'
    down_revision = 'a1aaaa'

    def upgrade():
        %s

    def downgrade():
        pass
    """
        .formatted(id, body);
  }

  @Test
  void nothingFoundEndsWithZero() {
    Called called =
        project("op.drop_table('a')", "op.drop_table('b')").call("collisions", "b1bb", "c1cc");

    assertThat(called.err()).isEmpty();
    assertThat(called.status()).isZero();
    assertThat(called.lines())
        .containsExactly(
            "b1bbbb (1 revision) and c1cccc (1 revision):",
            "Nothing collides in what could be read.");
  }

  @Test
  void aCollisionEndsWithOneAndShowsBothLines() {
    Called called =
        project("op.drop_table('a')", "op.drop_column('a', 'x')").call("collisions", "heads");

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines())
        .contains(
            "    migrations/versions/b1bbbb.py:8: op.drop_table('a')",
            "    migrations/versions/c1cccc.py:8: op.drop_column('a', 'x')",
            "    A database at b1bbbb will fail at c1cccc: there is no table a any more.",
            "1 collision.");
  }

  @Test
  void whatCannotBeFollowedEndsWithOne() {
    Called called = project("add_audit(op, 'a')", "op.drop_table('b')").call("collisions", "heads");

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.out())
        .contains("unknown: b1bbbb does something that cannot be told")
        .contains("Nothing collides in what could be read; 1 step could not be followed.");
  }

  @Test
  void modulesOfTheProjectAreFollowed() {
    Called called =
        project("add_audit(op, 'a')", "op.drop_table('b')")
            .file("tools/__init__.py", "")
            .file(
                "tools/audit.py",
                """
                import sqlalchemy as sa
                from .names import COLUMN

                def add_audit(op, table):
                    op.add_column(table, sa.Column(COLUMN, sa.Text))
                    op.drop_table('b')
                """)
            .file("tools/names.py", "COLUMN = 'created_by'\n")
            .call("collisions", "heads");

    assertThat(called.out())
        .contains("contradiction: b1bbbb drops table b; c1cccc drops table b")
        .contains("b1bbbb.py:8: add_audit(op, 'a')")
        .doesNotContain("unknown");
  }

  @Test
  void aRevisionBelowAnotherHasNothingOfItsOwn() {
    Called called =
        project("op.drop_table('a')", "op.drop_table('b')").call("collisions", "a1aaaa", "b1bbbb");

    assertThat(called.status()).isZero();
    assertThat(called.lines()).contains("  b1bbbb contains a1aaaa already.");
  }

  @Test
  void oneRevisionIsRefused() {
    Called called = project("pass", "pass").call("collisions", "b1bbbb");

    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            "lynearm: That means b1bbbb alone. Name two revisions or more, or heads for all.\n");
  }

  @Test
  void theFactsAreData() throws IOException {
    Called called =
        project("op.drop_table('a')", "op.drop_column('a', 'x')")
            .call("collisions", "b1bbbb", "c1cccc", "--json");

    JsonNode json = new ObjectMapper().readTree(called.out());
    assertThat(called.status()).isEqualTo(1);
    assertThat(json.get("schema").asText()).isEqualTo("lynearm/1");
    assertThat(json.get("verdict").asText()).isEqualTo("collides");
    assertThat(json.at("/counts/contradiction").asInt()).isEqualTo(1);
    JsonNode finding = json.at("/pairs/0/findings/0");
    assertThat(finding.get("grade").asText()).isEqualTo("contradiction");
    assertThat(finding.at("/left/line").asInt()).isEqualTo(8);
    assertThat(finding.at("/right/source").asText()).isEqualTo("op.drop_column('a', 'x')");
    assertThat(finding.at("/outcomes/0/fails").asBoolean()).isTrue();
  }

  @Test
  void aQuestionThatCannotBeAnsweredIsDataToo() throws IOException {
    Called called = project("pass", "pass").call("collisions", "nowhere", "heads", "--json");

    assertThat(called.status()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(called.out()).get("done").asBoolean()).isFalse();
  }
}
