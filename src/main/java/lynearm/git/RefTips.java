package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/// Where all branches and tags stand at one moment. As long as two are equal, nothing that is read
/// from branches has to be read again; after a fetch, a commit or a checkout they differ.
///
/// @param head what is checked out: the full name of a branch, or the id of a commit
/// @param tips the commits and tags that refs lead to, by full name
public record RefTips(String head, SortedMap<String, String> tips) {

  public RefTips {
    tips = Collections.unmodifiableSortedMap(new TreeMap<>(tips));
  }

  /// Where they stand now. Cost: one look at each ref that is not packed.
  public static GitAnswer<RefTips> read(GitRepository repository) {
    return Access.to(repository, RefTips::read);
  }

  private static RefTips read(Repository repository) throws IOException {
    SortedMap<String, String> tips = new TreeMap<>();
    for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
      Optional.ofNullable(ref.getObjectId()).ifPresent(id -> tips.put(ref.getName(), id.name()));
    }
    Ref head = repository.exactRef(Constants.HEAD);
    String checkedOut =
        head == null
            ? ""
            : head.isSymbolic()
                ? head.getTarget().getName()
                : Optional.ofNullable(head.getObjectId()).map(id -> id.name()).orElse("");
    return new RefTips(checkedOut, tips);
  }

  /// The refs that stand elsewhere than before, came or went, by full name.
  public Map<String, Optional<String>> since(RefTips before) {
    SortedMap<String, Optional<String>> changed = new TreeMap<>();
    tips.forEach((name, tip) -> {
      if (!tip.equals(before.tips.get(name))) {
        changed.put(name, Optional.of(tip));
      }
    });
    before.tips.keySet().stream()
        .filter(name -> !tips.containsKey(name))
        .forEach(name -> changed.put(name, Optional.empty()));
    return changed;
  }
}
