package lynearm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// What came of calling Lynearm.
record Called(int status, String out, String err) {

  static Called with(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = CommandLineProgram.run(words, new PrintWriter(out), new PrintWriter(err, true));
    return new Called(status, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.isEmpty() ? List.of() : List.of(out.substring(0, out.length() - 1).split("\n", -1));
  }

  List<String> errors() {
    return err.lines().toList();
  }
}
