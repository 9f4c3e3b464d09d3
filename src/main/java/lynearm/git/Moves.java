package lynearm.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was moved when two sides were joined. Paths have `/` between the names.
///
/// @param followed where each file was before that went along with a folder, by where it is
/// @param stops where git would stop for what was renamed or moved
record Moves(Map<String, String> followed, List<Stop> stops) {

  static final Moves NONE = new Moves(Map.of(), List.of());

  Moves {
    followed = Map.copyOf(followed);
    stops = List.copyOf(stops);
  }

  /// Both, one after the other.
  Moves and(Moves later) {
    Map<String, String> all = new HashMap<>(followed);
    later.followed.forEach((now, before) -> all.put(now, followed.getOrDefault(before, before)));
    List<Stop> both = new ArrayList<>(stops);
    both.addAll(later.stops);
    return new Moves(all, both);
  }
}
