package lynearm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lynearm.alembic.MigrationFileReader;
import lynearm.python.ImportResolver;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever bytes a revision file holds, reading ends with a revision or a reason.
@Tag("fuzz")
class RevisionFileFuzzTest {

  private static final Path FILE = Path.of("/repository/versions/0001_a.py");

  private static final List<String> SAMPLES =
      List.of(
          """
          \"""add ledger

          Revision ID: ae1027a6acf
          Revises: 1975ea83b712
          Create Date: 2026-11-02 10:11:12.131415

          \"""
          from typing import Sequence, Union

          from alembic import op
          import sqlalchemy as sa


          # revision identifiers, used by Alembic.
          revision: str = 'ae1027a6acf'
          down_revision: Union[str, Sequence[str], None] = '1975ea83b712'
          branch_labels: Union[str, Sequence[str], None] = None
          depends_on: Union[str, Sequence[str], None] = None


          def upgrade() -> None:
              op.create_table('ledger', sa.Column('id', sa.Integer(), nullable=False),
                  sa.PrimaryKeyConstraint('id'))


          def downgrade() -> None:
              op.drop_table('ledger')
          """,
          """
          # -*- coding: utf-8 -*-
          revision = "b1" "b2"
          down_revision = ("a1", 'a' + '2',)
          branch_labels = ['ledger']
          depends_on = frozenset({'x1'})
          """,
          """
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
          """);

  private static final Mutation MUTATION =
      new Mutation(
          List.of(
              "revision",
              "down_revision",
              "depends_on",
              "branch_labels",
              "None",
              "True",
              " = ",
              " == ",
              " if ",
              " else ",
              " for x in ",
              " in ",
              "not ",
              "lambda: ",
              "def f(): ",
              "class A: ",
              "if 1:\n ",
              "elif 1:\n ",
              "else:\n ",
              "try:\n ",
              "except:\n ",
              "\\\n",
              "'''",
              "\"\"\"",
              "f'{",
              "}'",
              "{{",
              "rb'",
              "u'",
              "\\x",
              "\\u12",
              "\\N{",
              "0x",
              "1e9",
              "9999999999",
              "10 ** 10",
              "'a' * ",
              ".join(",
              ".format(",
              ".replace('a', 'aa')",
              "%99999999d",
              "%(a)s",
              "(",
              "[",
              "{",
              "-",
              "**",
              "*",
              "@",
              ":=",
              "->",
              "...",
              "; ",
              "\t",
              "\f",
              "\ufeff",
              "é",
              "\u2028",
              "# coding: latin-1\n",
              "# coding: nonsense\n",
              "# coding: utf-7\n",
              "import os\n",
              "from . import x\n",
              "global revision\n",
              "del revision\n",
              "revision += revision\n",
              "[x for x in y]",
              "match x:\n case ",
              "await ",
              "yield ",
              "async ",
              "type X = ",
              "print 'x'\n",
              "\0",
              "\r",
              "\u001a"));

  @Test
  void arbitraryBytesGiveAResult() throws InterruptedException {
    Fuzz.tries(
        1,
        random -> {
          byte[] bytes = new byte[random.nextInt(400)];
          random.nextBytes(bytes);
          if (random.nextBoolean()) {
            for (int i = 0; i < bytes.length; i++) {
              bytes[i] = (byte) Math.max(1, bytes[i] & 0x7f);
            }
          }
          requireResult(bytes);
        });
  }

  @Test
  void spoiledFilesGiveAResult() throws InterruptedException {
    Fuzz.tries(
        1,
        random -> requireResult(MUTATION.of(SAMPLES.get(random.nextInt(SAMPLES.size())), random)));
  }

  @Test
  void heapsOfWordsGiveAResult() throws InterruptedException {
    Fuzz.tries(
        1,
        random -> {
          StringBuilder text = new StringBuilder();
          int count = random.nextInt(60);
          for (int i = 0; i < count; i++) {
            text.append(MUTATION.words().get(random.nextInt(MUTATION.words().size())));
            if (random.nextInt(4) == 0) {
              text.append('\n');
            }
          }
          requireResult(text.toString().getBytes(StandardCharsets.UTF_8));
        });
  }

  @Test
  void aCommentAtTheEndChangesNothing() throws InterruptedException {
    Fuzz.tries(
        1,
        random -> {
          byte[] bytes = MUTATION.of(SAMPLES.get(random.nextInt(2)), random);
          if (read(bytes) instanceof ReadResult.Read before && before.problems().isEmpty()) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 6);
            System.arraycopy(
                "\n#end\n".getBytes(StandardCharsets.UTF_8), 0, longer, bytes.length, 6);
            assertThat(read(longer)).as(text(bytes)).isEqualTo(before);
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static ReadResult read(byte[] bytes) {
    return new MigrationFileReader().read(FILE, bytes, ImportResolver.NONE);
  }

  private static void requireResult(byte[] bytes) {
    ReadResult result = read(bytes);

    assertThat(result.file()).isEqualTo(FILE);
    assertThat(result.problems()).extracting(Problem::what).noneMatch(String::isBlank);
    assertThat(read(bytes)).isEqualTo(result);
  }
}
