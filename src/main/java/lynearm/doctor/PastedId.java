package lynearm.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the revision id out of what a person pastes: an id, or a message of Alembic that has one.
public final class PastedId {

  private static final String QUOTED = "(?:'(.*)'|\"(.*)\")";

  /// The messages of Alembic that are about an id that is not there, the most telling first.
  private static final List<Pattern> MESSAGES =
      List.of(
          Pattern.compile("Can't locate revision identified by " + QUOTED),
          Pattern.compile("No such revision or branch " + QUOTED),
          Pattern.compile("Revision (.*?)() referenced from .* is not present"),
          Pattern.compile("KeyError: " + QUOTED),
          Pattern.compile("(?:down_revision|depends_on) of .* names (.*?)(), which is"));

  /// Longer lines are no message.
  private static final int LONGEST = 2000;

  private static final int MOST_LINES = 10_000;

  private PastedId() {}

  /// The id in a text; the text itself, without blanks and quotes around it, if it is no message
  /// that is known.
  public static String in(String text) {
    List<String> lines =
        text.lines().limit(MOST_LINES).filter(line -> line.length() <= LONGEST).toList();
    for (Pattern message : MESSAGES) {
      for (String line : lines) {
        Optional<String> id = in(line, message);
        if (id.isPresent()) {
          return id.get();
        }
      }
    }
    String plain = text.strip();
    int end = plain.length() - 1;
    boolean isQuoted =
        end > 0 && plain.charAt(0) == plain.charAt(end) && "'\"`".indexOf(plain.charAt(0)) >= 0;
    return isQuoted ? plain.substring(1, end) : plain;
  }

  private static Optional<String> in(String line, Pattern message) {
    Matcher matcher = message.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String single = matcher.group(1);
    return Optional.of(single == null ? matcher.group(2) : single);
  }
}
