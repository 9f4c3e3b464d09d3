package lynearm.python;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The statements of a module, and what Python would refuse in it.
///
/// @param statements in order; those that could not be understood are left out
/// @param ranges for each statement the tokens that it is made of, bodies of functions excepted
/// @param problems in order of discovery
/// @param lost the tokens of statements that could not be understood
record ModuleTree(
    Tokens tokens,
    List<Statement> statements,
    List<Range> ranges,
    List<SyntaxProblem> problems,
    List<Range> lost) {

  /// Tokens from `start` to before `end`.
  record Range(int start, int end) {}

  /// Where the tokens end of a statement with its body.
  int endOf(int statement) {
    int start = ranges.get(statement).start();
    for (int next = statement + 1; next < ranges.size(); next++) {
      if (ranges.get(next).start() > start) {
        return ranges.get(next).start();
      }
    }
    return tokens.count();
  }

  /// The names that the body of a definition mentions.
  Set<String> namesInBody(int statement) {
    Set<String> names = new HashSet<>();
    int end = endOf(statement);
    for (int i = ranges.get(statement).start(); i < end; i++) {
      if (tokens.kind(i) == TokenKind.NAME) {
        names.add(tokens.name(i));
      }
    }
    return names;
  }
}
