package lynearm.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was moved when two sides were joined. Paths have `/` between the names.
///
/// @param followed where each file was before that went along with a folder, by where it is
/// @param contested where each file is that one side renamed and both changed, by where it was
/// @param stops where git would stop for what was renamed or moved
record Moves(Map<String, String> followed, Map<String, String> contested, List<Stop> stops) {

  static final Moves NONE = new Moves(Map.of(), Map.of(), List.of());

  Moves {
    followed = Map.copyOf(followed);
    contested = Map.copyOf(contested);
    stops = List.copyOf(stops);
  }

  /// Both, one after the other.
  Moves and(Moves later) {
    Map<String, String> all = new HashMap<>(followed);
    later.followed.forEach((now, before) -> all.put(now, followed.getOrDefault(before, before)));
    Map<String, String> bothContested = new HashMap<>(contested);
    bothContested.putAll(later.contested);
    List<Stop> both = new ArrayList<>(stops);
    both.addAll(later.stops);
    return new Moves(all, bothContested, both);
  }
}
