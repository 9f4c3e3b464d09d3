package lynearm.ui.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import lynearm.operation.OperationsReader;
import lynearm.ui.details.OperationsText.Kind;
import lynearm.ui.details.OperationsText.Line;
import org.junit.jupiter.api.Test;

class OperationsTextTest {

  private static OperationsText upgrade(String body) {
    return OperationsText.of(
        new OperationsReader()
            .read(
                "from alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade():\n"
                    + body.indent(4)
                    + "\n\ndef downgrade():\n    pass\n"));
  }

  private static List<Line> lines(OperationsText text) {
    return text.directions().getFirst().groups().stream()
        .flatMap(group -> group.lines().stream())
        .toList();
  }

  @Test
  void everyStepHasItsKindSentenceAndPlace() {
    OperationsText text =
        upgrade(
            """
            op.add_column('users', sa.Column('email', sa.Text()))
            op.drop_table('old')
            op.alter_column('users', 'name',
                            nullable=False)
            op.execute("UPDATE users SET email = ''")
            """);

    assertThat(lines(text))
        .extracting(Line::kind, Line::text, Line::place)
        .containsExactly(
            tuple(Kind.ADDS, "adds column users.email (text, may be empty)", "line 6"),
            tuple(Kind.DROPS, "drops table old", "line 7"),
            tuple(Kind.CHANGES, "makes users.name required", "lines 8 to 9"),
            tuple(Kind.RUNS, "runs SQL: UPDATE users SET email = ''", "line 10"));
  }

  @Test
  void stepsUnderTheSameConditionStandTogetherUnderIt() {
    OperationsText text =
        upgrade(
            """
            op.drop_table('a')
            if op.get_bind().dialect.name == 'postgresql':
                op.drop_table('b')
                op.drop_table('c')
            """);

    assertThat(text.text())
        .isEqualTo(
            """
            upgrade()
              drops table a
              on PostgreSQL only:
                drops table b
                drops table c
            downgrade()
              does nothing
            """);
  }

  @Test
  void whatCannotBeToldSaysSoAndWhy() {
    Line line = lines(upgrade("from app import move_rows\nmove_rows(op)")).getFirst();

    assertThat(line.kind()).isEqualTo(Kind.UNTOLD);
    assertThat(line.text()).startsWith("cannot be told without running it: it ");
    assertThat(line.place()).isEqualTo("line 7");
  }

  @Test
  void nothingAtAllIsEmpty() {
    assertThat(upgrade("pass").isEmpty()).isTrue();
    assertThat(upgrade("op.drop_table('a')").isEmpty()).isFalse();
  }
}
