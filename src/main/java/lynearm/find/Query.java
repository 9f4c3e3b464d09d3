package lynearm.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lynearm.revision.Problem;

/// What is looked for, read from what a person types:
///
/// ```
/// billing "first draft" table:users op:drop_column -is:merge since:2024-01
/// ```
///
/// All words must hold; case does not matter. Quotes hold words together, and make a name after a
/// field mean that name alone. A minus takes away. What begins like a field but is none is plain
/// text, and a field without a value is passed over, for it is still being typed.
public final class Query {

  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final Query NOTHING = new Query("", List.of(), Optional.empty());

  private final String text;
  private final List<Term> terms;
  private final Optional<String> misunderstanding;

  private Query(String text, List<Term> terms, Optional<String> misunderstanding) {
    this.text = text;
    this.terms = List.copyOf(terms);
    this.misunderstanding = misunderstanding;
  }

  /// The query that looks for nothing.
  public static Query nothing() {
    return NOTHING;
  }

  /// Reads a query; never fails. Linear in its length.
  public static Query of(String text) {
    List<Term> terms = new ArrayList<>();
    Optional<String> misunderstanding = Optional.empty();
    for (Word word : Word.of(text)) {
      Read read = read(word);
      read.term().ifPresent(terms::add);
      misunderstanding = misunderstanding.or(read::misunderstanding);
    }
    return new Query(text, terms, misunderstanding);
  }

  /// What came of one word: a term, a sentence on why not, or nothing yet.
  private record Read(Optional<Term> term, Optional<String> misunderstanding) {
    static Read term(Term term) {
      return new Read(Optional.of(term), Optional.empty());
    }

    static Read nothing() {
      return new Read(Optional.empty(), Optional.empty());
    }

    static Read misunderstood(String why) {
      return new Read(Optional.empty(), Optional.of(why));
    }

    Read negated() {
      return new Read(term.map(Term.Not::new), misunderstanding);
    }
  }

  private static Read read(Word word) {
    boolean negated = word.text().startsWith("-") && word.quotedFrom() != 0;
    String text = negated ? word.text().substring(1) : word.text();
    int colon = negated ? word.colon() - 1 : word.colon();
    Optional<Field> field = colon > 0 ? Field.of(text.substring(0, colon)) : Optional.empty();
    Read read =
        field.isPresent()
            ? read(field.get(), text.substring(colon + 1), word.isQuoted())
            : plain(text);
    return negated ? read.negated() : read;
  }

  private static Read plain(String text) {
    return text.isEmpty()
        ? Read.nothing()
        : Read.term(new Term.Contains(Optional.empty(), text.toLowerCase(Locale.ROOT), false));
  }

  private static Read read(Field field, String value, boolean quoted) {
    if (value.isEmpty()) {
      return Read.nothing();
    }
    return switch (field) {
      case IS -> is(value);
      case PROBLEM -> problem(value);
      case SINCE, UNTIL -> date(field, value);
      default ->
          Read.term(new Term.Contains(Optional.of(field), value.toLowerCase(Locale.ROOT), quoted));
    };
  }

  private static Read is(String value) {
    List<Trait> traits = Trait.startingWith(value);
    return traits.isEmpty()
        ? Read.misunderstood(
            "After is: goes "
                + Arrays.stream(Trait.values()).map(Trait::word).collect(Collectors.joining(", ")))
        : Read.term(new Term.Is(traits));
  }

  private static Read problem(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    List<Problem.Kind> kinds =
        Arrays.stream(Problem.Kind.values())
            .filter(kind -> wordOf(kind).startsWith(lower))
            .toList();
    return kinds.isEmpty()
        ? Read.misunderstood("No kind of problem is called " + value)
        : Read.term(new Term.HasProblem(kinds));
  }

  /// A kind of problem as it is written after `problem:`.
  public static String wordOf(Problem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Read date(Field field, String value) {
    if (!DATE.matcher(value).matches()) {
      return Read.misunderstood(
          "After %1$s: goes a day, a month or a year, as in %1$s:2024-06".formatted(field.word()));
    }
    return Read.term(field == Field.SINCE ? new Term.Since(value) : new Term.Until(value));
  }

  /// As it was typed.
  public String text() {
    return text;
  }

  List<Term> terms() {
    return terms;
  }

  /// Whether it asks for nothing yet.
  public boolean isEmpty() {
    return terms.isEmpty() && misunderstanding.isEmpty();
  }

  /// Why a word of it cannot be followed, in a sentence, if that is so. Then nothing matches.
  public Optional<String> misunderstanding() {
    return misunderstanding;
  }

  /// Whether this value stands in it as a word of this field.
  public boolean has(Field field, String value) {
    return Word.of(text).stream().anyMatch(word -> isWord(word, field, value));
  }

  /// The text with this word added at its end.
  public String with(Field field, String value) {
    if (has(field, value)) {
      return text;
    }
    String before = text.stripTrailing();
    return before + (before.isEmpty() ? "" : " ") + field.word() + ":" + quoted(value) + " ";
  }

  /// The text without this word.
  public String without(Field field, String value) {
    return rest(word -> isWord(word, field, value));
  }

  /// The text without any word of this field.
  public String without(Field field) {
    return rest(word -> isOf(word, field));
  }

  private String rest(java.util.function.Predicate<Word> dropped) {
    String rest =
        Word.of(text).stream()
            .filter(dropped.negate())
            .map(word -> text.substring(word.start(), word.end()))
            .collect(Collectors.joining(" "));
    return rest.isEmpty() ? rest : rest + " ";
  }

  private static boolean isOf(Word word, Field field) {
    return word.colon() > 0
        && Field.of(word.text().substring(0, word.colon())).filter(field::equals).isPresent();
  }

  private static boolean isWord(Word word, Field field, String value) {
    return isOf(word, field) && word.text().substring(word.colon() + 1).equalsIgnoreCase(value);
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(Character::isWhitespace);
    return plain ? value : "\"" + value + "\"";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Query query && query.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
