package lynearm.merge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.change.Change;

/// What a merge would do, or several at once: ready to be written, or refused with the reason.
public sealed interface MergePlan {

  /// Can be written as it is.
  ///
  /// @param merges what comes to be, in order; at least one
  /// @param change the writing, with the graph after all of them
  /// @param notes what the person should know beforehand, in sentences
  /// @param question what the person should be asked beforehand, if anything
  /// @param databases what becomes of databases at the joined revisions
  record Ready(
      List<NewMerge> merges,
      Change change,
      List<String> notes,
      Optional<String> question,
      List<DatabaseEffect> databases)
      implements MergePlan {
    public Ready {
      merges = List.copyOf(merges);
      notes = List.copyOf(notes);
      databases = List.copyOf(databases);
      if (merges.isEmpty()) {
        throw new IllegalArgumentException("a plan without a merge");
      }
    }

    /// What was asked for first.
    public MergeRequest request() {
      return merges.getFirst().request();
    }

    /// The first file.
    public Path file() {
      return merges.getFirst().file();
    }

    /// The text of the first file.
    public String text() {
      return merges.getFirst().text();
    }

    /// The number of the first merge point in the graph afterwards.
    public int newNode() {
      return merges.getFirst().node();
    }
  }

  /// One new merge point.
  ///
  /// @param request what was asked for
  /// @param file the file that will be created
  /// @param text its exact text
  /// @param node the number of the new merge point in the graph after the change
  record NewMerge(MergeRequest request, Path file, String text, int node) {}

  /// Will not be written.
  ///
  /// @param what why not
  /// @param next what to do instead
  /// @param remedy a request that differs in one thing and can be written, if there is one
  record Refused(String what, String next, Optional<Remedy> remedy) implements MergePlan {

    public Refused(String what, String next) {
      this(what, next, Optional.empty());
    }
  }

  /// What may be asked for instead of what was refused.
  sealed interface Remedy {

    /// The parents in this order.
    record Order(List<Integer> parents) implements Remedy {
      public Order {
        parents = List.copyOf(parents);
      }
    }

    /// The standard form of the file instead of the project's template.
    record StandardForm() implements Remedy {}
  }
}
