package lynearm.merge;

import java.nio.file.Path;
import java.util.List;
import lynearm.change.Change;

/// What a merge would do: ready to be written, or refused with the reason.
public sealed interface MergePlan {

  /// Can be written as it is.
  ///
  /// @param request what was asked for
  /// @param file the file that will be created
  /// @param text its exact text
  /// @param change the writing, with the graph after it
  /// @param newNode the number of the new merge point in that graph
  /// @param notes what the person should know beforehand, in sentences
  record Ready(
      MergeRequest request, Path file, String text, Change change, int newNode, List<String> notes)
      implements MergePlan {
    public Ready {
      notes = List.copyOf(notes);
    }
  }

  /// Will not be written.
  ///
  /// @param what why not
  /// @param next what to do instead
  record Refused(String what, String next) implements MergePlan {}
}
