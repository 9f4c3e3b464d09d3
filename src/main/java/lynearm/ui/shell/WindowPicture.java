package lynearm.ui.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Draws the window into a PNG file once everything that was opened is there.
final class WindowPicture {

  /// Frames without any work going on after which the picture is complete.
  private static final int QUIET_FRAMES = 12;

  private WindowPicture() {}

  /// Writes the picture when nothing is being read any more, then goes on with `afterwards`.
  static void write(Scene scene, WindowViewModel model, Path file, Runnable afterwards) {
    new AnimationTimer() {
      private int quiet;

      @Override
      public void handle(long now) {
        quiet = model.isBusy() ? 0 : quiet + 1;
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        if (quiet < QUIET_FRAMES) {
          return;
        }
        stop();
        save(scene.snapshot(null), file);
        afterwards.run();
      }
    }.start();
  }

  static void save(WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      ImageIO.write(copy, "png", file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the picture could not be written to " + file, e);
    }
  }
}
