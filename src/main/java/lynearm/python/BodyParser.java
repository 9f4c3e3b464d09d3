package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.python.BodyStatement.Branch;
import lynearm.python.BodyStatement.Handler;
import lynearm.python.BodyStatement.ImportedName;
import lynearm.python.BodyStatement.WithItem;
import lynearm.python.Expression.Argument;
import lynearm.python.Expression.Parameter;

/// Parses statements with the bodies of functions and classes. It judges less than [ModuleParser]:
/// it is for reading what code does, not for finding faults. What it cannot read becomes
/// [BodyStatement.Unread], and the next statement is read again.
///
/// It calls itself once for each block, of which the tokenizer allows 100 inside each other.
final class BodyParser {

  private final Tokens tokens;
  private final TokenCursor cursor;
  private ExpressionParser expressions;

  private BodyParser(Tokens tokens) {
    this.tokens = tokens;
    this.cursor = new TokenCursor(tokens);
    this.expressions = new ExpressionParser(cursor, 0);
  }

  static List<BodyStatement> parse(Tokens tokens) {
    return DeepStack.parse(tokens, new BodyParser(tokens)::module);
  }

  private List<BodyStatement> module() {
    List<BodyStatement> statements = new ArrayList<>();
    while (!cursor.is(END)) {
      read(statements);
    }
    return statements;
  }

  /// Reads one statement, or several on one line.
  private void read(List<BodyStatement> into) {
    int start = cursor.index();
    int line = cursor.line();
    int known = into.size();
    try {
      statement(into);
    } catch (PythonSyntaxException e) {
      restart();
      while (into.size() > known) {
        into.removeLast();
      }
      skipFrom(start);
      into.add(new BodyStatement.Unread(e.problem(), line, lastLine()));
    }
  }

  /// Forgets how deep an expression was nested that could not be read to its end.
  private void restart() {
    expressions = new ExpressionParser(cursor, 0);
  }

  /// The line on which the statement ends that has just been read.
  private int lastLine() {
    int index = Math.max(0, cursor.index() - 1);
    while (index > 0 && (tokens.kind(index) == DEDENT || tokens.kind(index) == INDENT)) {
      index--;
    }
    return tokens.line(index);
  }

  /// Passes over the logical line at `start` and the block that belongs to it.
  private void skipFrom(int start) {
    cursor.moveTo(start);
    if (cursor.is(DEDENT)) {
      cursor.advance();
      return;
    }
    boolean decorator;
    do {
      decorator = cursor.is(AT);
      while (!cursor.is(NEWLINE) && !cursor.is(END) && !cursor.is(INDENT)) {
        cursor.advance();
      }
      cursor.accept(NEWLINE);
    } while (decorator && !cursor.is(END));
    if (cursor.is(INDENT)) {
      cursor.skipBlock();
    }
  }

  private void statement(List<BodyStatement> into) throws PythonSyntaxException {
    if (cursor.is(INDENT)) {
      throw cursor.problem("the line is indented for no reason");
    }
    if (cursor.is(AT)) {
      into.add(decorated());
      return;
    }
    if (cursor.is(NAME)) {
      Optional<BodyStatement> compound = compound();
      if (compound.isPresent()) {
        into.add(compound.get());
        return;
      }
    }
    simpleLine(into);
  }

  private Optional<BodyStatement> compound() throws PythonSyntaxException {
    int line = cursor.line();
    return switch (tokens.text(cursor.index())) {
      case "if" -> Optional.of(ifStatement(line));
      case "def" -> Optional.of(function(line, List.of()));
      case "class" -> Optional.of(classDefinition(line));
      case "for" -> Optional.of(forStatement(line));
      case "while" -> Optional.of(whileStatement(line));
      case "try" -> Optional.of(tryStatement(line));
      case "with" -> Optional.of(withStatement(line));
      case "async" -> {
        cursor.advance();
        yield compound();
      }
      case "match" -> isMatch() ? Optional.of(matchStatement(line)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void simpleLine(List<BodyStatement> into) throws PythonSyntaxException {
    while (true) {
      into.add(simple());
      if (!cursor.accept(SEMICOLON) || cursor.is(NEWLINE) || cursor.is(END)) {
        break;
      }
    }
    if (!cursor.is(END)) {
      cursor.expect(NEWLINE);
    }
  }

  /// The line on which a simple statement ends, the cursor being behind it.
  private int end() {
    return cursor.is(NEWLINE) ? cursor.line() : lastLine();
  }

  private BodyStatement simple() throws PythonSyntaxException {
    int line = cursor.line();
    if (!cursor.is(NAME)) {
      return expressionStatement(line);
    }
    return switch (tokens.text(cursor.index())) {
      case "import" -> importStatement(line);
      case "from" -> fromImport(line);
      case "pass" -> {
        cursor.advance();
        yield new BodyStatement.Plain(line, end());
      }
      case "break", "continue" -> {
        boolean leaves = tokens.name(cursor.index()).equals("break");
        cursor.advance();
        yield new BodyStatement.Jump(leaves, line, end());
      }
      case "global", "nonlocal" -> {
        cursor.advance();
        List<String> names = new ArrayList<>();
        while (!atEnd()) {
          if (cursor.is(NAME)) {
            names.add(tokens.name(cursor.index()));
          }
          cursor.advance();
        }
        yield new BodyStatement.Outer(names, line, end());
      }
      case "type" -> {
        if (cursor.isNext(NAME)
            && !cursor.isNextWord("in")
            && !cursor.isNextWord("is")
            && !cursor.isNextWord("if")
            && !cursor.isNextWord("and")
            && !cursor.isNextWord("or")
            && !cursor.isNextWord("not")) {
          skipToEnd();
          yield new BodyStatement.Plain(line, end());
        }
        yield expressionStatement(line);
      }
      case "del" -> {
        cursor.advance();
        Expression targets = expressions.plainExpressions();
        yield new BodyStatement.Delete(targets, line, end());
      }
      case "assert" -> {
        cursor.advance();
        Expression test = expressions.expression();
        if (cursor.accept(COMMA)) {
          expressions.expression();
        }
        yield new BodyStatement.Assert(test, line, end());
      }
      case "raise" -> raise(line);
      case "return" -> {
        cursor.advance();
        Optional<Expression> value = atEnd() ? Optional.empty() : Optional.of(value());
        yield new BodyStatement.Return(value, line, end());
      }
      default -> expressionStatement(line);
    };
  }

  private boolean atEnd() {
    return cursor.is(NEWLINE) || cursor.is(SEMICOLON) || cursor.is(END);
  }

  private void skipToEnd() {
    while (!atEnd()) {
      cursor.advance();
    }
  }

  private BodyStatement raise(int line) throws PythonSyntaxException {
    cursor.advance();
    if (atEnd()) {
      return new BodyStatement.Raise(Optional.empty(), line, end());
    }
    Expression error = expressions.expression();
    if (cursor.acceptWord("from")) {
      expressions.expression();
    }
    return new BodyStatement.Raise(Optional.of(error), line, end());
  }

  /// One expression or several, with `yield` and `await` before them passed over.
  private Expression value() throws PythonSyntaxException {
    int line = cursor.line();
    if (cursor.acceptWord("yield")) {
      cursor.acceptWord("from");
      if (atEnd() || cursor.is(RIGHT_PAREN)) {
        return new Expression.Literal(PythonValue.NONE, line);
      }
    }
    cursor.acceptWord("await");
    return expressions.plainExpressions();
  }

  private BodyStatement expressionStatement(int line) throws PythonSyntaxException {
    Expression first = value();
    TokenKind kind = cursor.kind();
    return switch (kind) {
      case ASSIGN -> {
        List<Expression> targets = new ArrayList<>(1);
        Expression last = first;
        while (cursor.accept(ASSIGN)) {
          Targets.check(last);
          targets.add(last);
          last = value();
        }
        yield new BodyStatement.Assign(targets, last, line, end());
      }
      case COLON -> {
        Targets.checkSingle(first);
        cursor.advance();
        expressions.expression();
        if (!cursor.accept(ASSIGN)) {
          yield new BodyStatement.Plain(line, end());
        }
        Expression value = value();
        yield new BodyStatement.Assign(List.of(first), value, line, end());
      }
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
        Expression value = value();
        yield new BodyStatement.Augmented(
            first, ExpressionParser.operator(kind), value, line, end());
      }
      default -> {
        if (!atEnd()) {
          throw cursor.unexpected("where the statement should end");
        }
        yield new BodyStatement.Bare(first, line, end());
      }
    };
  }

  private BodyStatement importStatement(int line) throws PythonSyntaxException {
    List<ImportedName> modules = new ArrayList<>(1);
    do {
      cursor.advance();
      String name = cursor.dottedName();
      modules.add(new ImportedName(name, cursor.alias()));
    } while (cursor.is(COMMA));
    return new BodyStatement.Import(modules, line, end());
  }

  private BodyStatement fromImport(int line) throws PythonSyntaxException {
    cursor.advance();
    int level = 0;
    while (cursor.is(DOT) || cursor.is(ELLIPSIS)) {
      level += cursor.is(DOT) ? 1 : 3;
      cursor.advance();
    }
    String module = level > 0 && cursor.isWord("import") ? "" : cursor.dottedName();
    cursor.expectWord("import");
    if (cursor.accept(STAR)) {
      return new BodyStatement.FromImport(level, module, List.of(), line, end());
    }
    boolean bracketed = cursor.accept(LEFT_PAREN);
    List<ImportedName> names = new ArrayList<>();
    do {
      if (bracketed && cursor.is(RIGHT_PAREN) && !names.isEmpty()) {
        break;
      }
      String name = cursor.identifier();
      names.add(new ImportedName(name, cursor.alias()));
    } while (cursor.accept(COMMA));
    if (bracketed) {
      cursor.expect(RIGHT_PAREN);
    }
    return new BodyStatement.FromImport(level, module, names, line, end());
  }

  private List<BodyStatement> block() throws PythonSyntaxException {
    cursor.expect(COLON);
    List<BodyStatement> body = new ArrayList<>();
    if (!cursor.accept(NEWLINE)) {
      simpleLine(body);
      return body;
    }
    cursor.expect(INDENT);
    while (!cursor.is(DEDENT) && !cursor.is(END)) {
      read(body);
    }
    cursor.accept(DEDENT);
    return body;
  }

  private List<BodyStatement> elseBlock() throws PythonSyntaxException {
    return cursor.acceptWord("else") ? block() : List.of();
  }

  private BodyStatement ifStatement(int line) throws PythonSyntaxException {
    List<Branch> branches = new ArrayList<>();
    do {
      cursor.advance();
      Expression test = expressions.named();
      branches.add(new Branch(test, block()));
    } while (cursor.isWord("elif"));
    List<BodyStatement> otherwise = elseBlock();
    return new BodyStatement.If(branches, otherwise, line, lastLine());
  }

  private BodyStatement whileStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression test = expressions.named();
    List<BodyStatement> body = block();
    List<BodyStatement> otherwise = elseBlock();
    return new BodyStatement.While(test, body, otherwise, line, lastLine());
  }

  private BodyStatement forStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression target = expressions.targets();
    cursor.expectWord("in");
    Expression iterable = value();
    List<BodyStatement> body = block();
    List<BodyStatement> otherwise = elseBlock();
    return new BodyStatement.For(target, iterable, body, otherwise, line, lastLine());
  }

  private BodyStatement tryStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    List<BodyStatement> body = block();
    List<Handler> handlers = new ArrayList<>();
    while (cursor.isWord("except")) {
      handlers.add(handler());
    }
    List<BodyStatement> otherwise = elseBlock();
    List<BodyStatement> last = cursor.acceptWord("finally") ? block() : List.of();
    return new BodyStatement.Try(body, handlers, otherwise, last, line, lastLine());
  }

  private Handler handler() throws PythonSyntaxException {
    int line = cursor.line();
    cursor.advance();
    cursor.accept(STAR);
    Optional<Expression> error = Optional.empty();
    Optional<String> name = Optional.empty();
    if (!cursor.is(COLON)) {
      error = Optional.of(expressions.expressions());
      name = cursor.alias();
    }
    return new Handler(error, name, block(), line);
  }

  private BodyStatement withStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    List<WithItem> items = withItems();
    List<BodyStatement> body = block();
    return new BodyStatement.With(items, body, line, lastLine());
  }

  private List<WithItem> withItems() throws PythonSyntaxException {
    int start = cursor.index();
    List<WithItem> items = new ArrayList<>();
    if (cursor.is(LEFT_PAREN) && cursor.bracketsReachColon()) {
      try {
        cursor.advance();
        do {
          if (cursor.is(RIGHT_PAREN)) {
            break;
          }
          items.add(withItem());
        } while (cursor.accept(COMMA));
        cursor.expect(RIGHT_PAREN);
        return items;
      } catch (PythonSyntaxException e) {
        // perhaps the brackets belong to the expression: read once more as such
        restart();
        cursor.moveTo(start);
        items.clear();
      }
    }
    do {
      items.add(withItem());
    } while (cursor.accept(COMMA));
    return items;
  }

  private WithItem withItem() throws PythonSyntaxException {
    cursor.acceptWord("await");
    Expression context = expressions.named();
    if (!cursor.acceptWord("as")) {
      return new WithItem(context, Optional.empty());
    }
    Expression target = expressions.primary();
    Targets.check(target);
    return new WithItem(context, Optional.of(target));
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

  private BodyStatement matchStatement(int line) throws PythonSyntaxException {
    cursor.advance();
    Expression subject = expressions.expressions();
    cursor.expect(COLON);
    cursor.expect(NEWLINE);
    cursor.expect(INDENT);
    List<List<BodyStatement>> bodies = new ArrayList<>();
    while (cursor.isWord("case")) {
      skipPattern();
      bodies.add(block());
    }
    if (!cursor.is(END)) {
      cursor.expect(DEDENT);
    }
    return new BodyStatement.Match(subject, bodies, line, lastLine());
  }

  private void skipPattern() throws PythonSyntaxException {
    int depth = 0;
    cursor.advance();
    while (depth > 0 || !cursor.is(COLON)) {
      switch (cursor.kind()) {
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> depth++;
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
        case NEWLINE, END -> throw cursor.unexpected("in a pattern");
        default -> {}
      }
      cursor.advance();
    }
  }

  private BodyStatement decorated() throws PythonSyntaxException {
    List<Expression> decorators = new ArrayList<>();
    while (cursor.accept(AT)) {
      decorators.add(expressions.named());
      cursor.expect(NEWLINE);
    }
    int line = cursor.line();
    if (cursor.isWord("class")) {
      return classDefinition(line);
    }
    cursor.acceptWord("async");
    if (!cursor.isWord("def")) {
      throw cursor.unexpected("behind a decorator");
    }
    return function(line, decorators);
  }

  private BodyStatement function(int line, List<Expression> decorators)
      throws PythonSyntaxException {
    cursor.advance();
    String name = cursor.identifier();
    skipTypeParameters();
    cursor.expect(LEFT_PAREN);
    List<Parameter> parameters = expressions.parameters(RIGHT_PAREN, true);
    cursor.expect(RIGHT_PAREN);
    if (cursor.accept(ARROW)) {
      expressions.plainExpressions();
    }
    List<BodyStatement> body = block();
    return new BodyStatement.Function(name, parameters, decorators, body, line, lastLine());
  }

  private BodyStatement classDefinition(int line) throws PythonSyntaxException {
    cursor.advance();
    String name = cursor.identifier();
    skipTypeParameters();
    List<Argument> arguments = cursor.is(LEFT_PAREN) ? expressions.arguments() : List.of();
    List<BodyStatement> body = block();
    return new BodyStatement.ClassDefinition(name, arguments, body, line, lastLine());
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
}
