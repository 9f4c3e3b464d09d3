package lynearm.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is meant by pasted texts.
class PastedIdTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "3f2a; 3f2a",
        "  3f2a  ; 3f2a",
        "'3f2a'; 3f2a",
        "`3f2a`; 3f2a",
        "FAILED: Can't locate revision identified by '3f2a'; 3f2a",
        "ERROR [alembic.util.messaging] Can't locate revision identified by 'it's'; it's",
        "No such revision or branch '3f2a'; 3f2a",
        "KeyError: '3f2a'; 3f2a",
        "KeyError: \"it's\"; it's",
        "UserWarning: Revision 3f2a referenced from 3f2a -> 9c1d (head), add x is not present;"
            + " 3f2a",
        "down_revision of 9c1d names 3f2a, which is not there.; 3f2a",
        "not a message; not a message",
      })
  void theIdIsTakenOut(String text, String id) {
    assertThat(PastedId.in(text)).isEqualTo(id);
  }

  @Test
  void aWholeTracebackIsUnderstood() {
    assertThat(
            PastedId.in(
                """
                Traceback (most recent call last):
                  File "/app/env.py", line 3, in <module>
                KeyError: 'other'
                alembic.util.exc.CommandError: Can't locate revision identified by '3f2a'
                """))
        .isEqualTo("3f2a");
  }

  @Test
  void hostileLengthsAreNoTrouble() {
    assertThat(PastedId.in("Revision ".repeat(20_000))).startsWith("Revision Revision");
  }
}
