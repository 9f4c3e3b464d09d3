package lynearm.ui.shell;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Menu;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import lynearm.export.Area;
import lynearm.export.ExportException;
import lynearm.export.ExportRequest;
import lynearm.export.Exporter;
import lynearm.export.Format;
import lynearm.export.View;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.NodeFacts;
import lynearm.look.Scheme;
import lynearm.ui.common.Background;
import lynearm.ui.common.CopiedText;
import lynearm.ui.graph.MapView;
import lynearm.ui.outline.LogView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The ways of the history out of the window: into a file, and onto the clipboard. Made in the
/// background.
final class ExportCommands {

  private static final double SHARP = 2;

  private final WindowViewModel model;
  private final MapView map;
  private final LogView log;
  private final Dialogs dialogs;
  private final Consumer<Notice> notices;
  private final Supplier<Scheme> scheme;
  private final Background.Lane writing;

  private final Command export;
  private final Command copyMermaid;
  private final Command copyDot;
  private final Command copyPicture;

  /// @param scheme the colours of the window
  ExportCommands(
      WindowViewModel model,
      MapView map,
      LogView log,
      Dialogs dialogs,
      Consumer<Notice> notices,
      Supplier<Scheme> scheme) {
    this.model = model;
    this.map = map;
    this.log = log;
    this.dialogs = dialogs;
    this.notices = notices;
    this.scheme = scheme;
    writing = model.background().lane();
    export = Command.of("Export…", Keys.shiftShortcut(KeyCode.E), this::choose);
    copyMermaid = Command.of("Mermaid", () -> copyText(Format.MERMAID));
    copyDot = Command.of("DOT", () -> copyText(Format.DOT));
    copyPicture = Command.of("Picture", this::copyPicture);
    export.with(Feather.SHARE);
    copyMermaid.with(Feather.GIT_PULL_REQUEST);
    copyDot.with(Feather.SHARE_2);
    copyPicture.with(Feather.IMAGE);
    for (Command command : List.of(export, copyMermaid, copyDot, copyPicture)) {
      command.disabledProperty().bind(model.history().shownProperty().map(Optional::isEmpty));
    }
  }

  Command export() {
    return export;
  }

  /// What puts the history onto the clipboard.
  Menu copyMenu() {
    Menu menu = new Menu("Copy graph as", new FontIcon(Feather.COPY));
    menu.getItems().addAll(copyMermaid.menuItem(), copyDot.menuItem(), copyPicture.menuItem());
    menu.disableProperty().bind(copyPicture.disabledProperty());
    return menu;
  }

  /// Where files are made.
  Background.Lane writing() {
    return writing;
  }

  private void choose() {
    View usual = map.getScene() == null ? View.LOG : View.MAP;
    dialogs.export(usual, scheme.get(), name()).ifPresent(this::write);
  }

  /// The name of what is open, for a file.
  private String name() {
    return model
        .workspaceProperty()
        .get()
        .map(open -> open.opened().getFileName())
        .map(Path::toString)
        .orElse("history");
  }

  private void write(ExportWish wish) {
    ExportRequest request =
        new ExportRequest(
            wish.format(),
            wish.view(),
            wish.scheme(),
            wish.scale(),
            direction(),
            wish.onlySeen() ? seen(wish.view()) : Optional.empty());
    start(
        request,
        bytes -> {
          Exporter.save(bytes, wish.file(), true);
          return wish.file();
        },
        file ->
            notices.accept(
                new Notice(
                    Notice.Kind.DONE,
                    "Exported the " + (wish.format().isPicture() ? wish.format().title() : "graph"),
                    file.toString(),
                    List.of(
                        Command.of("Open", () -> dialogs.openFile(file)),
                        Command.of("Show in folder", () -> dialogs.showInFolder(file))))));
  }

  private Optional<Area> seen(View view) {
    if (view == View.LOG) {
      return Optional.of(Area.ofRows(log.firstSeenRow(), log.endOfSeenRows()));
    }
    Rectangle2D part = map.seen();
    return Optional.of(new Area(part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight()));
  }

  private MapLayout.Direction direction() {
    return map.headsUpProperty().get()
        ? MapLayout.Direction.HEADS_UP
        : MapLayout.Direction.HEADS_DOWN;
  }

  private ExportRequest whole(Format format) {
    View view = map.getScene() == null ? View.LOG : View.MAP;
    return new ExportRequest(format, view, scheme.get(), SHARP, direction(), Optional.empty());
  }

  private void copyText(Format format) {
    start(
        whole(format),
        bytes -> new String(bytes, StandardCharsets.UTF_8),
        text -> {
          CopiedText.put(text);
          notices.accept(
              Notice.done(
                  "Copied the graph as a " + format.title(),
                  text.lines().count() + " lines are on the clipboard."));
        });
  }

  private void copyPicture() {
    start(
        whole(Format.PNG),
        bytes -> new Image(new ByteArrayInputStream(bytes)),
        image -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(image);
          Clipboard.getSystemClipboard().setContent(content);
          notices.accept(
              Notice.done(
                  "Copied the graph as a picture",
                  (long) image.getWidth() + " × " + (long) image.getHeight() + " pixels."));
        });
  }

  /// Something that can be done with the bytes off the screen's thread.
  private interface Use<T> {
    T of(byte[] bytes) throws java.io.IOException;
  }

  private <T> void start(ExportRequest request, Use<T> use, Consumer<T> then) {
    Optional<FoldedGraph> shown = model.history().shownProperty().get();
    if (shown.isEmpty()) {
      return;
    }
    NodeFacts facts = model.history().factsProperty().get();
    writing.start(
        "Exporting",
        _ -> use.of(Exporter.bytes(shown.get(), facts, request)),
        then,
        failure ->
            notices.accept(
                failure instanceof ExportException refused
                    ? Notice.notDone(refused.what(), refused.next())
                    : Notice.notDone(
                        "Nothing was exported", String.valueOf(failure.getMessage()))));
  }
}
