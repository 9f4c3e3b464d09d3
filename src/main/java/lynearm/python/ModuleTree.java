package lynearm.python;

import java.util.List;

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
}
