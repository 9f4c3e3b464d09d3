package lynearm.collision;

import java.util.List;

/// Two sides and what was found between them.
///
/// @param findings the gravest first; of those alike in the order of their subjects and places
public record Pair(Side left, Side right, List<Finding> findings) {
  public Pair {
    findings = List.copyOf(findings);
  }
}
