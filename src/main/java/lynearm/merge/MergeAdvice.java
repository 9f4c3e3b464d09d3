package lynearm.merge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.workspace.Workspace;

/// What a person should know or be asked before merges are written.
final class MergeAdvice {

  /// What the version table has room for.
  private static final int LONGEST_ID = 32;

  private final Workspace workspace;
  private final RevisionGraph after;

  MergeAdvice(Workspace workspace, RevisionGraph after) {
    this.workspace = workspace;
    this.after = after;
  }

  List<String> notes(List<MergePlan.NewMerge> merges, Collection<Path> folders) {
    List<String> notes = new ArrayList<>();
    noteHeads(notes);
    if (merges.stream().anyMatch(merge -> merge.request().form() == FileForm.STANDARD)) {
      notes.add("The file has Alembic's standard form, not that of this project's script.py.mako.");
    }
    if (workspace.environment().settingsUnknown()) {
      notes.add(
          "The settings of this environment are made in code, so name and folder of the file"
              + " follow Alembic's defaults.");
    }
    if (merges.stream().anyMatch(merge -> merge.request().id().value().length() > LONGEST_ID)) {
      notes.add(
          "The revision id is longer than the 32 characters that the version table has room for.");
    }
    folders.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .forEach(folder -> notes.add("The folder " + workspace.show(folder) + " will be made."));
    return notes;
  }

  private void noteHeads(List<String> notes) {
    List<Node> effective = after.effectiveHeads();
    int left = after.heads().size();
    if (left > 1) {
      notes.add("Afterwards there are still " + left + " heads.");
    }
    if (left > 1 && !effective.isEmpty()) {
      notes.add(
          effective.stream().map(head -> head.id().shortForm()).collect(Collectors.joining(", "))
              + (effective.size() == 1
                  ? " stays an effective head: another revision depends on it, but none follows it."
                  : " stay effective heads: others depend on them, but none follows them.")
              + " `alembic merge heads` leaves such a head out; select it too to join it.");
    }
  }

  /// Labels of branches that may be meant to stay apart.
  Optional<String> question(List<MergePlan.NewMerge> merges) {
    return merges.stream()
        .flatMap(merge -> labelsApart(merge.request().parents()).stream())
        .findFirst();
  }

  private Optional<String> labelsApart(List<Integer> parents) {
    RevisionGraph before = workspace.graph();
    SequencedSet<List<BranchLabel>> apart = new LinkedHashSet<>();
    for (int parent : parents) {
      List<BranchLabel> labels = before.labels(parent);
      if (labels.isEmpty()) {
        return Optional.empty();
      }
      apart.add(labels);
    }
    return apart.size() < 2
        ? Optional.empty()
        : Optional.of(
            "The branches "
                + apart.stream()
                    .map(labels ->
                        labels.stream().map(BranchLabel::value).collect(Collectors.joining("+")))
                    .collect(Collectors.joining(" and "))
                + " have labels of their own, as branches have that are meant to stay apart, such"
                + " as expand and contract. A merge joins them from here on.");
  }
}
