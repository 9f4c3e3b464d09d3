package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.python.Statement.Alias;
import lynearm.python.Statement.GlobalWrite;

/// Parses the statements of a module. A statement that Python would refuse is noted and left out;
/// the next one is read again. Bodies of functions and classes are passed over with a few checks
/// that cost next to nothing.
final class ModuleParser {

  private static final Set<String> FUTURE_FEATURES =
      Set.of(
          "nested_scopes",
          "generators",
          "division",
          "absolute_import",
          "with_statement",
          "print_function",
          "unicode_literals",
          "barry_as_FLUFL",
          "generator_stop",
          "annotations");

  private final Tokens tokens;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final List<ModuleTree.Range> lost = new ArrayList<>();
  private boolean futureAllowed = true;
  private int loops;

  private ModuleParser(Tokens tokens) {
    this.tokens = tokens;
    this.cursor = new TokenCursor(tokens);
    this.expressions = new ExpressionParser(cursor, 0);
  }

  /// The statements that the tokens make.
  static ModuleTree parse(Tokens tokens) {
    ModuleParser parser = new ModuleParser(tokens);
    return DeepStack.parse(tokens, parser::module);
  }

  private ModuleTree module() {
    List<Statement> statements = new ArrayList<>();
    List<ModuleTree.Range> ranges = new ArrayList<>();
    while (!cursor.is(END)) {
      int start = cursor.index();
      int known = statements.size();
      readStatement(statements);
      ModuleTree.Range range = new ModuleTree.Range(start, lastBodyStart(start));
      while (ranges.size() < statements.size()) {
        ranges.add(range);
      }
      futureAllowed &= keepsFutureAllowed(statements, known);
    }
    return new ModuleTree(tokens, statements, ranges, problems, lost);
  }

  private static boolean keepsFutureAllowed(List<Statement> statements, int from) {
    for (Statement statement : statements.subList(from, statements.size())) {
      boolean docstring =
          from == 0
              && statement instanceof Statement.Bare(Expression.Literal(PythonValue.Str _, _), _);
      boolean future =
          statement instanceof Statement.FromImport(_, String module, _, _)
              && module.equals("__future__");
      if (!docstring && !future) {
        return false;
      }
    }
    return true;
  }

  private int bodyStart = -1;
  private int innerBodyStart;

  /// Where the tokens of the statement end that was read last, its body left out if it defines.
  private int lastBodyStart(int start) {
    int end = bodyStart > start ? bodyStart : cursor.index();
    bodyStart = -1;
    return end;
  }

  /// Reads one statement, or several on one line; passes over them if Python would refuse them.
  private void readStatement(List<Statement> into) {
    int start = cursor.index();
    int known = into.size();
    try {
      statement(into);
    } catch (PythonSyntaxException e) {
      note(e.problem());
      while (into.size() > known) {
        into.removeLast();
      }
      skipFrom(start);
      lost.add(new ModuleTree.Range(start, cursor.index()));
    }
  }

  private void note(SyntaxProblem problem) {
    problems.add(problem);
  }

  /// Passes over the logical line at `start` and the block that belongs to it.
  private void skipFrom(int start) {
    cursor.moveTo(start);
    if (cursor.is(INDENT)) {
      cursor.skipBlock();
      return;
    }
    boolean decorator;
    do {
      decorator = cursor.is(AT);
      while (!cursor.is(NEWLINE) && !cursor.is(END)) {
        cursor.advance();
      }
      cursor.accept(NEWLINE);
    } while (decorator && !cursor.is(END));
    if (cursor.is(INDENT)) {
      cursor.skipBlock();
    }
  }

  private void statement(List<Statement> into) throws PythonSyntaxException {
    if (cursor.is(INDENT)) {
      throw cursor.problem(
          "the line is indented for no reason", "Remove the blanks at its beginning");
    }
    int start = cursor.index();
    if (cursor.is(AT)) {
      into.add(withNamed(decorated(), start));
      return;
    }
    if (cursor.is(NAME)) {
      Optional<Statement> compound = compound();
      if (compound.isPresent()) {
        into.add(withNamed(compound.get(), start));
        return;
      }
    }
    simpleLine(into);
  }

  /// A definition with the names that a walrus in its decorators or defaults binds.
  private Statement withNamed(Statement statement, int start) {
    if (!(statement
        instanceof
        Statement.Definition(
            String name,
            boolean isClass,
            _,
            List<GlobalWrite> globals,
            int line))) {
      return statement;
    }
    List<GlobalWrite> all = new ArrayList<>(globals);
    for (int i = start; i < innerBodyStart - 1; i++) {
      if (tokens.kind(i) == NAME && tokens.kind(i + 1) == WALRUS) {
        all.add(new GlobalWrite(tokens.name(i), tokens.line(i)));
      }
    }
    return all.size() == globals.size()
        ? statement
        : new Statement.Definition(name, isClass, true, all, line);
  }

  private Optional<Statement> compound() throws PythonSyntaxException {
    int line = cursor.line();
    return switch (tokens.text(cursor.index())) {
      case "if" -> Optional.of(ifStatement(line));
      case "def" -> Optional.of(function(line, false));
      case "class" -> Optional.of(classDefinition(line, false));
      case "for" -> Optional.of(forStatement(line));
      case "while" -> Optional.of(whileStatement(line));
      case "try" -> Optional.of(tryStatement(line));
      case "with" -> Optional.of(withStatement(line));
      case "async" -> Optional.of(asyncStatement(line));
      case "match" -> isMatch() ? Optional.of(matchStatement(line)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void simpleLine(List<Statement> into) throws PythonSyntaxException {
    while (true) {
      into.add(simple());
      if (!cursor.accept(SEMICOLON)) {
        break;
      }
      if (cursor.is(NEWLINE) || cursor.is(END)) {
        break;
      }
    }
    if (!cursor.is(END)) {
      if (!cursor.is(NEWLINE)) {
        throw cursor.unexpected("where the statement should end");
      }
      cursor.advance();
    }
  }

  private Statement simple() throws PythonSyntaxException {
    int line = cursor.line();
    if (!cursor.is(NAME)) {
      return expressionStatement(line);
    }
    return switch (tokens.text(cursor.index())) {
      case "import" -> importStatement(line);
      case "from" -> fromImport(line);
      case "pass" -> plain(line);
      case "break", "continue" -> jump(line);
      case "del" -> delete(line);
      case "assert" -> assertion(line);
      case "raise" -> raise(line);
      case "global" -> global(line);
      case "return" -> throw cursor.problem("return stands outside of a function");
      case "nonlocal" -> throw cursor.problem("nonlocal stands outside of a function");
      case "type" -> {
        if (cursor.isNext(NAME)
            && !cursor.isNextWord("in")
            && !cursor.isNextWord("is")
            && !cursor.isNextWord("if")
            && !cursor.isNextWord("and")
            && !cursor.isNextWord("or")
            && !cursor.isNextWord("not")) {
          yield typeAlias(line);
        }
        yield expressionStatement(line);
      }
      default -> expressionStatement(line);
    };
  }

  private Statement plain(int line) {
    cursor.advance();
    return new Statement.Plain(line);
  }

  private Statement jump(int line) throws PythonSyntaxException {
    if (loops == 0) {
      throw cursor.problem(tokens.text(cursor.index()) + " stands outside of a loop");
    }
    return plain(line);
  }

  private Statement typeAlias(int line) throws PythonSyntaxException {
    cursor.advance();
    String name = cursor.identifier();
    while (!cursor.is(NEWLINE) && !cursor.is(SEMICOLON) && !cursor.is(END)) {
      cursor.advance();
    }
    return new Statement.Definition(name, false, false, List.of(), line);
  }

  private Statement expressionStatement(int line) throws PythonSyntaxException {
    if (cursor.isWord("yield")) {
      throw cursor.problem("yield stands outside of a function");
    }
    Expression first = expressions.plainExpressions();
    TokenKind kind = cursor.kind();
    return switch (kind) {
      case ASSIGN -> assignment(first, line);
      case COLON -> annotated(first, line);
      case PLUS_ASSIGN,
          MINUS_ASSIGN,
          STAR_ASSIGN,
          DOUBLE_STAR_ASSIGN,
          SLASH_ASSIGN,
          DOUBLE_SLASH_ASSIGN,
          PERCENT_ASSIGN,
          AT_ASSIGN,
          AMPERSAND_ASSIGN,
          BAR_ASSIGN,
          CARET_ASSIGN,
          LEFT_SHIFT_ASSIGN,
          RIGHT_SHIFT_ASSIGN -> {
        Targets.checkSingle(first);
        cursor.advance();
        Expression value = assignedValue();
        yield new Statement.Augmented(first, ExpressionParser.operator(kind), value, line);
      }
      case NAME, NUMBER, STRING -> throw twoValues(first);
      default -> {
        expressions.refuseStarred(first);
        yield new Statement.Bare(first, line);
      }
    };
  }

  private PythonSyntaxException twoValues(Expression first) {
    if (first instanceof Expression.Name(String id, _)
        && (id.equals("print") || id.equals("exec"))) {
      return cursor.problem(
          id + " is written without brackets, as in Python 2", "Write " + id + "(…)");
    }
    return cursor.unexpected("where the statement should end");
  }

  private Expression assignedValue() throws PythonSyntaxException {
    if (cursor.isWord("yield")) {
      throw cursor.problem("yield stands outside of a function");
    }
    return expressions.plainExpressions();
  }

  private Statement assignment(Expression first, int line) throws PythonSyntaxException {
    List<Expression> targets = new ArrayList<>(1);
    Expression last = first;
    while (cursor.accept(ASSIGN)) {
      Targets.check(last);
      targets.add(last);
      last = assignedValue();
    }
    expressions.refuseStarred(last);
    return new Statement.Assign(targets, last, line);
  }

  private Statement annotated(Expression target, int line) throws PythonSyntaxException {
    if (target instanceof Expression.Tuple || target instanceof Expression.ListDisplay) {
      throw cursor.problem("several targets share one annotation", "Annotate each of them");
    }
    Targets.checkSingle(target);
    cursor.advance();
    expressions.expression();
    if (!cursor.accept(ASSIGN)) {
      return new Statement.Annotated(target, Optional.empty(), line);
    }
    Expression value = assignedValue();
    expressions.refuseStarred(value);
    return new Statement.Annotated(target, Optional.of(value), line);
  }

  private Statement delete(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression targets = expressions.plainExpressions();
    Targets.checkDeleted(targets);
    return new Statement.Delete(List.of(targets), line);
  }

  private Statement assertion(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression test = expressions.expression();
    if (cursor.accept(COMMA)) {
      expressions.expression();
    }
    return new Statement.Assert(test, line);
  }

  private Statement raise(int line) throws PythonSyntaxException {
    cursor.advance();
    if (!cursor.is(NEWLINE) && !cursor.is(SEMICOLON) && !cursor.is(END)) {
      expressions.expression();
      if (cursor.acceptWord("from")) {
        expressions.expression();
      }
    }
    return new Statement.Raise(line);
  }

  private Statement global(int line) throws PythonSyntaxException {
    do {
      cursor.advance();
      cursor.identifier();
    } while (cursor.is(COMMA));
    return new Statement.Plain(line);
  }

  private Statement importStatement(int line) throws PythonSyntaxException {
    List<Alias> modules = new ArrayList<>(1);
    do {
      cursor.advance();
      String name = cursor.dottedName();
      modules.add(new Alias(name, cursor.alias()));
    } while (cursor.is(COMMA));
    return new Statement.Import(modules, line);
  }

  private Statement fromImport(int line) throws PythonSyntaxException {
    cursor.advance();
    int level = 0;
    while (cursor.is(DOT) || cursor.is(ELLIPSIS)) {
      level += cursor.is(DOT) ? 1 : 3;
      cursor.advance();
    }
    String module = level > 0 && cursor.isWord("import") ? "" : cursor.dottedName();
    cursor.expectWord("import");
    if (cursor.accept(STAR)) {
      return new Statement.FromImport(level, module, List.of(), line);
    }
    boolean bracketed = cursor.accept(LEFT_PAREN);
    List<Alias> names = new ArrayList<>();
    do {
      if (bracketed && cursor.is(RIGHT_PAREN) && !names.isEmpty()) {
        break;
      }
      String name = cursor.identifier();
      names.add(new Alias(name, cursor.alias()));
    } while (cursor.accept(COMMA));
    if (bracketed) {
      cursor.expect(RIGHT_PAREN);
    }
    if (level == 0 && module.equals("__future__")) {
      checkFuture(names, line);
    }
    return new Statement.FromImport(level, module, names, line);
  }

  private void checkFuture(List<Alias> names, int line) {
    if (!futureAllowed) {
      note(
          SyntaxProblem.local(
              line,
              "an import from __future__ stands below other statements",
              "Move it to the top, right below the docstring"));
      return;
    }
    for (Alias name : names) {
      if (!FUTURE_FEATURES.contains(name.name())) {
        note(
            SyntaxProblem.local(
                line, "__future__ has no feature named " + name.name(), "Remove the import"));
        return;
      }
    }
  }

  private List<Statement> block() throws PythonSyntaxException {
    cursor.expect(COLON);
    List<Statement> body = new ArrayList<>();
    if (!cursor.accept(NEWLINE)) {
      simpleLine(body);
      return body;
    }
    requireIndent();
    cursor.advance();
    while (!cursor.is(DEDENT) && !cursor.is(END)) {
      readStatement(body);
    }
    cursor.accept(DEDENT);
    return body;
  }

  private void requireIndent() throws PythonSyntaxException {
    if (!cursor.is(INDENT)) {
      throw cursor.problem(
          "an indented block is missing after the line that ends in a colon",
          "Indent what belongs to it, or write pass");
    }
  }

  private List<Statement> elseBlock() throws PythonSyntaxException {
    return cursor.acceptWord("else") ? block() : List.of();
  }

  private Statement ifStatement(int line) throws PythonSyntaxException {
    List<Statement.Branch> branches = new ArrayList<>();
    do {
      cursor.advance();
      Expression test = expressions.named();
      branches.add(new Statement.Branch(test, block()));
    } while (cursor.isWord("elif"));
    return new Statement.If(branches, elseBlock(), line);
  }

  private Statement whileStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression test = expressions.named();
    List<Statement> body = loopBody();
    return new Statement.While(test, body, elseBlock(), line);
  }

  private Statement forStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression target = expressions.targets();
    cursor.expectWord("in");
    Expression iterable = expressions.plainExpressions();
    List<Statement> body = loopBody();
    return new Statement.For(target, iterable, body, elseBlock(), line);
  }

  private List<Statement> loopBody() throws PythonSyntaxException {
    loops++;
    try {
      return block();
    } finally {
      loops--;
    }
  }

  private Statement tryStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    List<Statement> body = block();
    List<Statement.Handler> handlers = new ArrayList<>();
    while (cursor.isWord("except")) {
      handlers.add(handler());
    }
    List<Statement> otherwise = handlers.isEmpty() ? List.of() : elseBlock();
    List<Statement> last = cursor.acceptWord("finally") ? block() : List.of();
    if (handlers.isEmpty() && last.isEmpty()) {
      throw cursor.problem("a try block has neither except nor finally", "Add one");
    }
    return new Statement.Try(body, handlers, otherwise, last, line);
  }

  private Statement.Handler handler() throws PythonSyntaxException {
    int line = cursor.line();
    cursor.advance();
    cursor.accept(STAR);
    Optional<String> name = Optional.empty();
    if (!cursor.is(COLON)) {
      expressions.expression();
      if (cursor.is(COMMA)) {
        throw cursor.problem(
            "several exceptions stand behind except without brackets", "Put brackets around them");
      }
      name = cursor.alias();
    }
    return new Statement.Handler(name, block(), line);
  }

  private Statement withStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    int start = cursor.index();
    List<Expression> contexts = new ArrayList<>();
    List<Expression> targets = new ArrayList<>();
    if (cursor.is(LEFT_PAREN) && cursor.bracketsReachColon()) {
      try {
        cursor.advance();
        do {
          if (cursor.is(RIGHT_PAREN)) {
            break;
          }
          withItem(contexts, targets);
        } while (cursor.accept(COMMA));
        cursor.expect(RIGHT_PAREN);
        return new Statement.With(contexts, targets, block(), line);
      } catch (PythonSyntaxException e) {
        // perhaps the brackets belong to the expression: read once more as such
        cursor.moveTo(start);
        contexts.clear();
        targets.clear();
      }
    }
    do {
      withItem(contexts, targets);
    } while (cursor.accept(COMMA));
    return new Statement.With(contexts, targets, block(), line);
  }

  private void withItem(List<Expression> contexts, List<Expression> targets)
      throws PythonSyntaxException {
    contexts.add(expressions.named());
    if (cursor.acceptWord("as")) {
      Expression target = expressions.primary();
      Targets.check(target);
      targets.add(target);
    }
  }

  private boolean isMatch() {
    int end = cursor.index() + 1;
    while (tokens.kind(end) != NEWLINE && tokens.kind(end) != END) {
      end++;
    }
    return tokens.kind(end) == NEWLINE
        && tokens.kind(end - 1) == COLON
        && tokens.kind(end + 1) == INDENT
        && tokens.isName(end + 2, "case");
  }

  private Statement matchStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression subject = expressions.expressions();
    cursor.expect(COLON);
    cursor.expect(NEWLINE);
    cursor.expect(INDENT);
    List<Statement.Case> cases = new ArrayList<>();
    while (cursor.isWord("case")) {
      int caseLine = cursor.line();
      List<String> captured = captures();
      cases.add(new Statement.Case(captured, block(), caseLine));
    }
    if (!cursor.is(END)) {
      cursor.expect(DEDENT);
    }
    return new Statement.Match(subject, cases, line);
  }

  /// The names that a pattern may bind; passes over it and its condition.
  private List<String> captures() throws PythonSyntaxException {
    List<String> captured = new ArrayList<>();
    int depth = 0;
    boolean pattern = true;
    cursor.advance();
    while (depth > 0 || !cursor.is(COLON)) {
      switch (cursor.kind()) {
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> depth++;
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
        case NEWLINE, END -> throw cursor.unexpected("in a pattern");
        case NAME -> {
          pattern &= !cursor.isWord("if");
          boolean dotted = tokens.kind(cursor.index() - 1) == DOT || cursor.isNext(DOT);
          boolean bound =
              pattern
                  ? !dotted && !cursor.isNext(LEFT_PAREN) && !cursor.isNext(ASSIGN)
                  : cursor.isNext(WALRUS);
          if (bound && cursor.isIdentifier()) {
            captured.add(tokens.name(cursor.index()));
          }
        }
        default -> {}
      }
      cursor.advance();
    }
    return captured;
  }

  private Statement asyncStatement(int line) throws PythonSyntaxException {
    if (!cursor.isNextWord("def")) {
      throw cursor.problem("async stands outside of a function");
    }
    cursor.advance();
    return function(line, false);
  }

  private Statement decorated() throws PythonSyntaxException {
    while (cursor.accept(AT)) {
      expressions.named();
      cursor.expect(NEWLINE);
    }
    int line = cursor.line();
    if (cursor.isWord("class")) {
      return classDefinition(line, true);
    }
    if (cursor.isWord("async")) {
      cursor.advance();
    }
    if (!cursor.isWord("def")) {
      throw cursor.unexpected("behind a decorator");
    }
    return function(line, true);
  }

  private Statement function(int line, boolean isDecorated) throws PythonSyntaxException {
    cursor.advance();
    String name = cursor.identifier();
    skipTypeParameters();
    cursor.expect(LEFT_PAREN);
    expressions.parameters(RIGHT_PAREN, true);
    cursor.expect(RIGHT_PAREN);
    if (cursor.accept(ARROW)) {
      expressions.plainExpressions();
    }
    return new Statement.Definition(name, false, isDecorated, body(), line);
  }

  private Statement classDefinition(int line, boolean isDecorated) throws PythonSyntaxException {
    cursor.advance();
    String name = cursor.identifier();
    skipTypeParameters();
    if (cursor.is(LEFT_PAREN)) {
      expressions.arguments();
    }
    return new Statement.Definition(name, true, isDecorated, body(), line);
  }

  private void skipTypeParameters() {
    if (!cursor.is(LEFT_BRACKET)) {
      return;
    }
    int depth = 0;
    do {
      depth += cursor.is(LEFT_BRACKET) ? 1 : cursor.is(RIGHT_BRACKET) ? -1 : 0;
      cursor.advance();
    } while (depth > 0 && !cursor.is(END));
  }

  /// Passes over the body of a function or class; gives the names of the module that it may bind.
  private List<GlobalWrite> body() throws PythonSyntaxException {
    cursor.expect(COLON);
    int start = cursor.index();
    innerBodyStart = start;
    if (bodyStart < 0) {
      bodyStart = start;
    }
    if (cursor.accept(NEWLINE)) {
      requireIndent();
      cursor.skipBlock();
    } else {
      while (!cursor.is(NEWLINE) && !cursor.is(END)) {
        cursor.advance();
      }
      cursor.accept(NEWLINE);
    }
    new BodyCheck(tokens, start, cursor.index()).firstProblem().ifPresent(this::note);
    return globals(start, cursor.index());
  }

  private List<GlobalWrite> globals(int start, int end) {
    Map<String, Integer> writes = new LinkedHashMap<>();
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) == NAME && tokens.isName(i, "global")) {
        int name = i + 1;
        while (tokens.kind(name) == NAME) {
          writes.putIfAbsent(tokens.name(name), tokens.line(name));
          name += tokens.kind(name + 1) == COMMA ? 2 : 1;
        }
        i = name - 1;
      }
    }
    if (writes.isEmpty()) {
      return List.of();
    }
    for (int i = end - 2; i >= start; i--) {
      if (tokens.kind(i) == NAME && tokens.kind(i + 1) == ASSIGN && isStatementStart(i)) {
        int line = tokens.line(i);
        writes.computeIfPresent(tokens.name(i), (_, _) -> line);
      }
    }
    List<GlobalWrite> globals = new ArrayList<>();
    writes.forEach((name, line) -> globals.add(new GlobalWrite(name, line)));
    return globals;
  }

  private boolean isStatementStart(int index) {
    return switch (tokens.kind(index - 1)) {
      case NEWLINE, INDENT, DEDENT, SEMICOLON, COLON -> true;
      default -> false;
    };
  }
}
