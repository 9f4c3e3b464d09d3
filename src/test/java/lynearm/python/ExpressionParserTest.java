package lynearm.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import lynearm.python.Expression.Field;
import lynearm.python.Expression.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "(a)",
        "a, b",
        "a,",
        "()",
        "[*a, b]",
        "{**a, 'b': 1}",
        "{*a}",
        "{1: 2 for x in y}",
        "a if b else c if d else e",
        "not not a",
        "- -1",
        "2 ** -1",
        "a < b < c",
        "a not in b is not c",
        "f(a, *b, c=1, **d)",
        "f(x for x in y)",
        "f(g(x for x in y), 1)",
        "a[1:2, ::3, ...]",
        "lambda a, /, b=1, *c, d, **e: a",
        "lambda: (yield)",
        "(x := 1)",
        "x := 1",
        "a.b.c()[0](1)",
        "0x_1F + 0b1 + 0o7 + 1_000 + 1.5e-3j + .5",
        "f'{a!r:>{width}} {b=} {{}} {c[\"d\"]}'",
        "f'{x:%Y-%m}'",
        "f'{ {1: 2}[1] }'",
        "f'{a != b}'",
        "f'{'nested'}'",
        "rb'x' b'y'",
        "'a' f'b' \"\"\"c\"\"\"",
        "a @ b // c % d",
        "[x for x in a if b if c for y in d]",
        "a\n  + b",
        "1if a else 2",
        "x and y or not z",
        "*a, b",
        "b''",
        "rf'\\d{x}'"
      })
  void pythonsExpressionsAreUnderstood(String text) throws PythonSyntaxException {
    assertThat(ExpressionParser.parse(text, 1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a +",
        "*a",
        "(*a)",
        "a = 1",
        "f(a=1, 2)",
        "f(**a, *b)",
        "f(a=1, a=2)",
        "[1, 2",
        "1]",
        "(1]",
        "'open",
        "'a' b'c'",
        "b'é'",
        "'\\x6'",
        "'\\N{no such name}'",
        "f'{}'",
        "f'{'",
        "f'}'",
        "f'{a b}'",
        "f'{a!x}'",
        "0755",
        "12ab",
        "1__0",
        "0x",
        "$a",
        "a ? b",
        "`a`",
        "a if b",
        "lambda: = 1",
        "lambda a, a: 1",
        "{1: }",
        "{1: 2, 3}",
        "(yield)",
        "await a",
        "class",
        "f(x for x in y, 1)",
        "f(x for x in g(1), 2)",
        "x for x in y",
        "[x for 1 in y]",
        "\u201ca\u201d",
        "a <> b",
        "print 'x'",
        "ur'a'",
        "not",
        "a, , b"
      })
  void whatPythonRefusesIsRefused(String text) {
    assertThatThrownBy(() -> ExpressionParser.parse(text, 1))
        .isInstanceOf(PythonSyntaxException.class);
  }

  @Test
  void operatorsBindAsInPython() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("a + b * c", 1))
        .isEqualTo(
            new Expression.Binary(
                Expression.BinaryOperator.ADD,
                name("a"),
                new Expression.Binary(Expression.BinaryOperator.MULTIPLY, name("b"), name("c"), 1),
                1));
    assertThat(ExpressionParser.parse("a - b - c", 1))
        .isEqualTo(
            new Expression.Binary(
                Expression.BinaryOperator.SUBTRACT,
                new Expression.Binary(Expression.BinaryOperator.SUBTRACT, name("a"), name("b"), 1),
                name("c"),
                1));
  }

  @Test
  void formattedStringsAreTakenApart() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("'x' f'{{{a!r:>{b}}}}' 'y'", 1))
        .isEqualTo(
            new Expression.FString(
                List.of(
                    new Text("x{"),
                    new Field(
                        name("a"),
                        'r',
                        List.of(new Text(">"), new Field(name("b"), ' ', List.of()))),
                    new Text("}y")),
                1));
    assertThat(ExpressionParser.parse("f'{a = }'", 1))
        .isEqualTo(
            new Expression.FString(
                List.of(new Text("a = "), new Field(name("a"), 'r', List.of())), 1));
  }

  @Test
  void linesAreCountedFromTheGivenOne() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("(a,\n b)", 7))
        .isEqualTo(
            new Expression.Tuple(
                List.of(new Expression.Name("a", 7), new Expression.Name("b", 8)), 7));
    PythonSyntaxException thrown =
        catchThrowableOfType(
            PythonSyntaxException.class, () -> ExpressionParser.parse("(a,\n\n b c)", 7));
    assertThat(thrown.problem().line()).isEqualTo(9);
  }

  @Test
  void escapesBecomeTheirCharacters() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("'\\x41\\u00e9\\101\\N{BULLET}\\d\\\\\\ud800'", 1))
        .isEqualTo(new Expression.Literal(PythonValue.of("AéA•\\d\\\ud800"), 1));
    assertThat(ExpressionParser.parse("rb'\\x'", 1))
        .isEqualTo(new Expression.Literal(new PythonValue.Bytes("\\x"), 1));
  }

  @Test
  void whatIsNestedTooDeeplyIsRefusedAndNeverOverflows() {
    for (String text :
        List.of(
            "(".repeat(100_000),
            "f(".repeat(190) + "1" + ")".repeat(190) + "(0)".repeat(100_000),
            "1" + " + 1".repeat(100_000),
            "- ".repeat(100_000) + "1",
            "not ".repeat(100_000) + "1",
            "lambda: ".repeat(100_000) + "1",
            "1 ** ".repeat(100_000) + "1",
            "1 if 1 else ".repeat(100_000) + "1",
            "a" + ".b".repeat(100_000),
            "f'{".repeat(100_000))) {
      assertThatThrownBy(() -> ExpressionParser.parse(text, 1))
          .isInstanceOf(PythonSyntaxException.class);
    }
  }

  @Test
  void longListsAreNoDeepOnes() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("[" + "'a', ".repeat(50_000) + "]", 1))
        .isInstanceOfSatisfying(
            Expression.ListDisplay.class, list -> assertThat(list.items()).hasSize(50_000));
  }

  @Test
  void slicesAndMissingPartsAreKept() throws PythonSyntaxException {
    assertThat(ExpressionParser.parse("a[:4]", 1))
        .isEqualTo(
            new Expression.Subscript(
                name("a"),
                new Expression.Slice(
                    Optional.empty(),
                    Optional.of(new Expression.Literal(PythonValue.of(4), 1)),
                    Optional.empty(),
                    1),
                1));
  }

  private static Expression name(String id) {
    return new Expression.Name(id, 1);
  }
}
