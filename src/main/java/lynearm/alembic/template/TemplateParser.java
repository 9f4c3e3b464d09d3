package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lynearm.python.Expression;
import lynearm.python.ExpressionParser;
import lynearm.python.PythonSyntaxException;
import lynearm.python.PythonText;

/// Turns the pieces of a template into parts that can be rendered.
final class TemplateParser {

  /// A parsed template.
  ///
  /// @param moduleCode the statements of all `<%! %>` blocks
  /// @param localNames the names that other statements and loops bind
  record Template(
      List<StatementParser.Placed> moduleCode, List<Part> parts, Set<String> localNames) {
    Template {
      moduleCode = List.copyOf(moduleCode);
      parts = List.copyOf(parts);
      localNames = Set.copyOf(localNames);
    }
  }

  private static final int DEEPEST = 50;
  private static final int LONGEST_CODE = 16_384;
  private static final Set<String> PRIMARY = Set.of("if", "for", "while", "try", "with");
  private static final Set<String> RESERVED =
      Set.of("context", "loop", "UNDEFINED", "STOP_RENDERING");
  private static final Set<String> STR_ARGUMENTS = Set.of("object", "encoding", "errors");
  private static final Set<String> OWN_NAMES =
      Set.of("h", "x", "u", "trim", "entity", "unicode", "decode", "n");
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern LOOP =
      Pattern.compile("(?<![\\p{L}\\p{N}_.])loop(?![\\p{L}\\p{N}_])");
  private static final Pattern STRANGE =
      Pattern.compile("(?<![\\p{L}\\p{N}_.])(?:yield|await|async)(?![\\p{L}\\p{N}_])");

  /// A hidden newline with nothing behind it.
  private static final Pattern DANGLING = Pattern.compile("\\\\\\n\\z");

  private final List<MakoNode> nodes;
  private final List<StatementParser.Placed> moduleCode = new ArrayList<>();
  private final Set<String> localNames = new HashSet<>();
  private Optional<TemplateFault> outside = Optional.empty();
  private int at;

  private TemplateParser(List<MakoNode> nodes) {
    this.nodes = nodes;
  }

  /// @throws TemplateFault if Mako would refuse the template, or if something in it is unknown here
  static Template parse(List<MakoNode> nodes) {
    var parser = new TemplateParser(nodes);
    List<Part> parts = parser.body(0);
    if (parser.outside.isPresent()) {
      throw parser.outside.get();
    }
    for (String name : parser.localNames) {
      if (RESERVED.contains(name)) {
        throw TemplateFault.compiling(0, name, "Mako reserves this name");
      }
    }
    return new Template(parser.moduleCode, parts, parser.localNames);
  }

  /// The parts up to the control line that ends or goes on with the statement around them.
  private List<Part> body(int depth) {
    var parts = new ArrayList<Part>();
    while (at < nodes.size()) {
      MakoNode node = nodes.get(at);
      if (node instanceof MakoNode.Control control
          && depth > 0
          && (control.isEnd() || !PRIMARY.contains(control.keyword()))) {
        return parts;
      }
      at++;
      try {
        add(node, parts, depth);
      } catch (TemplateFault fault) {
        if (fault.kind() != Rendering.Kind.OUTSIDE) {
          throw fault;
        }
        outside = outside.or(() -> Optional.of(fault.at(node.line(), "")));
      }
    }
    return parts;
  }

  private void add(MakoNode node, List<Part> parts, int depth) {
    switch (node) {
      case MakoNode.Text(_, String text) -> parts.add(new Part.Text(text));
      case MakoNode.Comment _ -> {}
      case MakoNode.Substitution substitution -> parts.add(substitution(substitution));
      case MakoNode.Code code -> code(code, parts);
      case MakoNode.Tag tag -> parts.add(tag(tag));
      case MakoNode.Control control -> parts.add(control(control, depth));
    }
  }

  private void code(MakoNode.Code code, List<Part> parts) {
    var statements = StatementParser.parse(code.code(), code.line());
    if (code.isModule()) {
      moduleCode.addAll(statements);
      return;
    }
    for (StatementParser.Placed placed : statements) {
      parts.add(new Part.Code(placed.line(), placed.source(), placed.statement()));
      switch (placed.statement()) {
        case Statement.Assignment(var targets, _) ->
            targets.forEach(target -> Targets.names(target, localNames));
        case Statement.Import(String name, _) -> localNames.add(name);
        case Statement.Plain _, Statement.Raise _ -> {}
      }
    }
  }

  private static Part tag(MakoNode.Tag tag) {
    String shown = "<%" + tag.name() + ">";
    boolean isPlain = tag.attributes().values().stream().noneMatch(value -> value.contains("${"));
    if (tag.name().equals("text") && tag.attributes().isEmpty()) {
      return new Part.Text("");
    }
    if ((tag.name().equals("include") || tag.name().equals("inherit")) && isPlain) {
      return new Part.Failing(tag.line(), shown, "Alembic lets a template use no other template");
    }
    throw TemplateFault.outside(tag.line(), shown, "this tag is not rendered here");
  }

  private Part control(MakoNode.Control control, int depth) {
    if (depth >= DEEPEST) {
      throw TemplateFault.outside(control.line(), shown(control), "it is nested too deep");
    }
    if (control.isEnd()) {
      throw TemplateFault.compiling(control.line(), shown(control), "nothing is open that it ends");
    }
    var head = head(control);
    return switch (control.keyword()) {
      case "if" -> choice(control, head, depth);
      case "for" -> loop(control, head, depth);
      case "while" -> {
        Expression condition = condition(head.expression(), control.line(), shown(control));
        List<Part> body = body(depth + 1);
        end(control);
        yield new Part.Repetition(control.line(), shown(control), condition, body);
      }
      case "try", "with" -> {
        skip(control, depth);
        throw TemplateFault.outside(control.line(), shown(control), "it is not rendered here");
      }
      case "except" ->
          throw TemplateFault.outside(control.line(), shown(control), "it is not rendered here");
      default ->
          throw TemplateFault.compiling(
              control.line(), shown(control), "nothing is open that it goes on with");
    };
  }

  private static ControlHead head(MakoNode.Control control) {
    var head = ControlHead.of(control);
    if (CodeText.hasComment(head.expression())) {
      throw TemplateFault.compiling(
          control.line(), shown(control), "a comment hides the colon of the statement");
    }
    if (control.text().indexOf('#') >= 0 && control.text().indexOf('\n') >= 0) {
      throw TemplateFault.outside(
          control.line(), shown(control), "a comment over several lines is not known here");
    }
    return head;
  }

  /// Passes over a statement that is refused, so that what follows is still checked.
  private void skip(MakoNode.Control control, int depth) {
    while (true) {
      body(depth + 1);
      if (at < nodes.size() && !((MakoNode.Control) nodes.get(at)).isEnd()) {
        at++;
        continue;
      }
      end(control);
      return;
    }
  }

  private Part choice(MakoNode.Control first, ControlHead firstHead, int depth) {
    var branches = new ArrayList<Part.Branch>();
    MakoNode.Control control = first;
    ControlHead head = firstHead;
    while (true) {
      Optional<Expression> condition = condition(control, head);
      List<Part> body = body(depth + 1);
      branches.add(new Part.Branch(control.line(), shown(control), condition, body));
      if (at >= nodes.size() || ((MakoNode.Control) nodes.get(at)).isEnd()) {
        end(first);
        return new Part.Choice(branches);
      }
      boolean isLast = condition.isEmpty();
      control = (MakoNode.Control) nodes.get(at);
      at++;
      head = head(control);
      if (isLast || !(control.keyword().equals("else") || control.keyword().equals("elif"))) {
        throw TemplateFault.compiling(
            control.line(), shown(control), "it does not fit the statement that is open");
      }
    }
  }

  private static Optional<Expression> condition(MakoNode.Control control, ControlHead head) {
    if (!control.keyword().equals("else")) {
      return Optional.of(condition(head.expression(), control.line(), shown(control)));
    }
    if (!head.expression().isBlank()) {
      throw TemplateFault.compiling(control.line(), shown(control), "else takes no condition");
    }
    return Optional.empty();
  }

  /// A condition; a comma outside of brackets is no part of one.
  private static Expression condition(String text, int line, String source) {
    Expression condition = expression(text, line, source);
    if (condition instanceof Expression.Tuple
        && expression("[" + text + "\n]", line, source) instanceof Expression.ListDisplay list
        && !(list.items().size() == 1 && list.items().getFirst() instanceof Expression.Tuple)) {
      throw TemplateFault.compiling(line, source, "a condition has no commas");
    }
    return condition;
  }

  private Part loop(MakoNode.Control control, ControlHead head, int depth) {
    int in = CodeText.word(head.expression(), "in");
    if (in < 0) {
      throw TemplateFault.compiling(control.line(), shown(control), "the word in is missing");
    }
    Expression target =
        expression(head.expression().substring(0, in), control.line(), shown(control));
    Expression iterable =
        expression(head.expression().substring(in + 2), control.line(), shown(control));
    Targets.check(target, control.line(), shown(control));
    Targets.names(target, localNames);
    int start = at - 1;
    List<Part> body = body(depth + 1);
    boolean usesLoop = nodes.subList(start, at).stream().anyMatch(TemplateParser::mentionsLoop);
    if (at < nodes.size() && !((MakoNode.Control) nodes.get(at)).isEnd()) {
      skip(control, depth);
      throw TemplateFault.outside(
          control.line(), shown(control), "a loop with else is not rendered here");
    }
    end(control);
    if (usesLoop && (control.text().indexOf('#') >= 0 || !isSimple(target))) {
      throw TemplateFault.outside(
          control.line(), shown(control), "loop is not known in such a statement");
    }
    return new Part.Loop(control.line(), shown(control), target, iterable, usesLoop, body);
  }

  private static boolean isSimple(Expression target) {
    return target instanceof Expression.Name
        || (target instanceof Expression.Tuple(var items, _)
            && items.stream().allMatch(Expression.Name.class::isInstance));
  }

  private static boolean mentionsLoop(MakoNode node) {
    String code =
        switch (node) {
          case MakoNode.Substitution(_, String expression, String filters) ->
              expression + " " + filters;
          case MakoNode.Control control -> control.isEnd() ? "" : control.text();
          case MakoNode.Code(_, String statements, boolean isModule) -> isModule ? "" : statements;
          default -> "";
        };
    return LOOP.matcher(code).find();
  }

  private void end(MakoNode.Control start) {
    if (at >= nodes.size()) {
      throw TemplateFault.compiling(
          start.line(), shown(start), "% end" + start.keyword() + " is missing");
    }
    var end = (MakoNode.Control) nodes.get(at);
    if (!end.isEnd() || !end.keyword().equals(start.keyword())) {
      throw TemplateFault.compiling(
          end.line(), shown(end), "% end" + start.keyword() + " is expected");
    }
    at++;
  }

  private static String shown(MakoNode.Control control) {
    return "% " + control.text();
  }

  private static Part substitution(MakoNode.Substitution node) {
    String source =
        "${" + node.code() + (node.filters().isEmpty() ? "" : " | " + node.filters()) + "}";
    try {
      return substitution(node, source);
    } catch (TemplateFault fault) {
      throw fault.at(node.line(), source);
    }
  }

  private static Part substitution(MakoNode.Substitution node, String source) {
    String code = node.code();
    int line = node.line();
    if (code.length() > LONGEST_CODE || node.filters().length() > LONGEST_CODE) {
      throw TemplateFault.outside("the code is too long");
    }
    if (STRANGE.matcher(code).find()
        || code.indexOf('\r') >= 0
        || node.filters().indexOf('\r') >= 0) {
      throw TemplateFault.outside("such an expression is not known here");
    }
    if (DANGLING.matcher(code).find()) {
      throw TemplateFault.compiling(line, source, "it ends in a line that should go on");
    }
    List<Filter> filters = filters(node.filters(), line, source);
    List<String> assigned = CodeText.assigned(code);
    if (assigned.size() == 2 && IDENTIFIER.matcher(assigned.getFirst()).matches()) {
      if (expression(assigned.getLast(), line, source) instanceof Expression.NamedExpression) {
        throw TemplateFault.compiling(line, source, ":= must stand in brackets");
      }
      if (!filters.equals(List.of(Filter.Own.STR)) || STR_ARGUMENTS.contains(assigned.getFirst())) {
        throw TemplateFault.outside("an argument with a name is not known here");
      }
      return new Part.Failing(line, source, "str takes no argument " + assigned.getFirst());
    }
    if (assigned.size() > 1 || PythonText.stripStart(code).startsWith("\\")) {
      throw TemplateFault.outside("such an expression is not known here");
    }
    checkStatements(code, line, source);
    Expression call = expression("f(" + code + ")", line, source);
    if (!(call instanceof Expression.Call(Expression.Name _, var arguments, _))) {
      throw TemplateFault.compiling(line, source, "Python cannot read it");
    }
    return new Part.Substitution(line, source, arguments, filters);
  }

  /// Mako reads the text of an expression as statements before it puts it between the brackets of a
  /// call, so each line of it must be an expression of its own unless it stands in brackets.
  private static void checkStatements(String code, int line, String source) {
    List<CodeText.Statement> statements = CodeText.statements(PythonText.stripStart(code));
    for (CodeText.Statement statement : statements) {
      if (statement.indent() > 0) {
        throw TemplateFault.compiling(line, source, "a line of it is indented");
      }
      Expression expression = expression(statement.text(), line, source, true);
      if (expression instanceof Expression.NamedExpression && !statement.text().startsWith("(")) {
        throw TemplateFault.compiling(line, source, ":= must stand in brackets");
      }
    }
  }

  private static List<Filter> filters(String text, int line, String source) {
    if (text.isEmpty()) {
      return List.of(Filter.Own.STR);
    }
    if (text.indexOf('#') >= 0
        || CodeText.assigned(text).size() > 1
        || CodeText.statements(text).size() > 1
        || STRANGE.matcher(text).find()) {
      throw TemplateFault.outside("such filters are not known here");
    }
    if (!(expression(text + ",", line, source) instanceof Expression.Tuple(var items, _))) {
      throw TemplateFault.outside("such filters are not known here");
    }
    var filters = new ArrayList<Filter>();
    if (items.stream().noneMatch(TemplateParser::isN)) {
      filters.add(Filter.Own.STR);
    }
    items.stream().filter(item -> !isN(item)).map(TemplateParser::filter).forEach(filters::add);
    return filters;
  }

  private static boolean isN(Expression filter) {
    return filter instanceof Expression.Name(String id, _) && id.equals("n");
  }

  private static Filter filter(Expression item) {
    return switch (item) {
      case Expression.Name(String id, _) ->
          Filter.Own.named(id).<Filter>map(own -> own).orElseGet(() -> new Filter.Given(item));
      case Expression.Literal _ -> new Filter.Given(item);
      case Expression.Binary(_, var left, var right, _) -> {
        operand(left);
        operand(right);
        yield new Filter.Given(item);
      }
      default -> throw TemplateFault.outside("such a filter is not known here");
    };
  }

  private static void operand(Expression operand) {
    if (!(operand instanceof Expression.Name)) {
      throw TemplateFault.outside("such a filter is not known here");
    }
  }

  /// Whether a name is one of Mako's filters, which is no variable within a longer expression.
  static boolean isOwnName(Expression expression) {
    return expression instanceof Expression.Name(String id, _) && OWN_NAMES.contains(id);
  }

  private static Expression expression(String text, int line, String source) {
    return expression(text, line, source, false);
  }

  private static Expression expression(String text, int line, String source, boolean starred) {
    try {
      return ExpressionParser.parse(text, line);
    } catch (PythonSyntaxException fault) {
      if (starred && text.startsWith("*")) {
        throw TemplateFault.outside("such an expression is not known here");
      }
      throw TemplateFault.compiling(line, source, fault.problem().what());
    }
  }
}
