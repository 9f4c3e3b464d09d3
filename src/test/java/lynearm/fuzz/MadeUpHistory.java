package lynearm.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Revisions at random: sound ones first, then spoiled a little.
final class MadeUpHistory {

  private static final int LARGEST = 24;
  private static final String DIGITS = "abc";

  private final Random random;
  private final List<String> ids = new ArrayList<>();
  private final List<Revision> history = new ArrayList<>();

  private MadeUpHistory(Random random) {
    this.random = random;
  }

  /// A history that Alembic accepts, in any load order.
  static List<Revision> sound(Random random) {
    MadeUpHistory made = new MadeUpHistory(random);
    made.grow();
    return made.shuffled();
  }

  /// A history with up to four faults: missing or later parents, circles, ids or labels twice.
  static List<Revision> spoiled(Random random) {
    MadeUpHistory made = new MadeUpHistory(random);
    made.grow();
    int faults = 1 + random.nextInt(4);
    for (int i = 0; i < faults && !made.history.isEmpty(); i++) {
      made.spoil();
    }
    return made.shuffled();
  }

  private List<Revision> shuffled() {
    Collections.shuffle(history, random);
    return List.copyOf(history);
  }

  private void grow() {
    int size = 1 + random.nextInt(LARGEST);
    double merging = random.nextDouble() * 0.5;
    double depending = random.nextDouble() * 0.5;
    int reach = 1 + random.nextInt(8);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < size) {
      names.add(name());
    }
    ids.addAll(names);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Set<RevisionId> parents = new LinkedHashSet<>();
      Set<Reference> dependencies = new LinkedHashSet<>();
      if (i > 0 && random.nextInt(12) > 0) {
        parents.add(earlier(i, reach));
        while (random.nextDouble() < merging) {
          parents.add(earlier(i, reach));
        }
      }
      while (i > 0 && random.nextDouble() < depending) {
        boolean byLabel = !labels.isEmpty() && random.nextInt(4) == 0;
        dependencies.add(new Reference(byLabel ? pick(labels) : earlier(i, i).value()));
      }
      List<BranchLabel> own = new ArrayList<>();
      while (random.nextInt(6) == 0) {
        String label = "l" + name();
        if (!labels.contains(label)) {
          labels.add(label);
          own.add(new BranchLabel(label));
        }
      }
      history.add(revision(ids.get(i), List.copyOf(parents), own, List.copyOf(dependencies)));
    }
  }

  /// Of few letters, so that many begin alike.
  private String name() {
    StringBuilder name = new StringBuilder();
    int length = 2 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      name.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return name.toString();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private RevisionId earlier(int i, int reach) {
    return new RevisionId(ids.get(Math.max(0, i - 1 - random.nextInt(reach))));
  }

  private static Revision revision(
      String id, List<RevisionId> parents, List<BranchLabel> labels, List<Reference> dependsOn) {
    return new Revision(
        new RevisionId(id), Path.of("/v/" + id + ".py"), parents, labels, dependsOn, "", Map.of());
  }

  private void spoil() {
    int at = random.nextInt(history.size());
    Revision it = history.get(at);
    List<RevisionId> parents = new ArrayList<>(it.downRevisions());
    List<Reference> dependencies = new ArrayList<>(it.dependsOn());
    List<BranchLabel> labels = new ArrayList<>(it.branchLabels());
    String id = it.id().value();
    switch (random.nextInt(10)) {
      case 0 -> parents.add(new RevisionId("missing"));
      case 1 -> parents.clear();
      case 2, 3 -> parents.add(new RevisionId(pick(ids)));
      case 4, 5 -> dependencies.add(new Reference(pick(ids)));
      case 6 -> dependencies.add(new Reference("missing"));
      case 7 -> labels.add(new BranchLabel(random.nextBoolean() ? pick(ids) : "twice"));
      case 8 -> id = pick(ids);
      default -> {
        history.remove(at);
        return;
      }
    }
    history.set(at, revision(id, parents, labels, dependencies));
  }
}
