package lynearm.collision;

import java.util.List;
import java.util.Optional;

/// Something about two sides that whoever joins them should know.
///
/// @param subject what it is about: a table, `table.column`, an index
/// @param sentence what both sides do and why that matters, in plain words
/// @param left where the left side does it; nothing if only the right does
/// @param right where the right side does it; nothing if only the left does
/// @param outcomes what happens on databases that have run one side, for those that is known of
/// @param notes on databases that differ and on conditions of the files
public record Finding(
    Grade grade,
    String subject,
    String sentence,
    Optional<Place> left,
    Optional<Place> right,
    List<Outcome> outcomes,
    List<String> notes) {

  public Finding {
    outcomes = List.copyOf(outcomes);
    notes = List.copyOf(notes);
  }
}
