package lynearm.find;

import java.util.ArrayList;
import java.util.List;

/// One word of a query as it is written.
///
/// @param text its field, colon and value without quotes
/// @param start where it begins
/// @param end the place after it
/// @param quotedFrom where in the text the quoted part begins; -1 if nothing is quoted
record Word(String text, int start, int end, int quotedFrom) {

  /// The words of a query. Quotes hold words together; one that is not closed lasts to the end.
  static List<Word> of(String query) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int start = -1;
    int quotedFrom = -1;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (!quoted && Character.isWhitespace(c)) {
        if (start >= 0) {
          words.add(new Word(word.toString(), start, i, quotedFrom));
        }
        word.setLength(0);
        start = -1;
        quotedFrom = -1;
        continue;
      }
      if (start < 0) {
        start = i;
      }
      if (c == '"') {
        quoted = !quoted;
        quotedFrom = quotedFrom < 0 ? word.length() : quotedFrom;
      } else {
        word.append(c);
      }
    }
    if (start >= 0) {
      words.add(new Word(word.toString(), start, query.length(), quotedFrom));
    }
    return words;
  }

  boolean isQuoted() {
    return quotedFrom >= 0;
  }

  /// Where the colon after a field stands; -1 without a field.
  int colon() {
    int colon = text.indexOf(':');
    return quotedFrom >= 0 && colon >= quotedFrom ? -1 : colon;
  }
}
