package lynearm.git;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A folder that one side has taken away.
record EmptyFolder() implements TreeFolder {

  @Override
  public SequencedMap<String, TreeEntry> entries() {
    return Collections.unmodifiableSequencedMap(new TreeMap<>());
  }
}
