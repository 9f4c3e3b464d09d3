package lynearm.ui.shell;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import lynearm.ui.common.Background;
import lynearm.ui.common.Memory;
import org.jspecify.annotations.Nullable;

/// The window as a program: opens what it was called with, or draws it to a picture.
public final class LynearmWindow extends Application {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /// The status of a program that was called wrongly.
  private static final int UNUSABLE = 2;

  /// How much of a large screen a window takes at first, and at most.
  private static final double SHARE = 0.8;

  private static final int MOST_WIDTH = 1760;
  private static final int MOST_HEIGHT = 1100;

  /// What the frame of a window takes at most.
  private static final int FRAME = 40;

  private static final List<Integer> ICON_SIZES = List.of(16, 32, 64, 128, 256);

  private final ExecutorService saver =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("lynearm-memory").factory());
  private final Background background = Background.forWindow();
  private Memory memory = Memory.ofNothing();
  private WindowArguments arguments = WindowArguments.of(List.of());

  /// Opens the window and returns when it is closed. Where that can't be, it says why.
  ///
  /// @return the status to end with, 0 or 2
  public static int open(List<String> arguments) {
    try {
      WindowArguments.of(arguments);
    } catch (IllegalArgumentException e) {
      return refuse(e.getMessage());
    }
    try {
      launch(LynearmWindow.class, arguments.toArray(String[]::new));
      return 0;
    } catch (UnsupportedOperationException e) {
      return refuse(
          "no window can be opened here: "
              + e.getMessage()
              + ". The commands work without a display: lynearm --help");
    }
  }

  private static int refuse(@Nullable String why) {
    System.err.println("lynearm: " + why);
    return UNUSABLE;
  }

  @Override
  public void init() {
    arguments = WindowArguments.of(getParameters().getRaw());
    if (arguments.remembers()) {
      memory = Memory.in(Memory.usualPlace(), saver);
    }
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
    view.commands().views().offer(theme);
    arguments.theme().ifPresent(theme.choiceProperty()::set);
    arguments
        .sample()
        .ifPresentOrElse(model::openSample, () -> arguments.path().ifPresent(model::open));

    if (arguments.picture().isPresent()) {
      WindowPicture.write(scene, model, arguments.picture().get(), Platform::exit);
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
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    memory
        .number("window.width")
        .or(() -> larger(room.getWidth(), WIDTH, MOST_WIDTH))
        .ifPresent(stage::setWidth);
    memory
        .number("window.height")
        .or(() -> larger(room.getHeight(), HEIGHT, MOST_HEIGHT))
        .ifPresent(stage::setHeight);
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

  /// What a window takes of a large screen, if that is more than usual.
  private static Optional<Double> larger(double room, double usual, double most) {
    double share = Math.min(SHARE * room, most);
    return share > usual ? Optional.of(share) : Optional.empty();
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

  @Override
  public void stop() {
    saver.shutdown();
  }
}
