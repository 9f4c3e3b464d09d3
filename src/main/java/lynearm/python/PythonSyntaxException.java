package lynearm.python;

/// Python would refuse the text. Carries the problem and no stack trace: hostile input may cause
/// thousands of these.
public final class PythonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;

  public PythonSyntaxException(SyntaxProblem problem) {
    super("line " + problem.line() + ": " + problem.what(), null, false, false);
    this.problem = problem;
  }

  public SyntaxProblem problem() {
    return problem;
  }
}
