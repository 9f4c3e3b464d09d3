package lynearm.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// The words that an option takes, for its help and for completion.
abstract class Words implements Iterable<String> {

  private final List<String> words;

  Words(List<String> words) {
    this.words = words;
  }

  @Override
  public Iterator<String> iterator() {
    return words.iterator();
  }

  /// The constant that is meant: `high-contrast` is `HIGH_CONTRAST`.
  static <E extends Enum<E>> E meant(Class<E> type, String option, String word) throws Failure {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new Failure(
        option + " takes " + String.join(", ", words(type)) + ", and not " + word + ".");
  }

  static <E extends Enum<E>> List<String> words(Class<E> type) {
    return List.of(type.getEnumConstants()).stream().map(Words::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
