package lynearm.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.graph.Answer;
import lynearm.graph.Symbols;
import lynearm.listing.Listings;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// What a command is asked about: a history, and perhaps where a database stands in it.
///
/// @param database what was read of the database, if the command needs one
/// @param marksCurrent whether the lines tell which revisions the database stands at
record Question(Workspace workspace, Optional<DatabaseState> database, boolean marksCurrent) {

  Listings listings() {
    return new Listings(workspace.graph(), marksCurrent ? current() : Set.of());
  }

  Symbols symbols() {
    return new Symbols(workspace.graph());
  }

  Optional<List<String>> rows() {
    return database.map(DatabaseState::rows);
  }

  Set<RevisionId> current() {
    return database.stream()
        .flatMap(state -> state.rows().stream())
        .map(RevisionId::new)
        .collect(Collectors.toSet());
  }

  /// An answer that is one only if it is whole.
  static <T> Answer<List<T>> whole(Answer<List<T>> answer) {
    return answer instanceof Answer.Refused<List<T>>(var error, _)
        ? new Answer.Refused<>(error, List.of())
        : answer;
  }
}
