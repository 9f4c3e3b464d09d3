package lynearm.ui.shell;

import java.nio.file.Path;
import javafx.scene.image.WritableImage;

/// Saves what tests see, as the program itself saves its picture.
public final class WindowPictures {

  private WindowPictures() {}

  public static void save(WritableImage image, Path file) {
    WindowPicture.save(image, file);
  }
}
