package lynearm.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lynearm.python.PythonText;
import lynearm.revision.ReadResult;

/// Revision files in load order, while some of those that lie in the version folder itself come, go
/// and change: they stand first, by name as Python sorts them; what lies in folders below follows.
final class FileOrder {

  private final List<ReadResult> files;
  private int own;

  /// @param files in load order
  /// @param own how many of them lie in the version folder itself
  FileOrder(List<ReadResult> files, int own) {
    this.files = new ArrayList<>(files);
    this.own = own;
  }

  /// How many of these files lie in a folder itself, if those stand first.
  static int ownOf(Path folder, List<ReadResult> files) {
    int own = 0;
    while (own < files.size() && folder.equals(files.get(own).file().getParent())) {
      own++;
    }
    return own;
  }

  int own() {
    return own;
  }

  /// Puts a file where it belongs, in place of another of its name.
  void put(String name, ReadResult result) {
    int place = place(name);
    if (place >= 0) {
      files.set(place, result);
    } else {
      files.add(-place - 1, result);
      own++;
    }
  }

  void remove(String name) {
    int place = place(name);
    if (place >= 0) {
      files.remove(place);
      own--;
    }
  }

  /// All files, in load order.
  List<ReadResult> all() {
    return files;
  }

  /// Where a name stands; if it doesn't, one less than minus the place where it would.
  private int place(String name) {
    int low = 0;
    int high = own - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      String there = String.valueOf(files.get(middle).file().getFileName());
      int order = PythonText.BY_CODE_POINT.compare(there, name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
