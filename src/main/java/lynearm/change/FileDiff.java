package lynearm.change;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The difference between two texts of one file, as `diff -u` and git print it: `git apply` and
/// `patch` understand it. Works on bytes, so that no encoding gets in its way.
///
/// Cost: the number of lines times the number of changed ones, and no more than that of a fixed
/// number of changed lines; where more has changed, the whole is shown as one change.
public final class FileDiff {

  private static final String NOTHING = "/dev/null";
  private static final String NO_LINE_END = "\n\\ No newline at end of file";
  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 4000;

  private final byte[] bytes;

  private FileDiff(byte[] bytes) {
    this.bytes = bytes;
  }

  /// What an edit changes.
  ///
  /// @param name the file as it is to be named, such as its path below the repository
  public static FileDiff of(FileEdit edit, String name) {
    return between(edit.before(), edit.after(), name);
  }

  /// What leads from one content of a file to another. Empty stands for no file; two equal contents
  /// give an empty difference.
  public static FileDiff between(Optional<Content> before, Optional<Content> after, String name) {
    if (before.equals(after)) {
      return new FileDiff(new byte[0]);
    }
    String named = name.replace('\\', '/').replaceAll("[\r\n]", "?");
    String padded = named.contains(" ") ? named + "\t" : named;
    List<String> old = before.map(FileDiff::lines).orElse(List.of());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? "a/" + padded : NOTHING,
            after.isPresent() ? "b/" + padded : NOTHING,
            old,
            patch(old, after.map(FileDiff::lines).orElse(List.of())),
            CONTEXT);
    if (lines.isEmpty()) {
      return new FileDiff(new byte[0]);
    }
    String text = String.join("\n", lines) + "\n";
    // Names may be beyond Latin-1; the lines of the files are bytes in its disguise.
    int head = text.indexOf("@@");
    byte[] names = text.substring(0, head).getBytes(StandardCharsets.UTF_8);
    byte[] body = text.substring(head).getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[names.length + body.length];
    System.arraycopy(names, 0, all, 0, names.length);
    System.arraycopy(body, 0, all, names.length, body.length);
    return new FileDiff(all);
  }

  private static Patch<String> patch(List<String> old, List<String> now) {
    int shorter = Math.min(old.size(), now.size());
    int head = 0;
    while (head < shorter && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    List<String> oldMiddle = old.subList(head, old.size() - tail);
    List<String> newMiddle = now.subList(head, now.size() - tail);
    Patch<String> patch = new Patch<>();
    if (oldMiddle.size() + newMiddle.size() > MOST_LINES) {
      patch.addDelta(new ChangeDelta<>(new Chunk<>(head, oldMiddle), new Chunk<>(head, newMiddle)));
      return patch;
    }
    List<Change> changes = new MyersDiffWithLinearSpace<String>().computeDiff(old, now, null);
    joined(changes).forEach(change -> patch.addDelta(delta(change, old, now)));
    return patch;
  }

  /// Changes that touch each other as one, so that what goes stands before what comes.
  private static List<Change> joined(List<Change> changes) {
    List<Change> joined = new ArrayList<>();
    for (Change next : changes) {
      if (!joined.isEmpty()
          && joined.getLast().endOriginal == next.startOriginal
          && joined.getLast().endRevised == next.startRevised) {
        Change last = joined.removeLast();
        joined.add(
            new Change(
                DeltaType.CHANGE,
                last.startOriginal,
                next.endOriginal,
                last.startRevised,
                next.endRevised));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static ChangeDelta<String> delta(Change change, List<String> old, List<String> now) {
    return new ChangeDelta<>(
        new Chunk<>(change.startOriginal, old.subList(change.startOriginal, change.endOriginal)),
        new Chunk<>(change.startRevised, now.subList(change.startRevised, change.endRevised)));
  }

  private static List<String> lines(Content content) {
    String text = new String(content.bytes(), StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + NO_LINE_END);
    }
    return lines;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// The difference to the byte, as it is printed.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The difference as it is best shown.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}
