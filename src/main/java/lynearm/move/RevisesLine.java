package lynearm.move;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.python.Replacement;
import lynearm.python.Span;
import lynearm.revision.RevisionId;

/// The line of a docstring that repeats the parents: "Revises: 3f2a, 9c1d". Nothing reads it but
/// people, so it follows where it says exactly what `down_revision` said, and is left alone
/// otherwise.
///
/// @param value where the text behind the colon stands
/// @param text that text
record RevisesLine(Span value, String text) {

  private static final Set<String> LABELS = Set.of("revises", "down revision", "down_revision");
  private static final String NONE = "None";

  /// Whether a line of a docstring is such a one.
  static boolean isOne(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && LABELS.contains(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  /// All such lines of a text.
  ///
  /// @param text a docstring as written
  /// @param start where it stands in its file
  static List<RevisesLine> in(String text, int start) {
    List<RevisesLine> lines = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, end);
      if (isOne(line)) {
        int colon = line.indexOf(':') + 1;
        lines.add(
            new RevisesLine(new Span(start + at + colon, start + end), line.substring(colon)));
      }
      at = end + 1;
    }
    return lines;
  }

  /// What makes this line name the new parents instead of the old one; nothing if it says something
  /// else, or if a new id would mean something else here.
  ///
  /// @param parents all parents before, in order
  /// @param old the one that goes; none if there were none
  Optional<Replacement> following(
      List<RevisionId> parents, Optional<RevisionId> old, List<RevisionId> now) {
    if (!now.stream().allMatch(id -> isPlain(id.value()))) {
      return Optional.empty();
    }
    if (old.isEmpty()) {
      if (text.isBlank()) {
        return Optional.of(new Replacement(value, " " + listed(now)));
      }
      return text.strip().equals(NONE) ? Optional.of(word(NONE, 0, listed(now))) : Optional.empty();
    }
    List<String> named = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!named.equals(parents.stream().map(RevisionId::value).toList())) {
      return Optional.empty();
    }
    if (now.isEmpty()) {
      List<RevisionId> left = parents.stream().filter(id -> !id.equals(old.get())).toList();
      return Optional.of(word(text.strip(), 0, listed(left)));
    }
    int at = 0;
    for (String piece : text.split(",", -1)) {
      if (piece.strip().equals(old.get().value())) {
        return Optional.of(word(old.get().value(), at, listed(now)));
      }
      at += piece.length() + 1;
    }
    return Optional.empty();
  }

  private static String listed(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }

  private Replacement word(String word, int from, String now) {
    int at = value.start() + text.indexOf(word, from);
    return new Replacement(new Span(at, at + word.length()), now);
  }

  /// Whether an id stands for itself within a string and a list.
  private static boolean isPlain(String id) {
    return !id.isBlank()
        && id.equals(id.strip())
        && id.chars().noneMatch(c -> c < ' ' || "\\'\",".indexOf(c) >= 0);
  }
}
