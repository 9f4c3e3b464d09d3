package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Looks through the names of all files that commits have. A folder that is alike in many commits
/// or places is looked at once, so that one which was renamed as a whole is told under the name
/// that is met first. For one search.
final class FolderSearch {

  private static final int MOST_FOLDERS = 2_000_000;

  /// Deeper than any system lets files lie. Commits may be made to be worse than that.
  private static final int DEEPEST = 100;

  /// A folder to look at.
  ///
  /// @param path without a slash at its end; empty for the root
  private record Open(ObjectId id, String path, int depth) {}

  private final ObjectReader reader;
  private final byte[] part;
  private final Set<ObjectId> seen = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> found = new LinkedHashSet<>();

  /// @param part what stands in the names
  FolderSearch(ObjectReader reader, String part) {
    this.reader = reader;
    this.part = part.getBytes(StandardCharsets.UTF_8);
  }

  /// The paths of the folders that have such files.
  ///
  /// @param commits those to look at, not all of which need to be there
  Set<String> run(RevWalk commits, int most, BooleanSupplier cancelled) throws IOException {
    try {
      RevCommit commit = commits.next();
      for (int i = 0; commit != null && i < most && !cancelled.getAsBoolean(); i++) {
        add(commit.getTree(), "", 0);
        while (!open.isEmpty() && !cancelled.getAsBoolean()) {
          look(open.remove());
        }
        commit = commits.next();
      }
    } catch (MissingObjectException _) {
      return found; // a part of the history was never fetched
    }
    return found;
  }

  private void add(ObjectId folder, String path, int depth) {
    if (depth <= DEEPEST && seen.size() < MOST_FOLDERS && seen.add(folder.copy())) {
      open.add(new Open(folder, path, depth));
    }
  }

  private void look(Open folder) throws IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser();
    try {
      entries.reset(reader, folder.id());
      for (; !entries.eof(); entries.next(1)) {
        if (FileMode.TREE.equals(entries.getEntryRawMode())) {
          ObjectId id = entries.getEntryObjectId();
          if (!seen.contains(id)) {
            String name = entries.getEntryPathString();
            add(
                id,
                folder.path().isEmpty() ? name : folder.path() + "/" + name,
                folder.depth() + 1);
          }
        } else if (isNamed(entries.getEntryPathBuffer(), entries.getEntryPathLength())) {
          found.add(folder.path());
        }
      }
    } catch (MissingObjectException | CorruptObjectException | IndexOutOfBoundsException _) {
      return; // a partial clone without this folder, or one that was made to hurt
    }
  }

  private boolean isNamed(byte[] name, int length) {
    for (int start = 0; start <= length - part.length; start++) {
      int i = 0;
      while (i < part.length && name[start + i] == part[i]) {
        i++;
      }
      if (i == part.length) {
        return true;
      }
    }
    return false;
  }
}
