package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.python.Expression.Argument;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.Expression.BoolOperator;
import lynearm.python.Expression.Clause;
import lynearm.python.Expression.ComparisonOperator;
import lynearm.python.Expression.ComprehensionKind;
import lynearm.python.Expression.Entry;
import lynearm.python.Expression.Link;
import lynearm.python.Expression.Parameter;
import lynearm.python.Expression.ParameterKind;
import lynearm.python.Expression.Part;
import lynearm.python.Expression.Text;
import lynearm.python.Expression.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Parses expressions of Python 3 into [Expression] trees. Linear in the length of the text; what
/// is nested or chained beyond [#MAX_HEIGHT] is refused.
public final class ExpressionParser {

  /// No tree is higher than this.
  public static final int MAX_HEIGHT = 1500;

  /// How deep the parser calls itself. Brackets alone reach 200.
  private static final int MAX_DEPTH = 260;

  private static final int FSTRING_DEPTH = 3;

  private static final int LOWEST = 1;
  private static final int HIGHEST = 6;

  private final TokenCursor cursor;
  private int depth;
  private int height;
  private int lambdas;
  private boolean bareGenerator;

  ExpressionParser(TokenCursor cursor, int depth) {
    this.cursor = cursor;
    this.depth = depth;
  }

  /// Parses one expression, which may be a tuple without brackets. Newlines count as blanks, as
  /// they do between brackets.
  ///
  /// @param firstLine the line on which the text starts, for the lines in the tree and in problems
  /// @throws PythonSyntaxException if Python would refuse it
  public static Expression parse(String text, int firstLine) throws PythonSyntaxException {
    if (text.indexOf('\0') >= 0) {
      throw new PythonSyntaxException(
          SyntaxProblem.confusing(firstLine, "a NUL character stands in it", "Remove it"));
    }
    Tokens tokens = Tokenizer.ofExpression(text, firstLine);
    if (tokens.stop().isPresent()) {
      throw new PythonSyntaxException(tokens.stop().get());
    }
    ExpressionParser parser = new ExpressionParser(new TokenCursor(tokens), 0);
    Expression expression = parser.expressions();
    if (!parser.cursor.is(END)) {
      throw parser.cursor.unexpected("where the expression should end");
    }
    return expression;
  }

  TokenCursor cursor() {
    return cursor;
  }

  /// The height of the tree that was parsed last.
  int height() {
    return height;
  }

  /// One expression, or several with commas between them: a tuple. A lone starred one is refused.
  Expression expressions() throws PythonSyntaxException {
    Expression result = itemOrTuple(true);
    refuseStarred(result);
    return result;
  }

  /// What a statement may consist of: as [#expressions], but a walrus needs brackets. A lone
  /// starred expression is left for the caller to refuse.
  Expression plainExpressions() throws PythonSyntaxException {
    return itemOrTuple(false);
  }

  private Expression itemOrTuple(boolean withWalrus) throws PythonSyntaxException {
    int line = cursor.line();
    Expression first = item(withWalrus);
    return cursor.is(COMMA) ? new Expression.Tuple(moreItems(first, withWalrus), line) : first;
  }

  void refuseStarred(Expression expression) throws PythonSyntaxException {
    if (expression instanceof Expression.Starred starred) {
      throw new PythonSyntaxException(
          SyntaxProblem.local(
              starred.line(), "a starred expression stands alone", "Put a comma behind it"));
    }
  }

  private List<Expression> moreItems(Expression first, boolean withWalrus)
      throws PythonSyntaxException {
    List<Expression> items = new ArrayList<>();
    items.add(first);
    int highest = height;
    while (cursor.accept(COMMA)) {
      if (!startsExpression()) {
        break;
      }
      items.add(item(withWalrus));
      highest = Math.max(highest, height);
    }
    height = grown(highest);
    return items;
  }

  private boolean startsExpression() {
    return switch (cursor.kind()) {
      case NUMBER, BAD_NUMBER, STRING, LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> true;
      case PLUS, MINUS, TILDE, STAR, ELLIPSIS -> true;
      case NAME -> !cursor.isKeyword() || startsAsKeyword();
      default -> false;
    };
  }

  private boolean startsAsKeyword() {
    return cursor.isWord("None")
        || cursor.isWord("True")
        || cursor.isWord("False")
        || cursor.isWord("not")
        || cursor.isWord("lambda")
        || cursor.isWord("await")
        || cursor.isWord("yield");
  }

  private Expression starredOrNamed() throws PythonSyntaxException {
    return item(true);
  }

  private Expression item(boolean withWalrus) throws PythonSyntaxException {
    int line = cursor.line();
    if (cursor.accept(STAR)) {
      Expression value = binary(LOWEST);
      height = grown(height);
      return new Expression.Starred(value, line);
    }
    return withWalrus ? named() : expression();
  }

  /// An expression that may be `name := value`.
  Expression named() throws PythonSyntaxException {
    int line = cursor.line();
    if (cursor.isIdentifier() && cursor.isNext(WALRUS)) {
      String name = cursor.identifier();
      cursor.advance();
      Expression value = expression();
      height = grown(height);
      return new Expression.NamedExpression(name, value, line);
    }
    return expression();
  }

  /// A single expression: no comma, no star, no walrus.
  Expression expression() throws PythonSyntaxException {
    enter(1);
    Expression result = cursor.isWord("lambda") ? lambda() : conditional();
    depth--;
    return result;
  }

  private void enter(int steps) throws PythonSyntaxException {
    depth += steps;
    if (depth > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  private int grown(int below) throws PythonSyntaxException {
    if (below >= MAX_HEIGHT) {
      throw tooDeep();
    }
    return below + 1;
  }

  private PythonSyntaxException tooDeep() {
    return cursor.problem("an expression is nested too deeply", "Give a part of it a name");
  }

  private Expression conditional() throws PythonSyntaxException {
    Expression value = disjunction();
    if (!cursor.isWord("if")) {
      return value;
    }
    // a chain of else branches is a list here, so that its length costs no stack
    List<Expression> chain = new ArrayList<>();
    chain.add(value);
    int highest = height;
    while (cursor.acceptWord("if")) {
      chain.add(disjunction());
      highest = Math.max(highest, height);
      if (!cursor.isWord("else")) {
        throw cursor.problem("an if expression has no else", "Add else and a value");
      }
      cursor.advance();
      boolean isLambda = cursor.isWord("lambda");
      chain.add(isLambda ? expression() : disjunction());
      highest = Math.max(highest, height);
      if (isLambda) {
        break;
      }
    }
    Expression result = chain.getLast();
    for (int i = chain.size() - 3; i >= 0; i -= 2) {
      Expression then = chain.get(i);
      result = new Expression.Conditional(chain.get(i + 1), then, result, then.line());
      highest = grown(highest);
    }
    height = highest;
    return result;
  }

  private Expression disjunction() throws PythonSyntaxException {
    Expression first = conjunction();
    if (!cursor.isWord("or")) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    int highest = height;
    while (cursor.acceptWord("or")) {
      operands.add(conjunction());
      highest = Math.max(highest, height);
    }
    height = grown(highest);
    return new Expression.BoolOperation(BoolOperator.OR, operands, first.line());
  }

  private Expression conjunction() throws PythonSyntaxException {
    Expression first = inversion();
    if (!cursor.isWord("and")) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    int highest = height;
    while (cursor.acceptWord("and")) {
      operands.add(inversion());
      highest = Math.max(highest, height);
    }
    height = grown(highest);
    return new Expression.BoolOperation(BoolOperator.AND, operands, first.line());
  }

  private Expression inversion() throws PythonSyntaxException {
    int line = cursor.line();
    int nots = 0;
    while (cursor.acceptWord("not")) {
      nots++;
    }
    Expression result = comparison();
    for (int i = 0; i < nots; i++) {
      result = new Expression.Unary(UnaryOperator.NOT, result, line);
      height = grown(height);
    }
    return result;
  }

  private Expression comparison() throws PythonSyntaxException {
    Expression first = binary(LOWEST);
    ComparisonOperator operator = comparisonOperator();
    if (operator == null) {
      return first;
    }
    List<Link> links = new ArrayList<>();
    int highest = height;
    while (operator != null) {
      links.add(new Link(operator, binary(LOWEST)));
      highest = Math.max(highest, height);
      operator = comparisonOperator();
    }
    height = grown(highest);
    return new Expression.Comparison(first, links, first.line());
  }

  private @Nullable ComparisonOperator comparisonOperator() throws PythonSyntaxException {
    ComparisonOperator operator =
        switch (cursor.kind()) {
          case EQUAL -> ComparisonOperator.EQUAL;
          case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
          case LESS -> ComparisonOperator.LESS;
          case LESS_EQUAL -> ComparisonOperator.LESS_EQUAL;
          case GREATER -> ComparisonOperator.GREATER;
          case GREATER_EQUAL -> ComparisonOperator.GREATER_EQUAL;
          case NAME -> comparisonWord();
          default -> null;
        };
    if (operator != null) {
      cursor.advance();
    }
    return operator;
  }

  private @Nullable ComparisonOperator comparisonWord() {
    if (cursor.isWord("in")) {
      return ComparisonOperator.IN;
    }
    if (cursor.isWord("not") && cursor.isNextWord("in")) {
      cursor.advance();
      return ComparisonOperator.NOT_IN;
    }
    if (cursor.isWord("is")) {
      if (cursor.isNextWord("not")) {
        cursor.advance();
        return ComparisonOperator.IS_NOT;
      }
      return ComparisonOperator.IS;
    }
    return null;
  }

  /// Binary operators from `|` (1) to `*` (6), each level binding to the left.
  Expression binary(int lowest) throws PythonSyntaxException {
    Expression left = factor();
    while (true) {
      int precedence = precedence(cursor.kind());
      if (precedence < lowest) {
        return left;
      }
      BinaryOperator operator = operator(cursor.kind());
      cursor.advance();
      int leftHeight = height;
      Expression right = precedence == HIGHEST ? factor() : binary(precedence + 1);
      height = grown(Math.max(leftHeight, height));
      left = new Expression.Binary(operator, left, right, left.line());
    }
  }

  private static int precedence(TokenKind kind) {
    return switch (kind) {
      case BAR -> LOWEST;
      case CARET -> 2;
      case AMPERSAND -> 3;
      case LEFT_SHIFT, RIGHT_SHIFT -> 4;
      case PLUS, MINUS -> 5;
      case STAR, SLASH, DOUBLE_SLASH, PERCENT, AT -> HIGHEST;
      default -> 0;
    };
  }

  /// The operator of a token, also of the one that assigns: `+` and `+=`.
  static BinaryOperator operator(TokenKind kind) {
    return switch (kind) {
      case BAR, BAR_ASSIGN -> BinaryOperator.BIT_OR;
      case CARET, CARET_ASSIGN -> BinaryOperator.BIT_XOR;
      case AMPERSAND, AMPERSAND_ASSIGN -> BinaryOperator.BIT_AND;
      case LEFT_SHIFT, LEFT_SHIFT_ASSIGN -> BinaryOperator.LEFT_SHIFT;
      case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGN -> BinaryOperator.RIGHT_SHIFT;
      case PLUS, PLUS_ASSIGN -> BinaryOperator.ADD;
      case MINUS, MINUS_ASSIGN -> BinaryOperator.SUBTRACT;
      case STAR, STAR_ASSIGN -> BinaryOperator.MULTIPLY;
      case SLASH, SLASH_ASSIGN -> BinaryOperator.DIVIDE;
      case DOUBLE_SLASH, DOUBLE_SLASH_ASSIGN -> BinaryOperator.FLOOR_DIVIDE;
      case PERCENT, PERCENT_ASSIGN -> BinaryOperator.MODULO;
      case AT, AT_ASSIGN -> BinaryOperator.MATRIX_MULTIPLY;
      case DOUBLE_STAR, DOUBLE_STAR_ASSIGN -> BinaryOperator.POWER;
      default -> throw new IllegalArgumentException(kind + " is no binary operator");
    };
  }

  private Expression factor() throws PythonSyntaxException {
    if (!cursor.is(MINUS) && !cursor.is(PLUS) && !cursor.is(TILDE)) {
      return power();
    }
    List<UnaryOperator> signs = new ArrayList<>();
    int line = cursor.line();
    while (true) {
      if (cursor.accept(MINUS)) {
        signs.add(UnaryOperator.MINUS);
      } else if (cursor.accept(PLUS)) {
        signs.add(UnaryOperator.PLUS);
      } else if (cursor.accept(TILDE)) {
        signs.add(UnaryOperator.INVERT);
      } else {
        break;
      }
    }
    Expression result = power();
    for (UnaryOperator sign : signs.reversed()) {
      result = new Expression.Unary(sign, result, line);
      height = grown(height);
    }
    return result;
  }

  private Expression power() throws PythonSyntaxException {
    if (cursor.isWord("await")) {
      throw cursor.problem("await stands outside of a function", "");
    }
    Expression base = primary();
    if (!cursor.accept(DOUBLE_STAR)) {
      return base;
    }
    enter(1);
    int baseHeight = height;
    Expression exponent = factor();
    height = grown(Math.max(baseHeight, height));
    depth--;
    return new Expression.Binary(BinaryOperator.POWER, base, exponent, base.line());
  }

  /// An atom and what is hung on it: attributes, calls, subscripts.
  Expression primary() throws PythonSyntaxException {
    Expression result = atom();
    while (true) {
      int line = result.line();
      int below = height;
      switch (cursor.kind()) {
        case DOT -> {
          cursor.advance();
          result = new Expression.Attribute(result, cursor.identifier(), line);
          height = grown(below);
        }
        case LEFT_PAREN -> {
          result = new Expression.Call(result, arguments(), line);
          height = grown(Math.max(below, height));
        }
        case LEFT_BRACKET -> {
          cursor.advance();
          result = new Expression.Subscript(result, subscript(), line);
          cursor.expect(RIGHT_BRACKET);
          height = grown(Math.max(below, height));
        }
        default -> {
          return result;
        }
      }
    }
  }

  private Expression atom() throws PythonSyntaxException {
    int line = cursor.line();
    height = 1;
    return switch (cursor.kind()) {
      case NAME -> nameOrConstant(line);
      case NUMBER -> {
        PythonValue value = Numbers.value(cursor.tokens().text(cursor.index()), line);
        cursor.advance();
        yield new Expression.Literal(value, line);
      }
      case BAD_NUMBER ->
          throw new PythonSyntaxException(
              Numbers.complaint(
                  cursor.tokens().source(), cursor.tokens().start(cursor.index()), line));
      case STRING -> strings(line);
      case ELLIPSIS -> {
        cursor.advance();
        yield new Expression.Literal(PythonValue.ELLIPSIS, line);
      }
      case LEFT_PAREN -> parenthesized(line);
      case LEFT_BRACKET -> list(line);
      case LEFT_BRACE -> dictOrSet(line);
      default -> throw cursor.unexpected("where a value is expected");
    };
  }

  private Expression nameOrConstant(int line) throws PythonSyntaxException {
    if (cursor.isIdentifier()) {
      return new Expression.Name(cursor.identifier(), line);
    }
    if (cursor.acceptWord("None")) {
      return new Expression.Literal(PythonValue.NONE, line);
    }
    if (cursor.acceptWord("True")) {
      return new Expression.Literal(PythonValue.TRUE, line);
    }
    if (cursor.acceptWord("False")) {
      return new Expression.Literal(PythonValue.FALSE, line);
    }
    throw cursor.unexpected("where a value is expected");
  }

  /// One string, or several side by side, which are one.
  private Expression strings(int line) throws PythonSyntaxException {
    if (!cursor.isNext(STRING)) {
      StringLiteral only = new StringLiteral(cursor.tokens(), cursor.index());
      if (!only.isFormatted()) {
        cursor.advance();
        return new Expression.Literal(plain(only.text(), only.isBytes()), line);
      }
    }
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean bytes = new StringLiteral(cursor.tokens(), cursor.index()).isBytes();
    boolean formatted = false;
    int highest = 0;
    while (cursor.is(STRING)) {
      StringLiteral literal = new StringLiteral(cursor.tokens(), cursor.index());
      if (literal.isBytes() != bytes) {
        throw cursor.problem("a bytes literal stands beside a string", "Use one kind only");
      }
      if (literal.isFormatted()) {
        formatted = true;
        enter(FSTRING_DEPTH);
        for (Part part : literal.parts(depth)) {
          if (part instanceof Text(String more)) {
            text.append(more);
          } else {
            flush(text, parts);
            parts.add(part);
          }
        }
        depth -= FSTRING_DEPTH;
        highest = Math.max(highest, literal.height());
      } else {
        text.append(literal.text());
      }
      cursor.advance();
    }
    if (!formatted) {
      height = 1;
      return new Expression.Literal(plain(text.toString(), bytes), line);
    }
    flush(text, parts);
    height = grown(highest);
    return new Expression.FString(parts, line);
  }

  private static PythonValue plain(String text, boolean bytes) {
    return bytes ? new PythonValue.Bytes(text) : new PythonValue.Str(text);
  }

  private static void flush(StringBuilder text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Text(text.toString()));
      text.setLength(0);
    }
  }

  private Expression parenthesized(int line) throws PythonSyntaxException {
    cursor.advance();
    if (cursor.accept(RIGHT_PAREN)) {
      return new Expression.Tuple(List.of(), line);
    }
    if (cursor.isWord("yield")) {
      Expression result = yielded();
      cursor.expect(RIGHT_PAREN);
      return result;
    }
    Expression first = starredOrNamed();
    Expression result = first;
    if (startsComprehension()) {
      refuseStarred(first);
      result = comprehension(ComprehensionKind.GENERATOR, first, Optional.empty(), line);
    } else if (cursor.is(COMMA)) {
      result = new Expression.Tuple(moreItems(first, true), line);
    } else {
      refuseStarred(first);
    }
    cursor.expect(RIGHT_PAREN);
    return result;
  }

  Expression yielded() throws PythonSyntaxException {
    int line = cursor.line();
    if (lambdas == 0) {
      throw cursor.problem("yield stands outside of a function", "");
    }
    cursor.advance();
    if (cursor.acceptWord("from")) {
      Expression source = expression();
      height = grown(height);
      return new Expression.Yield(Optional.of(source), line);
    }
    if (!startsExpression()) {
      height = 1;
      return new Expression.Yield(Optional.empty(), line);
    }
    Expression value = expressions();
    height = grown(height);
    return new Expression.Yield(Optional.of(value), line);
  }

  private Expression list(int line) throws PythonSyntaxException {
    cursor.advance();
    if (cursor.accept(RIGHT_BRACKET)) {
      return new Expression.ListDisplay(List.of(), line);
    }
    Expression first = starredOrNamed();
    Expression result;
    if (startsComprehension()) {
      refuseStarred(first);
      result = comprehension(ComprehensionKind.LIST, first, Optional.empty(), line);
    } else {
      result = new Expression.ListDisplay(moreItems(first, true), line);
    }
    cursor.expect(RIGHT_BRACKET);
    return result;
  }

  private Expression dictOrSet(int line) throws PythonSyntaxException {
    cursor.advance();
    if (cursor.accept(RIGHT_BRACE)) {
      return new Expression.DictDisplay(List.of(), line);
    }
    Expression result = cursor.is(DOUBLE_STAR) ? dict(line, null) : dictOrSetFrom(line);
    cursor.expect(RIGHT_BRACE);
    return result;
  }

  private Expression dictOrSetFrom(int line) throws PythonSyntaxException {
    Expression first = starredOrNamed();
    if (cursor.is(COLON)) {
      if (first instanceof Expression.Starred || first instanceof Expression.NamedExpression) {
        throw cursor.unexpected("behind a key that is no plain expression");
      }
      return dict(line, first);
    }
    if (startsComprehension()) {
      refuseStarred(first);
      return comprehension(ComprehensionKind.SET, first, Optional.empty(), line);
    }
    return new Expression.SetDisplay(moreItems(first, true), line);
  }

  private Expression dict(int line, @Nullable Expression firstKey) throws PythonSyntaxException {
    List<Entry> entries = new ArrayList<>();
    Expression key = firstKey;
    int highest = firstKey == null ? 0 : height;
    do {
      if (cursor.is(RIGHT_BRACE)) {
        break;
      }
      if (key == null && cursor.accept(DOUBLE_STAR)) {
        entries.add(new Entry(Optional.empty(), binary(LOWEST)));
        highest = Math.max(highest, height);
        continue;
      }
      if (key == null) {
        key = expression();
        highest = Math.max(highest, height);
      }
      cursor.expect(COLON);
      Expression value = expression();
      highest = Math.max(highest, height);
      if (entries.isEmpty() && startsComprehension()) {
        height = highest;
        return comprehension(ComprehensionKind.DICT, key, Optional.of(value), line);
      }
      entries.add(new Entry(Optional.of(key), value));
      key = null;
    } while (cursor.accept(COMMA));
    height = grown(highest);
    return new Expression.DictDisplay(entries, line);
  }

  private boolean startsComprehension() {
    return cursor.isWord("for") || (cursor.isWord("async") && cursor.isNextWord("for"));
  }

  private Expression comprehension(
      ComprehensionKind kind, Expression element, Optional<Expression> value, int line)
      throws PythonSyntaxException {
    List<Clause> clauses = new ArrayList<>();
    int highest = height;
    while (startsComprehension()) {
      if (cursor.isWord("async")) {
        throw cursor.problem("async stands outside of a function", "");
      }
      cursor.advance();
      Expression target = targets();
      highest = Math.max(highest, height);
      cursor.expectWord("in");
      Expression iterable = disjunction();
      highest = Math.max(highest, height);
      List<Expression> conditions = new ArrayList<>();
      while (cursor.acceptWord("if")) {
        conditions.add(condition());
        highest = Math.max(highest, height);
      }
      clauses.add(new Clause(target, iterable, conditions));
    }
    height = grown(highest);
    return new Expression.Comprehension(kind, element, value, clauses, line);
  }

  private Expression condition() throws PythonSyntaxException {
    if (cursor.isIdentifier() && cursor.isNext(WALRUS)) {
      return named();
    }
    return disjunction();
  }

  /// What `for` binds: one target or several with commas, up to `in`.
  Expression targets() throws PythonSyntaxException {
    int line = cursor.line();
    Expression first = starredTarget();
    Expression result = first;
    if (cursor.is(COMMA)) {
      List<Expression> items = new ArrayList<>();
      items.add(first);
      int highest = height;
      while (cursor.accept(COMMA)) {
        if (cursor.isWord("in") || !startsExpression()) {
          break;
        }
        items.add(starredTarget());
        highest = Math.max(highest, height);
      }
      height = grown(highest);
      result = new Expression.Tuple(items, line);
    }
    Targets.check(result);
    return result;
  }

  private Expression starredTarget() throws PythonSyntaxException {
    int line = cursor.line();
    if (cursor.accept(STAR)) {
      Expression value = binary(LOWEST);
      height = grown(height);
      return new Expression.Starred(value, line);
    }
    return binary(LOWEST);
  }

  /// The arguments of a call or of a class, from bracket to bracket.
  List<Argument> arguments() throws PythonSyntaxException {
    cursor.expect(LEFT_PAREN);
    List<Argument> arguments = new ArrayList<>();
    Set<String> keywords = new HashSet<>();
    boolean unpacked = false;
    int highest = 0;
    while (!cursor.is(RIGHT_PAREN)) {
      int line = cursor.line();
      Argument argument = argument(keywords);
      boolean generator = bareGenerator;
      highest = Math.max(highest, height);
      boolean positional =
          argument instanceof Expression.Positional
              || (argument instanceof Expression.Unpacked && unpacked);
      if (positional && (!keywords.isEmpty() || unpacked)) {
        throw new PythonSyntaxException(
            SyntaxProblem.local(line, "a positional argument follows a keyword argument", ""));
      }
      unpacked |= argument instanceof Expression.UnpackedMapping;
      boolean first = arguments.isEmpty();
      arguments.add(argument);
      if (!cursor.accept(COMMA)) {
        if (generator && !first) {
          throw bareGenerator();
        }
        break;
      }
      if (generator && (!first || !cursor.is(RIGHT_PAREN))) {
        throw bareGenerator();
      }
    }
    cursor.expect(RIGHT_PAREN);
    height = highest;
    return arguments;
  }

  private PythonSyntaxException bareGenerator() {
    return cursor.problem(
        "a generator expression stands among other arguments", "Put brackets around it");
  }

  private Argument argument(Set<String> keywords) throws PythonSyntaxException {
    Argument argument = plainArgument(keywords);
    if (!(argument instanceof Expression.Positional(Expression element))
        || !startsComprehension()) {
      bareGenerator = false;
      return argument;
    }
    Expression generator =
        comprehension(ComprehensionKind.GENERATOR, element, Optional.empty(), element.line());
    bareGenerator = true;
    return new Expression.Positional(generator);
  }

  private Argument plainArgument(Set<String> keywords) throws PythonSyntaxException {
    if (cursor.accept(DOUBLE_STAR)) {
      return new Expression.UnpackedMapping(expression());
    }
    if (cursor.accept(STAR)) {
      return new Expression.Unpacked(expression());
    }
    if (cursor.isIdentifier() && cursor.isNext(ASSIGN)) {
      String name = cursor.identifier();
      cursor.advance();
      if (!keywords.add(name)) {
        throw cursor.problem("the keyword argument " + name + " is repeated", "");
      }
      return new Expression.Keyword(name, expression());
    }
    return new Expression.Positional(named());
  }

  private Expression subscript() throws PythonSyntaxException {
    int line = cursor.line();
    Expression first = subscriptItem();
    if (!cursor.is(COMMA)) {
      if (first instanceof Expression.Starred) {
        return new Expression.Tuple(List.of(first), line);
      }
      return first;
    }
    List<Expression> items = new ArrayList<>();
    items.add(first);
    int highest = height;
    while (cursor.accept(COMMA)) {
      if (cursor.is(RIGHT_BRACKET)) {
        break;
      }
      items.add(subscriptItem());
      highest = Math.max(highest, height);
    }
    height = grown(highest);
    return new Expression.Tuple(items, line);
  }

  private Expression subscriptItem() throws PythonSyntaxException {
    int line = cursor.line();
    Optional<Expression> lower = Optional.empty();
    int highest = 0;
    if (!cursor.is(COLON)) {
      Expression first = starredOrNamed();
      if (!cursor.is(COLON)) {
        return first;
      }
      highest = height;
      lower = Optional.of(first);
    }
    cursor.advance();
    Optional<Expression> upper = sliceBound();
    highest = Math.max(highest, height);
    Optional<Expression> step = Optional.empty();
    if (cursor.accept(COLON)) {
      step = sliceBound();
      highest = Math.max(highest, height);
    }
    height = grown(highest);
    return new Expression.Slice(lower, upper, step, line);
  }

  private Optional<Expression> sliceBound() throws PythonSyntaxException {
    if (cursor.is(COLON) || cursor.is(COMMA) || cursor.is(RIGHT_BRACKET)) {
      height = 0;
      return Optional.empty();
    }
    return Optional.of(expression());
  }

  /// What stands before the body of a lambda.
  private record LambdaHead(List<Parameter> parameters, int height, int line) {}

  /// A lambda whose body is a lambda is no deeper on our own stack, however many there are.
  private Expression lambda() throws PythonSyntaxException {
    List<LambdaHead> heads = new ArrayList<>();
    while (cursor.isWord("lambda")) {
      enter(1);
      int line = cursor.line();
      cursor.advance();
      List<Parameter> parameters = parameters(COLON, false);
      heads.add(new LambdaHead(parameters, height, line));
      cursor.expect(COLON);
      lambdas++;
    }
    Expression lambda = expression();
    for (LambdaHead head : heads.reversed()) {
      lambdas--;
      depth--;
      height = grown(Math.max(head.height(), height));
      lambda = new Expression.Lambda(head.parameters(), lambda, head.line());
    }
    return lambda;
  }

  /// The parameters of a lambda or function, up to the token that ends them.
  ///
  /// @param annotated whether they may have annotations, which are read and dropped
  List<Parameter> parameters(TokenKind end, boolean annotated) throws PythonSyntaxException {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean keywordOnly = false;
    boolean withDefault = false;
    boolean slash = false;
    boolean last = false;
    int highest = 0;
    while (!cursor.is(end)) {
      if (last) {
        throw cursor.unexpected("behind the last parameter");
      }
      ParameterKind kind = keywordOnly ? ParameterKind.KEYWORD_ONLY : ParameterKind.POSITIONAL;
      if (cursor.is(SLASH)) {
        if (slash || keywordOnly || parameters.isEmpty()) {
          throw cursor.unexpected("among the parameters");
        }
        slash = true;
        cursor.advance();
      } else if (cursor.is(STAR) && cursor.isNext(COMMA)) {
        if (keywordOnly) {
          throw cursor.unexpected("among the parameters");
        }
        keywordOnly = true;
        cursor.advance();
      } else {
        if (cursor.is(STAR)) {
          if (keywordOnly) {
            throw cursor.unexpected("among the parameters");
          }
          cursor.advance();
          keywordOnly = true;
          kind = ParameterKind.REST;
        } else if (cursor.accept(DOUBLE_STAR)) {
          kind = ParameterKind.KEYWORD_REST;
          last = true;
        }
        String name = cursor.identifier();
        if (!names.add(name)) {
          throw cursor.problem("the parameter " + name + " is repeated", "Rename one");
        }
        if (annotated && cursor.accept(COLON)) {
          Expression annotation = starredOrNamed();
          highest = Math.max(highest, height);
          if (annotation instanceof Expression.Starred && kind != ParameterKind.REST) {
            refuseStarred(annotation);
          }
        }
        Optional<Expression> byDefault = Optional.empty();
        if (cursor.is(ASSIGN) && kind != ParameterKind.REST && !last) {
          cursor.advance();
          byDefault = Optional.of(expression());
          highest = Math.max(highest, height);
          withDefault |= kind == ParameterKind.POSITIONAL;
        } else if (withDefault && kind == ParameterKind.POSITIONAL) {
          throw cursor.problem(
              "the parameter " + name + " has no default, unlike the one before it");
        }
        parameters.add(new Parameter(name, kind, byDefault));
      }
      if (!cursor.accept(COMMA)) {
        break;
      }
    }
    if (!cursor.is(end)) {
      throw cursor.unexpected("among the parameters");
    }
    height = highest;
    return parameters;
  }
}
