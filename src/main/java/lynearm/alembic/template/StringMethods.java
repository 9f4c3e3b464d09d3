package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import lynearm.python.PythonException;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// The methods of Python's `str`.
final class StringMethods {

  /// A method with the text that it is called on.
  @FunctionalInterface
  private interface Method {
    PythonValue call(String self, Arguments arguments) throws PythonException;
  }

  /// Methods that `str` has but that are not done here.
  private static final Set<String> MORE =
      Set.of(
          "encode",
          "expandtabs",
          "format_map",
          "isdecimal",
          "isdigit",
          "isidentifier",
          "isnumeric",
          "isprintable",
          "istitle",
          "maketrans",
          "translate",
          "casefold");

  private static final Map<String, Method> METHODS = methods();

  private StringMethods() {}

  static PythonValue attribute(String self, String name) throws PythonException {
    Method method = METHODS.get(name);
    if (method != null) {
      return Function.named(name, arguments -> method.call(self, arguments));
    }
    if (MORE.contains(name) || name.startsWith("__")) {
      throw TemplateFault.outside("str." + name + " is not known here");
    }
    throw new PythonException("AttributeError", "'str' object has no attribute '" + name + "'");
  }

  private static Map<String, Method> methods() {
    var methods = new HashMap<String, Method>();
    letters(methods);
    cutting(methods);
    searching(methods);
    padding(methods);
    methods.put("isspace", (self, _) -> all(self, PythonText::isSpace));
    methods.put("isalpha", (self, _) -> all(self, Character::isLetter));
    methods.put(
        "isalnum",
        (self, _) -> all(self, character -> Slug.isWordCharacter(character) && character != '_'));
    methods.put(
        "isascii",
        (self, _) -> PythonValue.of(self.chars().allMatch(character -> character < 128)));
    methods.put("format", FormatSpec::formatMethod);
    methods.put("join", StringMethods::join);
    return Map.copyOf(methods);
  }

  private static void letters(Map<String, Method> methods) {
    methods.put("upper", (self, arguments) -> plain(self.toUpperCase(Locale.ROOT), arguments));
    methods.put("lower", (self, arguments) -> plain(PythonText.lower(self), arguments));
    methods.put("title", (self, arguments) -> plain(title(self), arguments));
    methods.put("capitalize", (self, arguments) -> plain(capitalize(self), arguments));
    methods.put("swapcase", (self, arguments) -> plain(swapCase(self), arguments));
    methods.put(
        "isupper", (self, _) -> cased(self, Character::isUpperCase, Character::isLowerCase));
    methods.put(
        "islower", (self, _) -> cased(self, Character::isLowerCase, Character::isUpperCase));
  }

  private static void cutting(Map<String, Method> methods) {
    methods.put("strip", (self, arguments) -> strip(self, arguments, true, true));
    methods.put("lstrip", (self, arguments) -> strip(self, arguments, true, false));
    methods.put("rstrip", (self, arguments) -> strip(self, arguments, false, true));
    methods.put("split", StringMethods::split);
    methods.put("rsplit", StringMethods::splitFromEnd);
    methods.put("splitlines", StringMethods::splitLines);
    methods.put("partition", (self, arguments) -> partition(self, arguments, false));
    methods.put("rpartition", (self, arguments) -> partition(self, arguments, true));
    methods.put(
        "removeprefix",
        (self, arguments) -> {
          arguments.expect(1, 1);
          String prefix = arguments.text(0);
          return Values.text(self.startsWith(prefix) ? self.substring(prefix.length()) : self);
        });
    methods.put(
        "removesuffix",
        (self, arguments) -> {
          arguments.expect(1, 1);
          String suffix = arguments.text(0);
          return Values.text(
              self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self);
        });
  }

  private static void searching(Map<String, Method> methods) {
    methods.put("replace", StringMethods::replace);
    methods.put("startswith", (self, arguments) -> affix(self, arguments, true));
    methods.put("endswith", (self, arguments) -> affix(self, arguments, false));
    methods.put("find", (self, arguments) -> PythonValue.of(find(self, arguments, false)));
    methods.put("rfind", (self, arguments) -> PythonValue.of(find(self, arguments, true)));
    methods.put("index", (self, arguments) -> PythonValue.of(found(find(self, arguments, false))));
    methods.put("rindex", (self, arguments) -> PythonValue.of(found(find(self, arguments, true))));
    methods.put("count", StringMethods::count);
  }

  private static void padding(Map<String, Method> methods) {
    methods.put("ljust", (self, arguments) -> pad(self, arguments, width -> 0, width -> width));
    methods.put("rjust", (self, arguments) -> pad(self, arguments, width -> width, width -> 0));
    methods.put("center", StringMethods::center);
    methods.put("zfill", StringMethods::zeroFill);
  }

  private static PythonValue join(String self, Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    var items = new ArrayList<PythonValue>();
    for (var all = Values.iterate(arguments.at(0)); all.hasNext(); ) {
      items.add(all.next());
    }
    return BuiltIns.join(self, items);
  }

  /// How much of the missing width goes to one side.
  @FunctionalInterface
  private interface Share {
    int of(int missing);
  }

  private static PythonValue plain(String result, Arguments arguments) throws PythonException {
    arguments.expect(0, 0);
    return Values.text(result);
  }

  private static PythonValue all(String self, IntPredicate test) {
    return PythonValue.of(!self.isEmpty() && self.codePoints().allMatch(test));
  }

  private static PythonValue cased(String self, IntPredicate wanted, IntPredicate unwanted) {
    return PythonValue.of(
        self.codePoints().anyMatch(wanted)
            && self.codePoints().noneMatch(unwanted)
            && self.codePoints().noneMatch(Character::isTitleCase));
  }

  private static String title(String self) {
    var result = new StringBuilder();
    boolean inWord = false;
    for (String character : PythonText.characters(self)) {
      result.append(inWord ? lower(character) : titleCase(character));
      inWord = PythonText.isCased(character.codePointAt(0));
    }
    return result.toString();
  }

  private static String capitalize(String self) {
    var characters = PythonText.characters(self);
    var result = new StringBuilder();
    for (int at = 0; at < characters.size(); at++) {
      result.append(at == 0 ? titleCase(characters.get(at)) : lower(characters.get(at)));
    }
    return result.toString();
  }

  private static String swapCase(String self) {
    var result = new StringBuilder();
    for (String character : PythonText.characters(self)) {
      int code = character.codePointAt(0);
      if (Character.isUpperCase(code)) {
        result.append(lower(character));
      } else {
        result.append(Character.isLowerCase(code) ? character.toUpperCase(Locale.ROOT) : character);
      }
    }
    return result.toString();
  }

  private static String lower(String character) {
    if (character.equals("Σ")) {
      throw TemplateFault.outside("the lower case of Σ depends on its place");
    }
    return character.toLowerCase(Locale.ROOT);
  }

  private static String titleCase(String character) {
    int code = character.codePointAt(0);
    String upper = character.toUpperCase(Locale.ROOT);
    if (PythonText.length(upper) > 1) {
      throw TemplateFault.outside("the title case of " + character + " is not known here");
    }
    return Character.toString(Character.toTitleCase(code));
  }

  private static PythonValue strip(String self, Arguments arguments, boolean start, boolean end)
      throws PythonException {
    arguments.expect(0, 1);
    IntPredicate unwanted = PythonText::isSpace;
    if (arguments.count() == 1 && !arguments.at(0).equals(PythonValue.NONE)) {
      String characters = arguments.text(0);
      unwanted = character -> characters.indexOf(character) >= 0;
    }
    int from = 0;
    int to = self.length();
    while (start && from < to && unwanted.test(self.codePointAt(from))) {
      from += Character.charCount(self.codePointAt(from));
    }
    while (end && from < to && unwanted.test(self.codePointBefore(to))) {
      to -= Character.charCount(self.codePointBefore(to));
    }
    return Values.text(self.substring(from, to));
  }

  private static PythonValue split(String self, Arguments arguments) throws PythonException {
    arguments.expect(0, 2, Set.of("sep", "maxsplit"));
    int most = arguments.find(1, "maxsplit").isPresent() ? most(arguments) : -1;
    Optional<PythonValue> separator =
        arguments.find(0, "sep").filter(value -> !value.equals(PythonValue.NONE));
    if (separator.isEmpty()) {
      if (most >= 0) {
        throw TemplateFault.outside("split at white space with a limit is not known here");
      }
      return Values.texts(PythonText.words(self));
    }
    String sign = separator(separator.get());
    var parts = new ArrayList<String>();
    int start = 0;
    for (int at = self.indexOf(sign);
        at >= 0 && (most < 0 || parts.size() < most);
        at = self.indexOf(sign, start)) {
      parts.add(self.substring(start, at));
      start = at + sign.length();
    }
    parts.add(self.substring(start));
    return Values.texts(parts);
  }

  private static PythonValue splitFromEnd(String self, Arguments arguments) throws PythonException {
    arguments.expect(0, 2, Set.of("sep", "maxsplit"));
    int most = arguments.find(1, "maxsplit").isPresent() ? most(arguments) : -1;
    Optional<PythonValue> separator =
        arguments.find(0, "sep").filter(value -> !value.equals(PythonValue.NONE));
    if (separator.isEmpty() || most < 0) {
      throw TemplateFault.outside("rsplit without a separator and a limit is not known here");
    }
    String sign = separator(separator.get());
    var parts = new ArrayList<String>();
    int end = self.length();
    for (int at = self.lastIndexOf(sign, end - sign.length());
        at >= 0 && parts.size() < most;
        at = self.lastIndexOf(sign, end - sign.length())) {
      parts.addFirst(self.substring(at + sign.length(), end));
      end = at;
    }
    parts.addFirst(self.substring(0, end));
    return Values.texts(parts);
  }

  private static int most(Arguments arguments) throws PythonException {
    return Arguments.numberOf(arguments.find(1, "maxsplit").orElse(PythonValue.of(-1)));
  }

  private static String separator(PythonValue value) throws PythonException {
    String sign = Arguments.textOf(value);
    if (sign.isEmpty()) {
      throw new PythonException("ValueError", "empty separator");
    }
    return sign;
  }

  private static PythonValue splitLines(String self, Arguments arguments) throws PythonException {
    arguments.expect(0, 1, Set.of("keepends"));
    int keep = Arguments.numberOf(arguments.find(0, "keepends").orElse(PythonValue.FALSE));
    return Values.texts(PythonText.lines(self, keep != 0));
  }

  private static PythonValue partition(String self, Arguments arguments, boolean last)
      throws PythonException {
    arguments.expect(1, 1);
    String sign = separator(arguments.at(0));
    int at = last ? self.lastIndexOf(sign) : self.indexOf(sign);
    List<String> parts =
        at >= 0
            ? List.of(self.substring(0, at), sign, self.substring(at + sign.length()))
            : last ? List.of("", "", self) : List.of(self, "", "");
    return new PythonValue.TupleValue(parts.stream().map(Values::text).toList());
  }

  private static PythonValue replace(String self, Arguments arguments) throws PythonException {
    arguments.expect(2, 3);
    String old = arguments.text(0);
    String fresh = arguments.text(1);
    if (arguments.count() == 3 || old.isEmpty()) {
      throw TemplateFault.outside("replace with a limit or of nothing is not known here");
    }
    Allowance.size((long) self.length() / old.length() * fresh.length() + self.length());
    return Values.text(self.replace(old, fresh));
  }

  private static PythonValue affix(String self, Arguments arguments, boolean start)
      throws PythonException {
    arguments.expect(1, 3);
    if (arguments.count() > 1) {
      throw TemplateFault.outside("startswith and endswith with places are not known here");
    }
    var wanted =
        arguments.at(0) instanceof PythonValue.TupleValue(var items)
            ? items
            : List.of(arguments.at(0));
    for (PythonValue affix : wanted) {
      String text = Arguments.textOf(affix);
      if (start ? self.startsWith(text) : self.endsWith(text)) {
        return PythonValue.TRUE;
      }
    }
    return PythonValue.FALSE;
  }

  private static int find(String self, Arguments arguments, boolean last) throws PythonException {
    arguments.expect(1, 3);
    String wanted = arguments.text(0);
    if (arguments.count() > 1) {
      throw TemplateFault.outside("searching from a place is not known here");
    }
    int at = last ? self.lastIndexOf(wanted) : self.indexOf(wanted);
    return at < 0 ? -1 : self.codePointCount(0, at);
  }

  private static int found(int index) throws PythonException {
    if (index < 0) {
      throw new PythonException("ValueError", "substring not found");
    }
    return index;
  }

  private static PythonValue count(String self, Arguments arguments) throws PythonException {
    arguments.expect(1, 3);
    String wanted = arguments.text(0);
    if (arguments.count() > 1) {
      throw TemplateFault.outside("counting from a place is not known here");
    }
    if (wanted.isEmpty()) {
      return PythonValue.of(PythonText.length(self) + 1L);
    }
    int count = 0;
    for (int at = self.indexOf(wanted); at >= 0; at = self.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return PythonValue.of(count);
  }

  private static PythonValue pad(String self, Arguments arguments, Share left, Share right)
      throws PythonException {
    arguments.expect(1, 2);
    int missing = Math.max(0, arguments.number(0) - PythonText.length(self));
    String fill = arguments.count() > 1 ? arguments.text(1) : " ";
    if (PythonText.length(fill) != 1) {
      throw new PythonException("TypeError", "the fill character must be one character");
    }
    Allowance.size((long) missing * fill.length() + self.length());
    return Values.text(fill.repeat(left.of(missing)) + self + fill.repeat(right.of(missing)));
  }

  private static PythonValue center(String self, Arguments arguments) throws PythonException {
    arguments.expect(1, 2);
    int odd = arguments.number(0) & 1;
    Share left = missing -> missing / 2 + (missing & odd);
    return pad(self, arguments, left, missing -> missing - left.of(missing));
  }

  private static PythonValue zeroFill(String self, Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    int missing = Math.max(0, arguments.number(0) - PythonText.length(self));
    Allowance.size((long) missing + self.length());
    boolean signed = missing > 0 && (self.startsWith("+") || self.startsWith("-"));
    String zeros = "0".repeat(missing);
    return Values.text(signed ? self.substring(0, 1) + zeros + self.substring(1) : zeros + self);
  }
}
