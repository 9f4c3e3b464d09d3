package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.graph.Node;
import lynearm.graph.TableStatement;
import lynearm.graph.Upgrade;
import lynearm.merge.DatabaseEffect;
import lynearm.revision.RevisionId;

/// What a merge does to databases, in words and in the statements on their version tables.
final class DatabaseText {

  /// From how many revisions on only their number is told.
  private static final int MANY = 4;

  private DatabaseText() {}

  static List<Region> lines(List<DatabaseEffect> effects) {
    List<Region> lines = new ArrayList<>();
    for (DatabaseEffect effect : effects) {
      Label words = new Label(words(effect));
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
      Label statements = new Label(statements(effect.upgrade()));
      statements.setWrapText(true);
      statements.setMinHeight(Region.USE_PREF_SIZE);
      statements.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "revision-id");
      VBox line = new VBox(words, statements);
      line.getStyleClass().add("merge-database");
      lines.add(line);
    }
    return lines;
  }

  private static String words(DatabaseEffect effect) {
    List<Node> missed = effect.caughtUp();
    String at = "At " + names(effect.rows().stream().map(Node::id).toList()) + ": ";
    if (missed.isEmpty()) {
      return at + "only the merge runs.";
    }
    return at
        + (missed.size() < MANY
            ? names(missed.stream().map(Node::id).toList())
            : missed.size()
                + " revisions, from "
                + missed.getFirst().id().shortForm()
                + " to "
                + missed.getLast().id().shortForm()
                + ",")
        + (missed.size() == 1 ? " runs, then the merge." : " run, then the merge.");
  }

  private static String statements(Upgrade upgrade) {
    List<TableStatement> last =
        upgrade.steps().isEmpty() ? List.of() : upgrade.steps().getLast().statements();
    return "version table, at the merge: "
        + last.stream().map(DatabaseText::statement).collect(Collectors.joining(", "));
  }

  private static String statement(TableStatement statement) {
    return switch (statement) {
      case TableStatement.Insert(RevisionId id) -> "INSERT " + id.shortForm();
      case TableStatement.Delete(RevisionId id) -> "DELETE " + id.shortForm();
      case TableStatement.Update(RevisionId from, RevisionId to) ->
          "UPDATE " + from.shortForm() + " → " + to.shortForm();
    };
  }

  private static String names(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::shortForm).collect(Collectors.joining(", "));
  }
}
