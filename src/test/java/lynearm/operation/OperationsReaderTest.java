package lynearm.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.python.ImportResolver;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsReaderTest {

  private static Operations read(String body) {
    return new OperationsReader().read(Prelude.upgrade(body));
  }

  private static List<String> sentences(String body) {
    return read(body).upgrade().stream().map(step -> step.sentence().text()).toList();
  }

  @Test
  void aMergeHasNoOperations() {
    Operations operations = read("pass");

    assertThat(operations.isEmpty()).isTrue();
    assertThat(operations.facts()).isEmpty();
  }

  @Test
  void aStepKnowsItsLinesAndDirection() {
    Step step =
        new OperationsReader()
            .read(
                """
                from alembic import op
                def upgrade():
                    pass
                def downgrade():
                    op.drop_column(
                        'users',
                        'email',
                    )
                """)
            .downgrade()
            .getFirst();

    assertThat(step)
        .isEqualTo(
            new Step(
                new Operation.DropColumn(TableName.of("users"), "email"),
                Direction.DOWNGRADE,
                new Lines(5, 8),
                List.of(),
                Optional.empty()));
  }

  @Test
  void bothWaysOfAForkAreFollowedUnderTheirConditions() {
    String body =
        """
        bind = op.get_bind()
        if bind.dialect.name == 'sqlite':
            op.drop_table('a')
        elif TABLE_EXISTS:
            op.drop_table('b')
        else:
            op.drop_table('c')
        """;

    assertThat(sentences(body))
        .containsExactly(
            "drops table `a`, on SQLite only",
            "drops table `b`, but not on SQLite, if `TABLE_EXISTS`",
            "drops table `c`, but not on SQLite, unless `TABLE_EXISTS`");
    assertThat(read(body).upgrade().getFirst().concerns("postgresql")).isFalse();
    assertThat(read(body).upgrade().getLast().concerns("postgresql")).isTrue();
  }

  @Test
  void whatFollowsAnEarlyReturnIsConditional() {
    assertThat(
            sentences(
                """
                if op.get_context().dialect.name == 'sqlite':
                    return
                op.drop_table('a')
                """))
        .containsExactly("drops table `a`, but not on SQLite");
  }

  @Test
  void aNameThatDependsOnAForkIsNotGuessed() {
    assertThat(
            sentences(
                """
                name = 'a'
                if old():
                    name = 'b'
                op.drop_table(name)
                """))
        .containsExactly(
            "does something that cannot be told: the table is computed – `op.drop_table(name)`");
  }

  @Test
  void aLoopOverRowsIsRepeated() {
    Step step =
        read("""
        for row in op.get_bind().execute('SELECT id FROM users'):
            op.execute('UPDATE users SET a = 1')
        """)
            .upgrade()
            .getLast();

    assertThat(step.certainty()).isEqualTo(Certainty.REPEATED);
    assertThat(step.loop()).hasValueSatisfying(head -> assertThat(head).startsWith("for row in"));
  }

  @Test
  void aChangedRowOfASessionIsSeen() {
    assertThat(
            sentences(
                """
                session = Session(bind=op.get_bind())
                for user in session.query(User).all():
                    user.name = user.name.lower()
                session.commit()
                """))
        .contains(
            "changes rows of `users` (`name`), again and again:"
                + " `for user in session.query(User).all()`");
  }

  @Test
  void whatAnExceptionLeadsToIsConditional() {
    assertThat(
            sentences(
                """
                try:
                    op.drop_table('a')
                except Exception:
                    op.drop_table('b')
                """))
        .containsExactly(
            "drops table `a`", "drops table `b`, if `Exception is raised in lines 35 to 36`");
  }

  @Test
  void aStatementThatCannotBeReadIsUnknown() {
    Operations operations = read("op.drop_table('a')\nprint 'a'\nop.drop_table('b')");

    assertThat(operations.upgrade()).hasSize(3);
    assertThat(operations.upgrade().get(1).certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void aFileThatCannotBeReadIsUnknownBothWays() {
    Operations operations = new OperationsReader().read("def upgrade():\n    op.drop_table('a'\n");

    assertThat(operations.upgrade()).singleElement().satisfies(OperationsReaderTest::isUnknown);
    assertThat(operations.downgrade()).singleElement().satisfies(OperationsReaderTest::isUnknown);
  }

  private static void isUnknown(Step step) {
    assertThat(step.certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void oneFunctionForEachDatabaseIsFollowed() {
    String text =
        """
        from alembic import op
        def upgrade(engine_name):
            globals()["upgrade_%s" % engine_name]()
        def downgrade(engine_name):
            globals()[f"downgrade_{engine_name}"]()
        def upgrade_one():
            op.drop_table('a')
        def upgrade_two():
            op.drop_table('b')
        def downgrade_one():
            pass
        """;

    assertThat(new OperationsReader().read(text).upgrade().stream().map(Step::operation))
        .containsExactlyInAnyOrder(
            new Operation.DropTable(TableName.of("a")), new Operation.DropTable(TableName.of("b")));
  }

  @Test
  void theFactsAreWhatARevisionIsFoundBy() {
    assertThat(read("op.create_index('ix', 'users', ['email'])").facts())
        .containsExactlyInAnyOrder(
            new Fact(Fact.Kind.OPERATION, "create_index"),
            new Fact(Fact.Kind.TABLE, "users"),
            new Fact(Fact.Kind.INDEX, "ix"),
            new Fact(Fact.Kind.COLUMN, "users.email"));
  }

  @Test
  void aModuleThatActsWhileLoadingIsInDoubt() {
    assertThat(
            doubts("import app.act", "app.act", "from alembic import op\nop.drop_table('users')"))
        .singleElement()
        .asString()
        .contains("loading app.act may work on the database");
    assertThat(
            doubts(
                "from app.act import NAME",
                "app.act",
                "import engines\nengines.get().execute('DROP TABLE users')\nNAME = 'x'"))
        .isNotEmpty();
  }

  @Test
  void aModuleFromWhichAnotherIsTakenCountsAsWell() {
    assertThat(doubts("from app import act", "app.act", "from alembic import op\nop.execute('x')"))
        .isNotEmpty();
    assertThat(doubts("import app.act", "app", "from alembic import op\nop.execute('x')"))
        .isNotEmpty();
  }

  @Test
  void aModuleThatMakesClassesAndConstantsIsNotInDoubt() {
    assertThat(
            doubts(
                "from app.models import Base",
                "app.models",
                """
                from sqlalchemy.orm import declarative_base
                import logging
                log = logging.getLogger(__name__)
                Base = declarative_base()
                settings = load_settings()
                class User(Base):
                    __tablename__ = 'users'
                """))
        .isEmpty();
  }

  private static List<Step> doubts(String importing, String module, String itsText) {
    ImportResolver resolver =
        name ->
            name.equals(module)
                ? Optional.of(new ImportResolver.ModuleFile(itsText.getBytes(UTF_8), false))
                : Optional.empty();
    String text = importing + "\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n";
    return new OperationsReader().read(text.getBytes(UTF_8), resolver).doubts(Direction.UPGRADE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Sample.class,
      names = {"SMALL", "LARGE"})
  void theSamplesHideNothing(Sample sample, @TempDir Path folder) throws IOException {
    Path root = SampleProjects.create(sample, folder.resolve("sample"));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().contains("versions/")).toList()) {
        if (!file.toString().endsWith(".py")) {
          continue;
        }
        Operations operations = new OperationsReader().read(Files.readAllBytes(file));
        assertThat(Stream.concat(operations.upgrade().stream(), operations.downgrade().stream()))
            .as(file.toString())
            .noneMatch(step -> step.certainty() == Certainty.UNKNOWN);
      }
    }
  }
}
