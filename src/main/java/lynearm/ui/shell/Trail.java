package lynearm.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// The revisions that were looked at, to go back and forward through as in a browser. What one only
/// passes by, as while stepping through matches, is one station altogether.
final class Trail {

  private static final int LONGEST = 200;

  private final Deque<RevisionId> behind = new ArrayDeque<>();
  private final Deque<RevisionId> ahead = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
  private @Nullable RevisionId here;
  private boolean passing;

  ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canGoForwardProperty() {
    return canGoForward.getReadOnlyProperty();
  }

  /// Notes what is looked at now.
  ///
  /// @param isPassing whether the next one may take its place
  void visit(RevisionId revision, boolean isPassing) {
    if (revision.equals(here)) {
      passing &= isPassing;
      return;
    }
    if (here != null && !(passing && isPassing)) {
      behind.push(here);
      if (behind.size() > LONGEST) {
        behind.removeLast();
      }
    }
    here = revision;
    passing = isPassing;
    ahead.clear();
    tell();
  }

  /// Keeps the station where one only passed by.
  void stay() {
    passing = false;
  }

  /// Where one was before, if it is still there.
  Optional<RevisionId> back(Predicate<RevisionId> isThere) {
    return go(behind, ahead, isThere);
  }

  /// Where one was before going back.
  Optional<RevisionId> forward(Predicate<RevisionId> isThere) {
    return go(ahead, behind, isThere);
  }

  private Optional<RevisionId> go(
      Deque<RevisionId> from, Deque<RevisionId> to, Predicate<RevisionId> isThere) {
    while (!from.isEmpty() && !isThere.test(from.peek())) {
      from.pop();
    }
    if (!from.isEmpty()) {
      if (here != null) {
        to.push(here);
      }
      here = from.pop();
      passing = false;
    }
    tell();
    return Optional.ofNullable(here).filter(isThere);
  }

  void clear() {
    behind.clear();
    ahead.clear();
    here = null;
    tell();
  }

  private void tell() {
    canGoBack.set(!behind.isEmpty());
    canGoForward.set(!ahead.isEmpty());
  }
}
