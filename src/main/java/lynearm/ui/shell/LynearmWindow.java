package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import lynearm.sample.Sample;
import lynearm.ui.common.Background;
import lynearm.ui.common.Memory;

/// The window as a program: opens what it was called with, or draws it to a picture.
///
/// Arguments: a path to open; `--sample=NAME` for a sample; `--theme=light`, `dark` or
/// `high-contrast`; `--picture=FILE` to draw the window into a PNG file instead of showing it;
/// `--memory=none` to neither use nor change what is remembered.
public final class LynearmWindow extends Application {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /// What the frame of a window takes at most.
  private static final int FRAME = 40;

  private static final List<Integer> ICON_SIZES = List.of(16, 32, 64, 128, 256);

  private final ExecutorService saver =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("lynearm-memory").factory());
  private final Background background = Background.forWindow();
  private Memory memory = Memory.ofNothing();

  /// Opens the window and returns when it is closed.
  public static void open(List<String> arguments) {
    launch(LynearmWindow.class, arguments.toArray(String[]::new));
  }

  @Override
  public void init() {
    if (!named().containsKey("picture") && !named().containsKey("memory")) {
      memory = Memory.in(Memory.usualPlace(), saver);
    }
  }

  private Map<String, String> named() {
    return getParameters().getNamed();
  }

  @Override
  public void start(Stage stage) throws IOException {
    NoticeBoard board = new NoticeBoard();
    WindowViewModel model =
        new WindowViewModel(background, memory, Clock.system(ZoneId.systemDefault()), board::show);
    MainView view =
        new MainView(
            model, board, new SystemDialogs(stage, new SystemPrograms(background, board::show)));
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    MenuKey.install(scene);
    Theme theme = new Theme(scene, memory);
    view.commands().offer(theme);
    if (named().containsKey("theme")) {
      theme.choiceProperty().set(Theme.choiceNamed(named().get("theme")));
    }
    openArguments(model);

    String picture = named().get("picture");
    if (picture != null) {
      Path file = Path.of(picture).toAbsolutePath();
      WindowPicture.write(scene, model, file, Platform::exit);
      return;
    }
    WarmUp.draw(scene.getStylesheets(), view);
    view.prepare();
    show(stage, view, model);
  }

  private void show(Stage stage, MainView view, WindowViewModel model) {
    Scene scene = view.getScene();
    stage.setScene(scene);
    stage
        .titleProperty()
        .bind(
            model
                .workspaceProperty()
                .map(open ->
                    open.map(workspace -> workspace.opened() + " – Lynearm").orElse("Lynearm")));
    for (int size : ICON_SIZES) {
      stage
          .getIcons()
          .add(
              new Image(
                  Objects.requireNonNull(
                          LynearmWindow.class.getResource("/lynearm/ui/lynearm-" + size + ".png"))
                      .toExternalForm()));
    }
    follow(model, view.sizes(), stage);
    memory.number("window.width").ifPresent(stage::setWidth);
    memory.number("window.height").ifPresent(stage::setHeight);
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    if (room.getWidth() < WIDTH + FRAME || room.getHeight() < HEIGHT + FRAME) {
      stage.setMaximized(true);
    }
    stage.setOnHidden(_ -> {
      memory.put("window.width", stage.getWidth());
      memory.put("window.height", stage.getHeight());
      if (!stage.isMaximized()) {
        view.sizes().put("window.width", stage.getWidth());
        view.sizes().put("window.height", stage.getHeight());
      }
      model.close();
    });
    stage.show();
  }

  /// The first folder that is opened brings back the size that the window had for it.
  private static void follow(WindowViewModel model, PanelSizes sizes, Stage stage) {
    model
        .workspaceProperty()
        .subscribe((before, now) -> {
          if (before.isEmpty() && now.isPresent() && !stage.isMaximized()) {
            sizes.get("window.width").ifPresent(stage::setWidth);
            sizes.get("window.height").ifPresent(stage::setHeight);
          }
        });
  }

  private void openArguments(WindowViewModel model) {
    String sample = named().get("sample");
    List<String> paths = getParameters().getUnnamed();
    if (sample != null) {
      model.openSample(Sample.valueOf(sample.toUpperCase(Locale.ROOT)));
    } else if (!paths.isEmpty()) {
      Path path = Path.of(paths.getFirst()).toAbsolutePath().normalize();
      model.open(Files.exists(path) ? path : Path.of(paths.getFirst()));
    }
  }

  @Override
  public void stop() {
    saver.shutdown();
  }
}
