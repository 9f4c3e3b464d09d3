package lynearm.alembic.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lynearm.python.PythonText;

/// Cuts the text of a template into its pieces, as Mako 1.4 does, including where it looks odd: a
/// `</%` that closes nothing loses its first character, an empty `<%text></%text>` stays open.
/// Linear in the length of the text; texts made to take longer are refused.
final class MakoScanner {

  /// How many characters may be looked at in search of the ends of strings.
  private static final long MOST_WORK = 50_000_000;

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s*(\\w+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\")", Pattern.UNICODE_CHARACTER_CLASS);
  private static final String TEXT_END = "</%text>";
  private static final Set<String> TAGS =
      Set.of("include", "namespace", "text", "def", "block", "call", "inherit", "page");

  private final String text;
  private final List<MakoNode> nodes = new ArrayList<>();
  private final Deque<MakoNode.Tag> openTags = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int counted;
  private long work;
  private int nextStop = -1;

  private MakoScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /// The pieces of a template in order.
  ///
  /// @param start where the text begins, behind a coding comment
  /// @throws TemplateFault if Mako would refuse the template
  static List<MakoNode> scan(String text, int start) {
    return new MakoScanner(text, start).run();
  }

  private List<MakoNode> run() {
    while (at < text.length()) {
      if (!substitution()
          && !controlLine()
          && !docComment()
          && !tagStart()
          && !tagEnd()
          && !code()
          && !percent()) {
        text();
      }
    }
    if (!openTags.isEmpty()) {
      var tag = openTags.peek();
      throw TemplateFault.compiling(tag.line(), "<%" + tag.name() + ">", "the tag is never closed");
    }
    return nodes;
  }

  /// The line of the current place; asked for in ascending order only.
  private int line() {
    for (; counted < at && counted < text.length(); counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  private boolean substitution() {
    if (!text.startsWith("${", at)) {
      return false;
    }
    int place = line();
    int start = at;
    at += 2;
    int codeStart = at;
    char end = until(true, "|", "}", start, place);
    String code = text.substring(codeStart, at - 1);
    String filters = "";
    if (end == '|') {
      int filterStart = at;
      until(true, "}", "}", start, place);
      filters = text.substring(filterStart, at - 1);
    }
    nodes.add(new MakoNode.Substitution(place, code.replace("\r\n", "\n"), filters.strip()));
    return true;
  }

  private boolean controlLine() {
    if (!isLineStart(at)) {
      return false;
    }
    int sign = skipBlanks(at);
    boolean isComment = text.startsWith("##", sign);
    if (!isComment && (!text.startsWith("%", sign) || text.startsWith("%%", sign))) {
      return false;
    }
    int start = skipBlanks(sign + (isComment ? 2 : 1));
    int end = lineEnd(start);
    if (end < 0) {
      return false;
    }
    int place = line();
    String content = text.substring(start, end);
    at = end;
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (at < text.length()) {
      at++;
    }
    nodes.add(isComment ? new MakoNode.Comment(place) : control(place, content));
    return true;
  }

  /// Where the content of a control line ends: before a newline that no backslash hides, or at the
  /// end of the text. A carriage return on its own may stand in no control line (-1), unless a
  /// hidden newline before it can end the line instead.
  private int lineEnd(int start) {
    int lastHidden = -1;
    for (int here = start; here < text.length(); here++) {
      char character = text.charAt(here);
      if (character == '\n' || text.startsWith("\r\n", here)) {
        return here;
      }
      if (character == '\r') {
        return lastHidden;
      }
      if (character == '\\' && text.startsWith("\n", here + 1)) {
        lastHidden = here + 1;
        here++;
      } else if (character == '\\' && text.startsWith("\r\n", here + 1)) {
        lastHidden = here + 1;
        here += 2;
      }
    }
    return text.length();
  }

  private static MakoNode.Control control(int place, String content) {
    int end = wordEnd(content, 0);
    String word = content.substring(0, end);
    if (word.isEmpty()) {
      throw TemplateFault.compiling(place, "% " + content, "the line has no control statement");
    }
    boolean isEnd = word.startsWith("end") && word.length() > 3;
    return new MakoNode.Control(place, isEnd ? word.substring(3) : word, isEnd, content);
  }

  private boolean docComment() {
    if (!text.startsWith("<%doc>", at)) {
      return false;
    }
    int end = text.indexOf("</%doc>", at);
    if (end < 0) {
      return false;
    }
    nodes.add(new MakoNode.Comment(line()));
    at = end + "</%doc>".length();
    return true;
  }

  private boolean tagStart() {
    if (!text.startsWith("<%", at)) {
      return false;
    }
    int nameEnd = at + 2;
    while (nameEnd < text.length() && isTagCharacter(text.codePointAt(nameEnd))) {
      nameEnd += Character.charCount(text.codePointAt(nameEnd));
    }
    int end = nameEnd == at + 2 ? -1 : attributesEnd(nameEnd);
    if (end < 0) {
      return false;
    }
    int close = skipSpace(end);
    boolean isEmpty = text.startsWith("/", close);
    if (!text.startsWith(">", isEmpty ? close + 1 : close)) {
      return false;
    }
    var tag =
        tag(line(), text.substring(at + 2, nameEnd), attributes(text.substring(nameEnd, end)));
    nodes.add(tag);
    at = close + (isEmpty ? 2 : 1);
    if (isEmpty) {
      return true;
    }
    openTags.push(tag);
    if (tag.name().equals("text")) {
      verbatim(tag);
    }
    return true;
  }

  private static MakoNode.Tag tag(int place, String name, Map<String, String> attributes) {
    String shown = "<%" + name + ">";
    if (!name.contains(":") && !TAGS.contains(name)) {
      throw TemplateFault.compiling(place, shown, "there is no such tag");
    }
    boolean needsFile = name.equals("include") || name.equals("inherit");
    if (needsFile && !attributes.containsKey("file")) {
      throw TemplateFault.compiling(place, shown, "the attribute file is missing");
    }
    return new MakoNode.Tag(place, name, attributes);
  }

  /// What stands between `<%text>` and its end. Mako steps over one character where nothing stands
  /// there, and so misses the end.
  private void verbatim(MakoNode.Tag tag) {
    int end = text.indexOf(TEXT_END, at);
    if (end < 0) {
      throw TemplateFault.compiling(tag.line(), "<%text>", "the tag is never closed");
    }
    if (end == at) {
      at++;
      return;
    }
    nodes.add(new MakoNode.Text(line(), text.substring(at, end)));
    at = end + TEXT_END.length();
    openTags.pop();
  }

  /// Where the attributes of a tag end, in front of trailing space; -1 if something there can be no
  /// attribute.
  private int attributesEnd(int start) {
    int here = start;
    boolean afterSign = false;
    while (true) {
      int next = skipSpace(here);
      if (next >= text.length()) {
        return -1;
      }
      char character = text.charAt(next);
      if (character == '=' || character == ',') {
        here = next + 1;
        afterSign = true;
        continue;
      }
      if (character == '"' || character == '\'') {
        int close = text.indexOf(character, next + 1);
        work(close < 0 ? text.length() - next : close - next);
        if (close < 0 || (next > here && !afterSign)) {
          return -1;
        }
        here = close + 1;
        afterSign = false;
        continue;
      }
      int wordEnd = wordEnd(text, next);
      if (wordEnd == next) {
        return here;
      }
      if (next == here) {
        return -1;
      }
      here = wordEnd;
      afterSign = false;
    }
  }

  private static Map<String, String> attributes(String source) {
    var attributes = new HashMap<String, String>();
    var matcher = ATTRIBUTE.matcher(source);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      attributes.put(matcher.group(1), value.replace("\r\n", "\n"));
    }
    return Map.copyOf(attributes);
  }

  private boolean tagEnd() {
    if (!text.startsWith("</%", at)) {
      return false;
    }
    int start = skipBlanks(at + 3);
    int stop = start < text.length() ? blankOrClose(start + 1) : text.length();
    int close = skipBlanks(stop);
    if (start >= text.length() || !text.startsWith(">", close)) {
      return false;
    }
    String name = text.substring(start, stop);
    String shown = "</%" + name + ">";
    if (openTags.isEmpty()) {
      throw TemplateFault.compiling(line(), shown, "no such tag is open");
    }
    if (!openTags.peek().name().equals(name)) {
      throw TemplateFault.compiling(
          line(), shown, "the open tag is <%" + openTags.peek().name() + ">");
    }
    openTags.pop();
    at = close + 1;
    return true;
  }

  /// The next place from `start` with a blank or a `>`.
  private int blankOrClose(int start) {
    if (nextStop >= start) {
      return nextStop;
    }
    int here = start;
    while (here < text.length() && "\t >".indexOf(text.charAt(here)) < 0) {
      here++;
    }
    nextStop = here;
    return here;
  }

  private boolean code() {
    if (!text.startsWith("<%", at)) {
      return false;
    }
    int place = line();
    int start = at;
    boolean isModule = text.startsWith("!", at + 2);
    at += isModule ? 3 : 2;
    int codeStart = at;
    until(false, "%>", "%>", start, place);
    nodes.add(new MakoNode.Code(place, text.substring(codeStart, at - 2), isModule));
    return true;
  }

  /// `%%` at the start of a line: one sign less is written.
  private boolean percent() {
    if (!isLineStart(at)) {
      return false;
    }
    int sign = skipSpace(at);
    if (!text.startsWith("%%", sign)) {
      return false;
    }
    int end = sign + 2;
    while (text.startsWith("%", end)) {
      end++;
    }
    nodes.add(new MakoNode.Text(line(), text.substring(at, sign) + text.substring(sign + 1, end)));
    at = end;
    return true;
  }

  private void text() {
    int here = at;
    while (here < text.length() && !endsText(here)) {
      here++;
    }
    if (here > at) {
      nodes.add(new MakoNode.Text(line(), text.substring(at, here)));
    }
    int hidden = hiddenNewline(here);
    if (hidden > 0) {
      at = here + hidden;
    } else {
      at = here == at ? here + 1 : here;
    }
  }

  private boolean endsText(int here) {
    return switch (text.charAt(here)) {
      case '$' -> text.startsWith("${", here);
      case '<' -> text.startsWith("<%", here) || text.startsWith("</%", here);
      case '\\' -> hiddenNewline(here) > 0;
      case ' ', '\t', '%', '#' -> here > 0 && text.charAt(here - 1) == '\n' && isControl(here);
      default -> false;
    };
  }

  private boolean isControl(int lineStart) {
    int sign = skipBlanks(lineStart);
    return text.startsWith("%", sign) || text.startsWith("##", sign);
  }

  /// The length of a backslash with its newline, 0 if there is none.
  private int hiddenNewline(int here) {
    if (text.startsWith("\\\n", here)) {
      return 2;
    }
    return text.startsWith("\\\r\n", here) ? 3 : 0;
  }

  /// Moves behind the next end that stands in no string, comment or (if nesting is watched)
  /// bracket, and returns its first character.
  private char until(boolean nesting, String end, String otherEnd, int start, int place) {
    int braces = 0;
    int parentheses = 0;
    int brackets = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character == '#') {
        int newline = text.indexOf('\n', at);
        work(newline < 0 ? text.length() - at : newline - at);
        at = newline < 0 ? at + 1 : newline + 1;
        continue;
      }
      if (character == '"' || character == '\'') {
        int close = stringEnd(at);
        at = close < 0 ? at + 1 : close;
        continue;
      }
      boolean isEnd = text.startsWith(end, at);
      if (isEnd || text.startsWith(otherEnd, at)) {
        if (!nesting || (braces <= 0 && parentheses <= 0 && brackets <= 0)) {
          at += isEnd ? end.length() : otherEnd.length();
          return character;
        }
      }
      switch (character) {
        case '{' -> braces++;
        case '}' -> braces--;
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        case '[' -> brackets++;
        case ']' -> brackets--;
        default -> {}
      }
      at++;
    }
    throw TemplateFault.compiling(
        place, firstLine(text, start), "the end of it is missing: " + otherEnd);
  }

  /// Where the string that begins here ends; -1 if it never does.
  private int stringEnd(int start) {
    String quote = text.substring(start, start + 1);
    String triple = quote.repeat(3);
    int end = text.startsWith(triple, start) ? find(triple, start + 3) : -1;
    return end < 0 ? find(quote, start + 1) : end;
  }

  private int find(String quote, int start) {
    for (int here = start; here < text.length(); here++) {
      if (text.charAt(here) == '\\') {
        here++;
      } else if (text.startsWith(quote, here)) {
        work(here - start);
        return here + quote.length();
      }
    }
    work(text.length() - start);
    return -1;
  }

  private void work(long characters) {
    work += characters;
    if (work > MOST_WORK) {
      throw TemplateFault.outside(line(), "", "the template is too tangled to be read");
    }
  }

  private boolean isLineStart(int place) {
    return place == 0 || text.charAt(place - 1) == '\n';
  }

  private int skipBlanks(int start) {
    int here = start;
    while (here < text.length() && (text.charAt(here) == ' ' || text.charAt(here) == '\t')) {
      here++;
    }
    return here;
  }

  private int skipSpace(int start) {
    int here = start;
    while (here < text.length() && PythonText.isSpace(text.charAt(here))) {
      here++;
    }
    return here;
  }

  private static boolean isTagCharacter(int character) {
    return character == '.' || character == ':' || Slug.isWordCharacter(character);
  }

  private static int wordEnd(String source, int start) {
    int here = start;
    while (here < source.length() && Slug.isWordCharacter(source.codePointAt(here))) {
      here += Character.charCount(source.codePointAt(here));
    }
    return here;
  }

  private static String firstLine(String source, int start) {
    int newline = source.indexOf('\n', start);
    return source.substring(start, newline < 0 ? source.length() : newline);
  }
}
