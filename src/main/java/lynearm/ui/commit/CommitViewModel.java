package lynearm.ui.commit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lynearm.git.BranchNames;
import lynearm.git.Commit;
import lynearm.git.CommitPlace;
import lynearm.git.CommitPreview;
import lynearm.git.GitAnswer;
import lynearm.git.GitBranch;
import lynearm.git.GitRefusal;
import lynearm.git.GitWriter;
import lynearm.ui.common.Background;

/// A commit that is being thought over: what it takes, what it says, and where it goes.
public final class CommitViewModel {

  /// Where it goes, as it is chosen.
  public enum Where {
    CURRENT,
    NEW_BRANCH
  }

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int LONGEST_SUGGESTION = 40;

  private final Background.Lane lane;
  private final GitWriter writer;
  private final List<Path> files;

  private final StringProperty subject;
  private final StringProperty body;
  private final ObjectProperty<Where> where = new SimpleObjectProperty<>(Where.CURRENT);
  private final StringProperty branch = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<CommitPreview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> branchProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<GitRefusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Commit>> made =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();

  /// Looks at the repository at once.
  ///
  /// @param lane where git is read and written
  /// @param subject the first line of the message, as a suggestion
  /// @param body the rest of it; may be empty
  public CommitViewModel(
      Background.Lane lane, GitWriter writer, List<Path> files, String subject, String body) {
    this.lane = lane;
    this.writer = writer;
    this.files = List.copyOf(files);
    this.subject = new SimpleStringProperty(subject);
    this.body = new SimpleStringProperty(body.strip());
    where.subscribe(this::checkBranch);
    branch.subscribe(this::checkBranch);
    preview.subscribe(this::checkBranch);
    possible.bind(
        Bindings.createBooleanBinding(
            this::isPossible, preview, made, branchProblem, this.subject, lane.runningProperty()));
    look();
  }

  private void look() {
    lane.start(
        "Looking at git",
        _ -> writer.preview(files),
        answer -> {
          switch (answer) {
            case GitAnswer.Given<CommitPreview>(CommitPreview seen) -> show(seen);
            case GitAnswer.Refused<CommitPreview>(GitRefusal why) -> refusal.set(Optional.of(why));
          }
        },
        this::failed);
  }

  private void show(CommitPreview seen) {
    if (branch.get().isEmpty()) {
      branch.set(suggestion(subject.get(), seen.branches()));
    }
    if (seen.head().branch().isEmpty()) {
      where.set(Where.NEW_BRANCH);
    }
    preview.set(Optional.of(seen));
  }

  private static String suggestion(String subject, BranchNames known) {
    String words = NO_LETTERS.matcher(subject.toLowerCase(Locale.ROOT)).replaceAll("-");
    String name = words.substring(0, Math.min(words.length(), LONGEST_SUGGESTION));
    String trimmed = name.replaceAll("^-|-$", "");
    String wanted = known.whyNot(trimmed).isEmpty() ? trimmed : trimmed + "-2";
    return known.whyNot(wanted).isEmpty() ? wanted : "";
  }

  private void checkBranch() {
    branchProblem.set(
        where.get() == Where.CURRENT
            ? Optional.empty()
            : preview.get().flatMap(seen -> seen.branches().whyNot(branch.get().strip())));
  }

  private boolean isPossible() {
    return preview.get().isPresent()
        && made.get().isEmpty()
        && branchProblem.get().isEmpty()
        && !subject.get().isBlank()
        && !lane.runningProperty().get();
  }

  /// The first line of the message.
  public StringProperty subjectProperty() {
    return subject;
  }

  /// What follows the first line; may be empty.
  public StringProperty bodyProperty() {
    return body;
  }

  public ObjectProperty<Where> whereProperty() {
    return where;
  }

  /// The name of the new branch, if one is wanted.
  public StringProperty branchProperty() {
    return branch;
  }

  /// What the commit would do, once that is known.
  public ReadOnlyObjectProperty<Optional<CommitPreview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// Why the new branch can't be called so.
  public ReadOnlyObjectProperty<Optional<String>> branchProblemProperty() {
    return branchProblem.getReadOnlyProperty();
  }

  /// Why nothing was or can be committed.
  public ReadOnlyObjectProperty<Optional<GitRefusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// The commit, once it is made.
  public ReadOnlyObjectProperty<Optional<Commit>> madeProperty() {
    return made.getReadOnlyProperty();
  }

  /// Whether it can be committed as it stands.
  public ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /// The branch it goes on, for a sentence; none if no branch is checked out.
  public Optional<String> branchName() {
    return switch (where.get()) {
      case NEW_BRANCH -> Optional.of(branch.get().strip());
      case CURRENT -> preview.get().flatMap(seen -> seen.head().branch()).map(GitBranch::name);
    };
  }

  /// The files it takes.
  public List<Path> files() {
    return files;
  }

  /// Commits, if that is possible. What comes of it shows in [#madeProperty] or [#refusalProperty].
  public void commit() {
    if (!possible.get()) {
      return;
    }
    refusal.set(Optional.empty());
    String message = subject.get().strip() + "\n\n" + body.get().strip();
    CommitPlace place =
        switch (where.get()) {
          case CURRENT -> new CommitPlace.Current();
          case NEW_BRANCH -> new CommitPlace.NewBranch(new GitBranch(branch.get().strip()));
        };
    lane.start(
        "Committing",
        _ -> writer.commit(files, message, place),
        answer -> {
          switch (answer) {
            case GitAnswer.Given<Commit>(Commit commit) -> made.set(Optional.of(commit));
            case GitAnswer.Refused<Commit>(GitRefusal why) -> refusal.set(Optional.of(why));
          }
        },
        this::failed);
  }

  private void failed(Exception failure) {
    String message = failure.getMessage();
    refusal.set(
        Optional.of(
            new GitRefusal(
                "Nothing was committed.",
                message == null ? failure.getClass().getSimpleName() : message)));
  }
}
