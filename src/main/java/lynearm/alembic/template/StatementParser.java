package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.python.Expression;
import lynearm.python.ExpressionParser;
import lynearm.python.PythonSyntaxException;

/// Reads code blocks made of imports, assignments and plain expressions. Refuses every other
/// statement, as one of unknown effect or, where that is sure, as one that Python would refuse.
final class StatementParser {

  /// A statement with its place.
  record Placed(int line, String source, Statement statement) {}

  private static final int LONGEST_BLOCK = 16_384;

  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
  private static final String DOTTED = NAME + "(?:\\s*\\.\\s*" + NAME + ")*+";
  private static final Pattern IMPORTED =
      Pattern.compile("(" + DOTTED + ")(?:\\s+as\\s+(" + NAME + "))?");
  private static final Pattern FROM =
      Pattern.compile("from\\s+(" + DOTTED + ")\\s+import\\b\\s*(.*)", Pattern.DOTALL);
  private static final Pattern AUGMENTED =
      Pattern.compile(
          "[^=!<>:+\\-*/%&|^@]*(?:[+\\-%&|^@]|\\*\\*?|//?|<<|>>)=(?!=).*", Pattern.DOTALL);
  private static final Pattern ANNOTATED =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*\\s*:(?!=).*", Pattern.DOTALL);
  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}_]+|@");

  private static final Pattern HIDDEN_COMMENT = Pattern.compile("#[^\\n]*\\\\\\r?\\n");

  private static final Set<String> BLOCKS =
      Set.of("if", "for", "while", "with", "def", "class", "try");
  private static final Set<String> OTHERS =
      Set.of(
          "async",
          "await",
          "return",
          "raise",
          "del",
          "global",
          "nonlocal",
          "assert",
          "break",
          "continue",
          "yield",
          "@",
          "match",
          "type");
  private static final Set<String> CONTINUATIONS = Set.of("elif", "else", "except", "finally");

  private final List<Placed> statements = new ArrayList<>();
  private final int firstLine;

  private StatementParser(int firstLine) {
    this.firstLine = firstLine;
  }

  /// The statements of a block that begins on a line.
  ///
  /// @throws TemplateFault if the block is more than such statements
  static List<Placed> parse(String code, int firstLine) {
    if (code.length() > LONGEST_BLOCK) {
      throw TemplateFault.outside(firstLine, "<% ... %>", "the code is too long");
    }
    if (HIDDEN_COMMENT.matcher(code).find()) {
      throw TemplateFault.outside(
          firstLine, "<% ... %>", "a backslash behind a comment is not known here");
    }
    var parser = new StatementParser(firstLine);
    List<CodeText.Statement> all = CodeText.statements(code);
    for (CodeText.Statement statement : all) {
      int margin = all.getFirst().indent();
      boolean isFirstOnLine = statement.indent() >= 0;
      if (isFirstOnLine && statement.indent() != margin && statement.indent() != 0) {
        throw TemplateFault.compiling(
            firstLine + statement.line(), statement.text(), "the indentation does not fit");
      }
      parser.add(statement);
    }
    return parser.statements;
  }

  private void add(CodeText.Statement statement) {
    String text = statement.text();
    int line = firstLine + statement.line();
    Matcher word = FIRST_WORD.matcher(text);
    String first = word.lookingAt() ? word.group() : "";
    if (first.equals("pass") && text.equals("pass")) {
      return;
    }
    if (BLOCKS.contains(first)) {
      if (text.indexOf(':') < 0) {
        throw TemplateFault.compiling(line, text, "the statement is not complete");
      }
      throw TemplateFault.outside(line, text, "statements with a body are not carried out here");
    }
    if (CONTINUATIONS.contains(first)) {
      throw TemplateFault.outside(line, text, "statements with a body are not carried out here");
    }
    if (first.equals("import")) {
      imports(line, text);
    } else if (first.equals("raise") && CodeText.word(text, "from") < 0) {
      String raised = text.substring("raise".length());
      if (!raised.isBlank()) {
        parse(raised, line, text);
      }
      statements.add(new Placed(line, text, new Statement.Raise()));
    } else if (first.equals("from")) {
      importsFrom(line, text);
    } else {
      assignment(line, text, first);
    }
  }

  private void imports(int line, String text) {
    for (String item : text.substring("import".length()).split(",", -1)) {
      Matcher parts = IMPORTED.matcher(item.strip());
      if (!parts.matches()) {
        throw TemplateFault.compiling(line, text, "Python cannot read this import");
      }
      String module = parts.group(1).replaceAll("\\s", "");
      int dot = module.indexOf('.');
      String bound = parts.group(2);
      var known = Modules.module(module);
      if (bound == null && dot >= 0) {
        bound = module.substring(0, dot);
        known = known.flatMap(_ -> Modules.module(module.substring(0, dot)));
      }
      statements.add(
          new Placed(line, text, new Statement.Import(bound == null ? module : bound, known)));
    }
  }

  private void importsFrom(int line, String text) {
    if (text.matches("(?s)from\\s*\\..*")) {
      throw TemplateFault.outside(line, text, "what this imports is not known here");
    }
    Matcher from = FROM.matcher(text);
    if (!from.matches()) {
      throw TemplateFault.compiling(line, text, "Python cannot read this import");
    }
    String items = from.group(2).strip();
    if (items.equals("*") || from.group(1).equals("__future__")) {
      throw TemplateFault.outside(line, text, "what this imports is not known here");
    }
    if (items.startsWith("(") && items.endsWith(")")) {
      items = items.substring(1, items.length() - 1).strip();
      items = items.endsWith(",") ? items.substring(0, items.length() - 1) : items;
    }
    for (String item : items.split(",", -1)) {
      Matcher parts = IMPORTED.matcher(item.strip());
      if (!parts.matches() || parts.group(1).contains(".")) {
        throw TemplateFault.compiling(line, text, "Python cannot read this import");
      }
      String module = from.group(1).replaceAll("\\s", "");
      String bound = parts.group(2) == null ? parts.group(1) : parts.group(2);
      statements.add(
          new Placed(
              line, text, new Statement.Import(bound, Modules.part(module, parts.group(1)))));
    }
  }

  private void assignment(int line, String text, String first) {
    List<String> parts = CodeText.assigned(text);
    if (parts.size() == 1 && !OTHERS.contains(first) && isExpression(text)) {
      statements.add(new Placed(line, text, new Statement.Plain(parse(text, line, text))));
      return;
    }
    if (OTHERS.contains(first)
        || ANNOTATED.matcher(text).matches()
        || AUGMENTED.matcher(text).matches()) {
      throw TemplateFault.outside(line, text, "such a statement is not carried out here");
    }
    var targets = new ArrayList<Expression>();
    for (String target : parts.subList(0, parts.size() - 1)) {
      Expression parsed = parse(target, line, text);
      Targets.check(parsed, line, text);
      targets.add(parsed);
    }
    Expression value = parse(parts.getLast(), line, text);
    statements.add(new Placed(line, text, new Statement.Assignment(targets, value)));
  }

  private static boolean isExpression(String text) {
    return expression(text, 1).isPresent();
  }

  private static Optional<Expression> expression(String text, int line) {
    try {
      return Optional.of(ExpressionParser.parse(text, line));
    } catch (PythonSyntaxException _) {
      return Optional.empty();
    }
  }

  private static Expression parse(String text, int line, String whole) {
    try {
      return ExpressionParser.parse(text, line);
    } catch (PythonSyntaxException fault) {
      throw TemplateFault.compiling(line, whole, fault.problem().what());
    }
  }
}
