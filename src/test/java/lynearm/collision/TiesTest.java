package lynearm.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the history before two sides parted ties together.
class TiesTest {
  private static final String FAMILY =
      """
      op.create_table('parent', sa.Column('id', sa.Integer, primary_key=True), sa.Column('x', sa.Text))
      op.create_table('child', sa.Column('pid', sa.Integer, sa.ForeignKey('parent.id', ondelete='CASCADE')))
      op.create_table('grandchild', sa.Column('cid', sa.Integer), sa.Column('note', sa.Text))
      op.create_foreign_key('fk', 'grandchild', 'child', ['cid'], ['pid'], ondelete='CASCADE')
      op.execute('CREATE TABLE raw (id int, pid int REFERENCES parent(id) ON DELETE SET NULL)')
      op.execute('CREATE VIEW seen AS SELECT x FROM parent; CREATE TABLE apart (id int)')
      op.execute('CREATE TRIGGER tr AFTER INSERT ON grandchild BEGIN INSERT INTO log (x) VALUES (1); END')
      op.create_table('felt', sa.Column('m', sa.Enum('a', name='mood')))
      op.rename_table('felt', 'feeling')
      """;

  private static List<Grade> grades(String base, String left, String right) {
    return Sides.over(base, List.of(left), List.of(right))
        .report()
        .pairs()
        .getFirst()
        .findings()
        .stream()
        .map(Finding::grade)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          op.execute('DELETE FROM parent') | op.execute('UPDATE child SET pid = 1')
          op.execute('DELETE FROM parent') | op.execute('UPDATE grandchild SET note = 1')
          op.execute('DELETE FROM parent') | op.execute('SELECT * FROM child')
          op.execute('DELETE FROM parent') | op.execute('INSERT INTO raw VALUES (1, 2)')
          op.execute('DELETE FROM parent') | op.alter_column('child', 'pid', nullable=False)
          op.execute('DELETE FROM parent') | op.drop_table('child')
          op.execute('UPDATE parent SET id = 2') | op.execute('UPDATE child SET pid = 1')
          op.execute('INSERT INTO parent (id) VALUES (1)') | op.execute('INSERT INTO child (pid) VALUES (1)')
          op.drop_table('parent') | op.drop_table('child')
          op.drop_constraint('fk', 'grandchild') | op.execute('DELETE FROM child')
          op.drop_column('parent', 'x') | op.execute('DROP VIEW seen')
          op.execute('INSERT INTO grandchild VALUES (1, 2)') | op.drop_column('log', 'x')
          op.execute('DROP TYPE mood') | op.execute('DELETE FROM feeling')
          """)
  void orderMattersOverWhatTheHistoryTied(String left, String right) {
    assertThat(grades(FAMILY, left, right)).containsExactly(Grade.ORDER_MATTERS);
    assertThat(grades(FAMILY, right, left)).containsExactly(Grade.ORDER_MATTERS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          op.execute('UPDATE parent SET x = 1 WHERE id = 2') | op.execute('UPDATE child SET pid = 1')
          op.execute('DELETE FROM parent') | op.execute('UPDATE apart SET id = 1')
          op.execute('DELETE FROM child') | op.execute('UPDATE parent SET x = 1')
          op.drop_column('parent', 'x') | op.drop_table('child')
          op.drop_table('parent') | op.add_column('child', sa.Column('y', sa.Text))
          op.execute('DELETE FROM apart') | op.execute('DELETE FROM seen')
          """)
  void whatIsNotTiedGoesTogether(String left, String right) {
    assertThat(grades(FAMILY, left, right)).isEmpty();
    assertThat(grades(FAMILY, right, left)).isEmpty();
  }

  @Test
  void aForeignKeyThatTheHistoryDroppedTiesNothing() {
    String base =
        """
        op.create_foreign_key('fk', 'child', 'parent', ['pid'], ['id'])
        op.drop_constraint('fk', 'child')
        """;

    assertThat(grades(base, "op.execute('DELETE FROM parent')", "op.execute('DELETE FROM child')"))
        .isEmpty();
  }

  @Test
  void theSentenceSaysSinceWhen() {
    Finding finding =
        Sides.over(
                "op.create_foreign_key('fk', 'child', 'parent', ['pid'], ['id'])",
                List.of("op.execute('DELETE FROM parent')"),
                List.of("op.drop_table('child')"))
            .report()
            .pairs()
            .getFirst()
            .findings()
            .getFirst();

    assertThat(finding.sentence())
        .endsWith("rows of child depend on rows of parent by a foreign key since base, line 8.");
  }
}
