package lynearm.operation;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What must hold for an operation to be carried out.
///
/// @param text as written in the file, blanks and quotes apart: `bind.dialect.name == 'sqlite'`
/// @param holds whether it must be true; false in the `else` branch
/// @param line where it stands, from 1
/// @param dialects the databases it asks for, if it asks for that alone
public record Condition(String text, boolean holds, int line, Optional<Dialects> dialects) {

  /// A set of databases: those named, or all but those.
  ///
  /// @param names as SQLAlchemy calls them: `postgresql`, `sqlite`
  /// @param included whether the names are meant, or all others
  public record Dialects(Set<String> names, boolean included) {
    public Dialects {
      names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    Dialects negated() {
      return new Dialects(names, !included);
    }

    /// Whether a database is among them.
    ///
    /// @param dialect as SQLAlchemy calls it
    public boolean contains(String dialect) {
      return names.contains(dialect) == included;
    }
  }

  Condition negated() {
    return new Condition(text, !holds, line, dialects.map(Dialects::negated));
  }
}
