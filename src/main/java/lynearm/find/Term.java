package lynearm.find;

import java.util.List;
import java.util.Optional;
import lynearm.revision.Problem;

/// One condition of a [Query].
sealed interface Term {

  /// Somewhere, or in one field, stands this text.
  ///
  /// @param field where; anywhere if empty
  /// @param text in lower case
  /// @param exact whether a name must be this text, not only have it in it
  record Contains(Optional<Field> field, String text, boolean exact) implements Term {}

  /// It is one of these.
  record Is(List<Trait> traits) implements Term {
    public Is {
      traits = List.copyOf(traits);
    }
  }

  /// It has a problem of one of these kinds.
  record HasProblem(List<Problem.Kind> kinds) implements Term {
    public HasProblem {
      kinds = List.copyOf(kinds);
    }
  }

  /// It was made in this year, month or day, or later.
  record Since(String date) implements Term {}

  /// It was made in this year, month or day, or earlier.
  record Until(String date) implements Term {}

  /// The opposite.
  record Not(Term term) implements Term {}
}
