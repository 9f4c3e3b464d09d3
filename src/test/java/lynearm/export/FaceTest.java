package lynearm.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaceTest {

  @Test
  void aTextThatFitsIsNotCut() {
    String text = "add table";

    assertThat(Face.PLAIN.cut(text, 13, Face.PLAIN.width(text, 13))).isEqualTo(text);
  }

  @Test
  void aTextIsCutToItsRoomWithAnEllipsis() {
    for (double room = 0; room < 120; room++) {
      String cut = Face.BOLD.cut("add a rather long message", 13, room);
      assertThat(Face.BOLD.width(cut, 13)).isLessThanOrEqualTo(room);
    }
    assertThat(Face.BOLD.cut("add a rather long message", 13, 60)).isEqualTo("add a r…");
  }

  @Test
  void accentsCostNothingAndIdeographsAFullWidth() {
    assertThat(Face.PLAIN.width("é", 10)).isEqualTo(Face.PLAIN.width("e", 10));
    assertThat(Face.PLAIN.width("e\u0301", 10)).isEqualTo(Face.PLAIN.width("e", 10));
    assertThat(Face.PLAIN.width("表", 10)).isEqualTo(10);
    assertThat(Face.MONO.width("ab", 10)).isEqualTo(12);
  }

  @Test
  void aLineEndsAfterAWord() {
    assertThat(Face.PLAIN.lineEnd("one two", 10, Face.PLAIN.width("one tw", 10))).isEqualTo(3);
    assertThat(Face.PLAIN.lineEnd("one two", 10, 1000)).isEqualTo(7);
  }
}
