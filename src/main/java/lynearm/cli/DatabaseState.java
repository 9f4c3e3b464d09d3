package lynearm.cli;

import java.util.List;

/// Where a database stands.
///
/// @param url its address, as typed
/// @param rows the rows of its version table
record DatabaseState(String url, List<String> rows) {

  DatabaseState {
    rows = List.copyOf(rows);
  }
}
