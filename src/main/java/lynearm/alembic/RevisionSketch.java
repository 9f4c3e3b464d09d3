package lynearm.alembic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A first glance at a Python file: enough to tell that it is a revision file and which files it
/// hangs together with, not enough to draw it.
///
/// @param id the text given to `revision`; empty if it is no plain text
/// @param parents the texts in `down_revision`
record RevisionSketch(String id, List<String> parents) {

  /// Headers stand at the beginning; a long licence fits before them.
  private static final int MAX_BYTES = 64 << 10;

  private static final Pattern REVISION =
      Pattern.compile("^revision\\b[^\\n=]{0,200}=[ \\t]*\\(?[ \\t]*([^\\n]*)", Pattern.MULTILINE);
  private static final Pattern DOWN_REVISION =
      Pattern.compile("^down_revision\\b[^\\n=]{0,200}=[ \\t]*([^\\n]*)", Pattern.MULTILINE);
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
  private static final int MAX_LIST = 4_000;

  /// Looks at the beginning of a file. Empty if it does not set both `revision` and `down_revision`
  /// at the left margin, or can't be read.
  static Optional<RevisionSketch> of(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // opening a pipe would never end
    }
    try (var stream = Files.newInputStream(file)) {
      return of(new String(stream.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static Optional<RevisionSketch> of(String text) {
    var lines = text.replace('\r', '\n');
    var revision = REVISION.matcher(lines);
    var downRevision = DOWN_REVISION.matcher(lines);
    if (!revision.find() || !downRevision.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new RevisionSketch(
            texts(revision.group(1)).stream().findFirst().orElse(""),
            texts(value(lines, downRevision.start(1), downRevision.end(1)))));
  }

  /// The value from its beginning to the end of the line, or of the brackets it opens with.
  private static String value(String text, int start, int lineEnd) {
    var closing = text.startsWith("(", start) ? ')' : text.startsWith("[", start) ? ']' : '\n';
    int end = closing == '\n' ? lineEnd : text.indexOf(closing, start);
    return text.substring(start, end < 0 ? lineEnd : Math.min(end, start + MAX_LIST));
  }

  private static List<String> texts(String value) {
    var texts = new ArrayList<String>();
    var matcher = TEXT.matcher(value);
    while (matcher.find()) {
      texts.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return texts;
  }
}
