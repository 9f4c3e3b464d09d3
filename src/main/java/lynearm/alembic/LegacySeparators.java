package lynearm.alembic;

import java.util.List;
import java.util.regex.Pattern;

/// How Alembic cuts lists of paths where no separator is set.
enum LegacySeparators {
  COMMA_OR_SPACES(", ", ", *| +"),
  COMMA_SPACES_OR_COLON(", :", ", *| +|:");

  private final String characters;
  private final String pattern;

  /// @param characters without which there is nothing to cut
  LegacySeparators(String characters, String pattern) {
    this.characters = characters;
    this.pattern = pattern;
  }

  /// The items, empty ones included. Most lists are of one, which needs no pattern.
  List<String> split(String value) {
    boolean isOne = value.chars().noneMatch(it -> characters.indexOf(it) >= 0);
    return isOne ? List.of(value) : List.of(Pattern.compile(pattern).split(value, -1));
  }
}
