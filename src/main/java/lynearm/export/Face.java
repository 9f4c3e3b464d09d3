package lynearm.export;

import java.text.Normalizer;

/// The typefaces of pictures, with widths that need no font: those of Helvetica and Courier, which
/// Arial, Liberation and Nimbus share. What writes a picture makes text exactly as wide.
enum Face {
  PLAIN,
  BOLD,
  MONO;

  /// From the space to the tilde, in thousandths of the size (Adobe: metrics of the core 14 fonts).
  private static final short[] PLAIN_WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584
  };

  private static final short[] BOLD_WIDTHS = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722,
    722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584
  };

  private static final short[] NONE = {};

  private static final String ELLIPSIS = "…";
  private static final int FIRST = 32;
  private static final int PER_EM = 1000;
  private static final int EACH = 600;
  private static final int USUAL = 620;

  private short[] widths() {
    return switch (this) {
      case PLAIN -> PLAIN_WIDTHS;
      case BOLD -> BOLD_WIDTHS;
      case MONO -> NONE;
    };
  }

  /// How wide a text is in this size.
  double width(String text, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      sum += width(text.codePointAt(i));
    }
    return sum * size / PER_EM;
  }

  private int width(int c) {
    if (isUnseen(c)) {
      return 0;
    }
    if (isWide(c)) {
      return PER_EM;
    }
    if (this == MONO) {
      return EACH;
    }
    short[] widths = widths();
    if (c >= FIRST && c < FIRST + widths.length) {
      return widths[c - FIRST];
    }
    return switch (c) {
      case '…', '—' -> PER_EM;
      case '–' -> widths['0' - FIRST];
      case '·' -> widths['.' - FIRST];
      case '‘', '’' -> widths['!' - FIRST] - 56;
      case '“', '”' -> widths['(' - FIRST];
      default -> ofLetterBelow(c);
    };
  }

  /// A letter with an accent is as wide as without.
  private int ofLetterBelow(int c) {
    if (c > Character.MAX_VALUE) {
      return PER_EM;
    }
    short[] widths = widths();
    int plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
    return plain >= FIRST && plain < FIRST + widths.length ? widths[plain - FIRST] : USUAL;
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          true;
      default -> false;
    };
  }

  private static boolean isWide(int c) {
    if (c < 0x1100) {
      return false;
    }
    return c <= 0x115f
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /// The text, or as much of its beginning as fits with an ellipsis; nothing if not even that.
  String cut(String text, double size, double room) {
    double left = room * PER_EM / size;
    double fitting = left - width(ELLIPSIS.codePointAt(0));
    double sum = 0;
    int end = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      sum += width(c);
      if (sum <= fitting) {
        end = i;
      }
      if (sum > left) {
        return end == 0 ? "" : text.substring(0, end).stripTrailing() + ELLIPSIS;
      }
    }
    return text;
  }

  /// Where a first line of this width had best end: after a word, or in a word that alone is wider.
  int lineEnd(String text, double size, double room) {
    double left = room * PER_EM / size;
    double sum = 0;
    int lastSpace = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c)) {
        lastSpace = i;
      }
      sum += width(c);
      if (sum > left) {
        return lastSpace > 0 ? lastSpace : i;
      }
      i += Character.charCount(c);
    }
    return text.length();
  }
}
