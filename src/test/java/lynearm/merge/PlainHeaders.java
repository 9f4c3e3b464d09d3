package lynearm.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lynearm.python.Expression;
import lynearm.python.ExpressionParser;
import lynearm.python.PythonSyntaxException;
import lynearm.python.PythonValue;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Reads the headers of small files that assign literals.
final class PlainHeaders {

  private PlainHeaders() {}

  static Revision read(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new Revision(
          new RevisionId(texts(text, "revision").getFirst()),
          file,
          texts(text, "down_revision").stream().map(RevisionId::new).toList(),
          texts(text, "branch_labels").stream().map(BranchLabel::new).toList(),
          texts(text, "depends_on").stream().map(Reference::new).toList(),
          "",
          Map.of());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<String> texts(String source, String name) {
    var line =
        Pattern.compile("^" + name + "\\s*(?::[^=\\n]*)?=\\s*(.*)$", Pattern.MULTILINE)
            .matcher(source);
    var texts = new ArrayList<String>();
    while (line.find()) {
      texts.clear();
      try {
        collect(ExpressionParser.parse(line.group(1), 1), texts);
      } catch (PythonSyntaxException fault) {
        throw new IllegalArgumentException(line.group(1), fault);
      }
    }
    return texts;
  }

  private static void collect(Expression expression, List<String> texts) {
    switch (expression) {
      case Expression.Literal(PythonValue.Str(String text), _) -> texts.add(text);
      case Expression.Tuple(var items, _) -> items.forEach(item -> collect(item, texts));
      case Expression.ListDisplay(var items, _) -> items.forEach(item -> collect(item, texts));
      case Expression.SetDisplay(var items, _) -> items.forEach(item -> collect(item, texts));
      default -> {}
    }
  }
}
