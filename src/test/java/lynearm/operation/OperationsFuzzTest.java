package lynearm.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Whatever a file holds, reading its operations ends with a result.
class OperationsFuzzTest {

  /// Half of what threads usually have.
  private static final long LITTLE_STACK = 512L << 10;

  private static final String SAMPLE =
      Prelude.upgrade(
          """
          bind = op.get_bind()
          if bind.dialect.name in ('sqlite', 'mysql') and not x:
              for t, c in {'a': 'b'}.items():
                  op.add_column(t, sa.Column(c, sa.String(3), server_default=f'{c!r}'))
          with op.batch_alter_table('users') as b, (yield) as y:
              b.drop_column('x')
          try:
              op.execute("UPDATE a SET b = 'c' WHERE d IN (SELECT 1); DROP TABLE e")
          except (A, B) as e:
              raise
          finally:
              [op.drop_table(q) for q in range(3) if q]
          """);

  private final Random random = new Random(20_261_122);

  private static void requireResult(byte[] bytes) {
    assertThat(new OperationsReader().read(bytes)).isNotNull();
  }

  @Test
  void mutatedFilesAlwaysGiveAResult() {
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2_000; i++) {
      byte[] mutated = sample.clone();
      int mutations = 1 + random.nextInt(5);
      for (int k = 0; k < mutations; k++) {
        int at = random.nextInt(mutated.length);
        mutated[at] = (byte) "()[]{}'\"\\\n\t #:=,.@%fopx0".charAt(random.nextInt(24));
      }
      requireResult(mutated);
    }
  }

  @Test
  void everyBeginningOfAFileGivesAResult() {
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= sample.length; length++) {
      requireResult(Arrays.copyOf(sample, length));
    }
  }

  @Test
  void hostileBodiesNeitherHangNorOverflow() {
    for (String body :
        List.of(
            "op.execute('" + "(".repeat(5_000) + "')",
            "op.execute('SELECT " + "(".repeat(39) + "1" + ")".repeat(39) + "')",
            "op.execute('SELECT " + "CASE WHEN a = ".repeat(300) + "')",
            "op.execute('UPDATE a SET b = 1 WHERE " + "c = 1 AND ".repeat(800) + "d')",
            "op.execute('" + "DROP TABLE a;".repeat(5_000) + "')",
            "x = 'a'\n" + "x = x + x\n".repeat(100) + "op.drop_table(x)",
            "x = ()\n" + "x = (x, x)\n".repeat(60) + "op.drop_table(x)",
            "x = []\n" + "x.append(x)\n".repeat(500) + "op.drop_table(x)",
            "x" + ".x()".repeat(1_000),
            "op.drop_table('a' " + "+ 'a'".repeat(20_000) + ")",
            "for a in range(300):\n  for b in range(300):\n    for c in range(300):\n      f(c)",
            "if a: return\n".repeat(3_000) + "op.drop_table('a')",
            "if a: x = b\nelse: x = c\n".repeat(3_000) + "op.drop_table(x)",
            "x = " + "lambda: ".repeat(200) + "1\nx()",
            "op.drop_table('a')\n".repeat(20_000),
            "def f(g): g(g)\nf(f)",
            "f = lambda g: g(g)\nf(f)")) {
      requireResult(Prelude.upgrade(body).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void deepBracketsFitOnTheStackOfAnyThread() throws Exception {
    FutureTask<Boolean> reading =
        new FutureTask<>(() -> {
          for (String body :
              List.of(
                  "x = " + "{".repeat(199),
                  "x = " + "{".repeat(190) + "}".repeat(190),
                  "op.drop_table(" + "[(".repeat(90) + ")]".repeat(90) + ")")) {
            requireResult(Prelude.upgrade(body).getBytes(StandardCharsets.UTF_8));
          }
          return true;
        });
    new Thread(null, reading, "little stack", LITTLE_STACK).start();
    assertThat(reading.get()).isTrue();
  }
}
