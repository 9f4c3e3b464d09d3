package lynearm.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick reader answers for the files that Alembic writes, and never otherwise than the one
/// that follows every statement.
class PlainModuleTest {

  private static final WantedNames WANTED =
      new WantedNames(
          Set.of("revision", "down_revision", "branch_labels", "depends_on", "__doc__"),
          Set.of("revision", "down_revision"));

  private static final String USUAL =
      """
      \"""add ledger

      Revision ID: ae10
      \"""
      from typing import Sequence, Union

      from alembic import op
      import sqlalchemy as sa
      import app.db.types


      # revision identifiers
      revision: str = 'ae10'
      down_revision: Union[str, Sequence[str], None] = ('0f3c', "1b\\x32",)
      branch_labels: str | None = None
      depends_on = ['9c1d', '3f2a']
      airflow_version = '2.0'


      def upgrade() -> None:
          with op.batch_alter_table('t') as batch_op:
              batch_op.drop_column('c')


      def downgrade(engine_name):
          for name in ('a', 'b'): op.execute("SELECT 1" 'x')
          pass
      """;

  private static final List<String> PIECES =
      List.of(
          "revision",
          "down_revision",
          "None",
          "'x'",
          "\"y\"",
          "b'z'",
          "f'{revision}'",
          "(",
          ")",
          "[",
          "]",
          ",",
          ":",
          "=",
          "+",
          "+=",
          "\n",
          "\n    ",
          "global revision\n",
          "global",
          "def ",
          "import ",
          "from ",
          " as ",
          "*",
          ".",
          "->",
          "str",
          "|",
          "if True:\n    ",
          "# note\n",
          "\\",
          "globals()",
          "exec",
          "pass\n",
          "return\n",
          "print 'x'\n",
          ";",
          "'''",
          "class ",
          "@",
          "1",
          "x",
          "ｒevision",
          "__doc__",
          "async ",
          "lambda: 0",
          "\t",
          "is",
          "ü",
          "\\N{x}",
          "__future__",
          "revision = 'b'\n",
          "del revision\n",
          "down_revision = ('a')\n",
          "type ",
          "match");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revision = 'a'\ndown_revision = None\n",
        "revision = 'a'\ndown_revision = ('b')\n",
        "revision = 'a'\nrevision = 'b'\ndown_revision = ()\n",
        "'''doc''' \nimport a.b as c\nfrom d import e as f, g\nrevision: 'x.y' = ''\n",
      })
  void whatIsAskedTwiceIsAnsweredAlike(String text) {
    requireSame(text);
  }

  @Test
  void theUsualFileIsReadAtOnce() {
    assertThat(quick(USUAL)).isPresent();
    requireSame(USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from x import *\n",
        "revision = compute()\n",
        "if x: pass\n",
        "def f():\n    global revision\n    revision = 'x'\n",
        "globals()['revision'] = 'x'\n",
        "print 'x'\n",
        "def f():\n    print 'x'\n",
        "def revision():\n    pass\n",
        "import revision\n",
        "x = y = 'a'\n",
        "'two' 'parts'\n",
        "revision = 'a' 'b'\n",
        "revision = ('a' 'b')\n",
        "revision = ('a',,)\n",
        "revision: list[str = 'a'\n",
        "def = 'a'\n",
        "class A: pass\n",
      })
  void anythingElseIsLeftToTheFollower(String text) {
    assertThat(quick(text)).isEmpty();
  }

  @Test
  void mutatedFilesAreReadAlikeByBoth() {
    Random random = new Random(4_711);
    int answered = 0;
    for (int i = 0; i < 6_000; i++) {
      String text = USUAL;
      for (int k = 0; k <= random.nextInt(3); k++) {
        text = mutated(text, random);
      }
      answered += requireSame(text) ? 1 : 0;
    }
    assertThat(answered).isBetween(500, 5_500);
  }

  @Test
  void whatWasReadBeforeLeavesNoTrace() {
    Random random = new Random(815);
    PythonReader reader = new PythonReader(WANTED);
    for (int i = 0; i < 3_000; i++) {
      String text = USUAL.substring(0, random.nextInt(USUAL.length()));
      byte[] bytes =
          (random.nextBoolean() ? text : mutated(USUAL, random)).getBytes(StandardCharsets.UTF_8);
      PythonModule reused = reader.read(bytes, () -> "module", ImportResolver.NONE);
      PythonModule fresh =
          new PythonReader(WANTED).read(bytes, () -> "module", ImportResolver.NONE);
      assertThat(reused.problems()).isEqualTo(fresh.problems());
      for (String name : WANTED.all()) {
        assertThat(reused.binding(name)).as(name).isEqualTo(fresh.binding(name));
      }
    }
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length());
    int removed = random.nextBoolean() ? 0 : Math.min(random.nextInt(6), text.length() - at);
    String piece = random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, at) + piece + text.substring(at + removed);
  }

  /// Whether the quick reader answered; then the other must have said the same.
  private static boolean requireSame(String text) {
    Optional<Map<String, Binding>> quick = quick(text);
    if (quick.isEmpty()) {
      return false;
    }
    SourceText source = decoded(text);
    PythonModule followed =
        PythonModule.followed(
            source,
            Tokenizer.ofModule(source.characters()),
            () -> "module",
            Optional.empty(),
            WANTED,
            new Modules(ImportResolver.NONE));
    Map<String, Binding> bindings = new HashMap<>();
    WANTED.all().forEach(name -> followed.binding(name).ifPresent(it -> bindings.put(name, it)));
    assertThat(followed.problems()).as(text).isEmpty();
    assertThat(quick.get()).as(text).isEqualTo(bindings);
    return true;
  }

  private static Optional<Map<String, Binding>> quick(String text) {
    return PlainModule.bindings(Tokenizer.ofModule(decoded(text).characters()), WANTED);
  }

  private static SourceText decoded(String text) {
    try {
      return SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
    } catch (PythonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }
}
