package lynearm.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// Graphs written as text.
///
/// ```
/// a <- b, a <- c, b c <- m       b and c follow a, m merges b and c
/// a <- b [expand] ~> x y         b has a label and depends on x and y
/// ?z <- b                        the parent of b is not there
/// ```
///
/// Load order is the order in which ids appear. An id that stands only left of arrows is a base;
/// one that stands right of arrows twice is declared by two files.
public final class Drawn {

  private static final Pattern REVISION =
      Pattern.compile("(?:(?<down>.+?)\\s*<-\\s*)?(?<id>\\S+)(?<rest>.*)");

  private Drawn() {}

  public static RevisionGraph graph(String drawing) {
    List<Matcher> items =
        Stream.of(drawing.split("[,\n]"))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .map(Drawn::parsed)
            .toList();
    Set<String> known = new HashSet<>();
    items.forEach(item -> known.add(item.group("id")));
    List<Revision> revisions = new ArrayList<>();
    for (Matcher item : items) {
      List<RevisionId> parents = new ArrayList<>();
      for (String parent : words(item.group("down"))) {
        if (!parent.startsWith("?") && known.add(parent)) {
          revisions.add(revision(parent, revisions.size(), List.of(), ""));
        }
        parents.add(new RevisionId(parent.replaceFirst("^\\?", "")));
      }
      revisions.add(revision(item.group("id"), revisions.size(), parents, item.group("rest")));
    }
    return RevisionGraph.of(revisions);
  }

  private static Matcher parsed(String item) {
    Matcher matcher = REVISION.matcher(item);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a revision: " + item);
    }
    return matcher;
  }

  private static Revision revision(String id, int place, List<RevisionId> parents, String rest) {
    List<BranchLabel> labels = new ArrayList<>();
    List<Reference> dependencies = new ArrayList<>();
    Matcher label = Pattern.compile("\\[([^]]*)]").matcher(rest);
    while (label.find()) {
      labels.add(new BranchLabel(label.group(1)));
    }
    int arrow = rest.indexOf("~>");
    if (arrow >= 0) {
      words(rest.substring(arrow + 2)).forEach(word -> dependencies.add(new Reference(word)));
    }
    return new Revision(
        new RevisionId(id),
        Path.of("/project/versions/%03d_%s.py".formatted(place, id)),
        parents,
        labels,
        dependencies,
        "make " + id,
        Map.of());
  }

  private static List<String> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
