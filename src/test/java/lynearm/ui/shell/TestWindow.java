package lynearm.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lynearm.export.Format;
import lynearm.export.View;
import lynearm.look.Scheme;
import lynearm.sample.Sample;
import lynearm.ui.HeadlessModifiers;
import lynearm.ui.commit.CommitViewModel;
import lynearm.ui.common.Background;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;

/// The whole window as the program makes it, with answers of our own in place of the system's
/// dialogs, and without a memory.
public final class TestWindow implements AutoCloseable {

  private static final int SIDE = 1000;

  private final Answers answers = new Answers();
  private final WindowViewModel model;

  /// Shows the window in the corner of the screen, as large as the headless screen is.
  public TestWindow(Stage stage) {
    NoticeBoard board = new NoticeBoard();
    Memory memory = Memory.ofNothing();
    model =
        new WindowViewModel(Background.forWindow(), memory, Clock.systemDefaultZone(), board::show);
    MainView view = new MainView(model, board, answers);
    Scene scene = new Scene(view, SIDE, SIDE);
    MenuKey.install(scene);
    view.commands().views().offer(new Theme(scene, memory));
    HeadlessModifiers.install(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  public void open(Path folder) {
    model.open(folder);
  }

  public void openSample(Sample sample) {
    model.openSample(sample);
  }

  /// What the map and the log show.
  public HistoryViewModel history() {
    return model.history();
  }

  /// Whether nothing is being worked out.
  public boolean isAtRest() {
    return !model.isBusy();
  }

  /// What the person answers when asked for a folder.
  public void willChoose(Path folder) {
    answers.folder = Optional.of(folder);
  }

  /// The file that the person chooses to export to.
  public void willExportTo(Path file) {
    answers.exportTo = Optional.of(file);
  }

  /// What the person does with a commit that is shown.
  public void willCommit(Consumer<CommitViewModel> answer) {
    answers.commitAnswer = answer;
  }

  /// Answers the next questions with this.
  public void answers(String text) {
    answers.text = Optional.of(text);
  }

  /// What the person was told at length, the titles.
  public List<String> explained() {
    return answers.explained;
  }

  @Override
  public void close() {
    model.close();
  }

  private static final class Answers implements Dialogs {

    private Optional<Path> folder = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<Path> exportTo = Optional.empty();
    private Consumer<CommitViewModel> commitAnswer = _ -> {};
    private final List<String> explained = new ArrayList<>();

    @Override
    public Optional<Path> chooseFolder() {
      return folder;
    }

    @Override
    public void commit(CommitViewModel commit) {
      explained.add("Commit");
      commitAnswer.accept(commit);
    }

    @Override
    public Optional<Path> chooseNewFile(String name) {
      return exportTo;
    }

    @Override
    public void openFile(Path file) {
      explained.add("open " + file.getFileName());
    }

    @Override
    public void showInFolder(Path file) {
      explained.add("show " + file.getFileName());
    }

    @Override
    public Optional<ExportWish> export(View usual, Scheme scheme, String name) {
      return exportTo.map(file ->
          new ExportWish(
              Format.ofFile(file.toString()).orElseThrow(), usual, scheme, 1, false, file));
    }

    @Override
    public Optional<String> askText(String title, String hint) {
      explained.add(title);
      return text;
    }

    @Override
    public void show(String title, Region content) {
      explained.add(title);
    }

    @Override
    public void explain(String title, String text) {
      explained.add(title);
    }
  }
}
