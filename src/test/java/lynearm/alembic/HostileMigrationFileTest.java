package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import lynearm.python.ImportResolver;
import lynearm.revision.ReadResult;
import org.junit.jupiter.api.Test;

/// Reading ends with a result, wherever a file ends and whatever it is full of. Files made up at
/// random are in `lynearm.fuzz`.
class HostileMigrationFileTest {

  /// A quarter of what threads usually have.
  private static final long LITTLE_STACK = 256L << 10;

  private static final Path FILE = Path.of("/repository/versions/0001_a.py");

  private static final String SAMPLE =
      """
      \"""add ledger

      Revision ID: ae10
      \"""
      from typing import Union
      from . import ids as i
      import a.b, c as d
      if not True:
          revision = 'x'
      elif d.x: revision = f'{i!r:>{3}}{{}}'
      else:
          revision: Union[str, None] = 'ae' + '10' * 1
      try:
          down_revision = [x for x in ('a', *'bc') if x not in 'b']
      except (ValueError, KeyError) as e:
          raise
      finally:
          pass
      down_revision += ('%04d' % 7, '{0[a]}'.format({'a': 'q'}),)
      @decorated(1)
      async def upgrade(a, /, b: int = 0o7, *c, d=b'\\x00', **e) -> None:
      \tglobal revision
      \tprint(lambda *a: (yield), a[1:2, ::3], not a, -a ** 2, ...)
      class A(B, metaclass=C): x = \"\\N{BULLET}\\u00e9\"
      match revision:
          case {'a': [depends_on, *_]} if depends_on: pass
      while 1: break
      with (a() as b, c): branch_labels = ('l',) ; del b
      depends_on = None if revision < 'b' else (y := 'z')
      """;

  @Test
  void everyBeginningOfAFileGivesAResult() {
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= sample.length; length++) {
      requireResult(Arrays.copyOf(sample, length));
    }
  }

  @Test
  void hostileFilesNeitherHangNorOverflow() throws Exception {
    FutureTask<Boolean> reading = new FutureTask<>(HostileMigrationFileTest::readHostileFiles);
    new Thread(null, reading, "little stack", LITTLE_STACK).start();
    assertThat(reading.get()).isTrue();
  }

  private static boolean readHostileFiles() {
    for (String text :
        List.of(
            "(".repeat(30_000),
            "revision = " + "[".repeat(190) + "]".repeat(190),
            "revision = 'a'" + " + 'a'".repeat(20_000),
            "revision = " + "-".repeat(30_000) + "1",
            "revision = 'a' * 10 ** 10",
            "revision = 'a'\n" + "revision = revision + revision\n".repeat(100),
            "revision = ()\n" + "revision = (revision, revision)\n".repeat(100),
            "revision = ()\n" + "revision = (revision,)\n".repeat(5_000),
            "revision = 9 ** 9 ** 9 ** 9",
            "revision = '%99999999d' % 1",
            "revision = f'{1:>99999999}'",
            "revision = 'a'" + ".replace('a', 'aaaaaaaaaa')".repeat(20),
            "revision = 'a'" + ".strip()".repeat(1_000),
            "revision = [0 for a in 'aaaaaaaaaa'" + " for a in 'aaaaaaaaaa'".repeat(20) + "]",
            "revision = []\n" + "revision.append('x')\n".repeat(5_000),
            chain(5_000),
            "if 1:\n" + indented(99),
            "if 1:\n" + indented(500),
            "if x: pass\n" + "elif x: pass\n".repeat(5_000),
            "x = " + "{".repeat(199),
            "x = " + "{".repeat(190) + "}".repeat(190),
            "x = " + "[(".repeat(95) + ")]".repeat(95),
            "exec('x = " + "{".repeat(199) + "')",
            "x = f'{" + "[".repeat(190) + "]".repeat(190) + "}'",
            "def f():\n    g(1,global revision\n" + "global revision\n".repeat(4_000) + " x)\n",
            "x = f'" + "{x}".repeat(5_000) + "'",
            "x = f'" + "{x:".repeat(5_000) + "'",
            "x = " + "f'{".repeat(5_000),
            "try:\n  x = 1\nexcept: pass\n".repeat(5_000),
            "\\\n".repeat(30_000),
            "\t \f".repeat(20_000),
            "x = " + "9".repeat(30_000),
            "x" + ".x".repeat(20_000) + " = 1",
            "a = b = ".repeat(5_000) + "1",
            "lambda:".repeat(20_000),
            "@a\n".repeat(20_000))) {
      requireResult(text.getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder("revision = a0\n");
    for (int i = 0; i < length; i++) {
      text.append('a').append(i).append(" = a").append(i + 1).append('\n');
    }
    return text.toString();
  }

  private static String indented(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      text.repeat(' ', i).append("if 1:\n");
    }
    return text.repeat(' ', depth + 1).append("revision = 'a'\n").toString();
  }

  private static void requireResult(byte[] bytes) {
    ReadResult result = new MigrationFileReader().read(FILE, bytes, ImportResolver.NONE);

    assertThat(result.file()).isEqualTo(FILE);
  }
}
