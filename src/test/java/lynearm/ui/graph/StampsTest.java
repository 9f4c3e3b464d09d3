package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What is copied instead of traced looks as if it had been traced, pixel by pixel.
@ExtendWith(ApplicationExtension.class)
class StampsTest {

  private static final int SIDE = 60;
  private static final Color INK = Color.rgb(20, 90, 160);
  private static final Color PAPER = Color.WHITE;

  /// How much of full light a pixel may differ where an edge is smoothed in another way.
  private static final double AT_AN_EDGE = 0.3;

  /// And on average, over all pixels that are not paper.
  private static final double ON_AVERAGE = 0.06;

  @ParameterizedTest
  @ValueSource(doubles = {3.5, 5, 7, 11.2})
  void aDiscLooksLikeAnOval(double size) {
    for (double at : new double[] {20, 20.25, 20.5, 20.75}) {
      assertAlike(
          pen -> new DotStamps(pen).disc(at, at + 3, size, INK, 1),
          pen -> {
            pen.setFill(INK);
            pen.fillOval(at - size / 2, at + 3 - size / 2, size, size);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.1, 1.6, 2.4, 3.5})
  void aBendLooksLikeAStrokedOne(double weight) {
    double[][] corners = {
      {10, 50, 10, 20, 50, 20},
      {10, 20, 40, 20, 40, 50},
      {40, 8, 40, 30, 8, 30},
      {8, 30, 30, 30, 30, 8}
    };
    for (double[] its : corners) {
      assertAlike(
          pen -> {
            StraightLines lines = new StraightLines(pen);
            lines.begin(INK, weight);
            lines.trace(line(its), 10);
            lines.paint();
          },
          pen -> stroke(pen, its, weight, 10));
    }
  }

  @Test
  void linesThatLieOnOneAnotherAreDrawnOnce() {
    Picture once = dimmed(1);
    Picture thrice = dimmed(3);

    assertThat(thrice.differences(once)).isZero();
  }

  private static Picture dimmed(int times) {
    return picture(pen -> {
      pen.setGlobalAlpha(0.3);
      StraightLines lines = new StraightLines(pen);
      lines.begin(INK, 2);
      for (int time = 0; time < times; time++) {
        lines.trace(line(10, 50, 10, 20, 50, 20), 10);
        lines.trace(line(10, 55, 10, 5), 10);
      }
      lines.paint();
    });
  }

  @Test
  void aLineHasNoGapAtItsCorners() {
    Picture drawn =
        picture(pen -> {
          StraightLines lines = new StraightLines(pen);
          lines.begin(INK, 2);
          lines.trace(line(10, 50, 10, 20, 50, 20), 0);
          lines.paint();
        });

    for (int y = 20; y < 50; y++) {
      assertThat(drawn.light(10, y)).as("at %s", y).isLessThan(0.6);
    }
    for (int x = 10; x < 50; x++) {
      assertThat(drawn.light(x, 20)).as("at %s", x).isLessThan(0.6);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {12, 21, 40})
  void aCardLooksLikeARoundedRectangle(double height) {
    var look = new CardBodies.Look(height, 5, Color.gray(0.9), Color.gray(0.4), INK);
    assertAlike(
        pen -> new CardBodies(pen).paint(look, 4, 6, 50, 1),
        pen -> {
          pen.setFill(look.body());
          pen.fillRoundRect(4, 6, 50, height, 10, 10);
          pen.setStroke(look.border());
          pen.setLineWidth(1);
          pen.strokeRoundRect(4.5, 6.5, 49, height - 1, 10, 10);
          double inset = Math.min(3, height / 6) + 1;
          pen.setFill(look.stripe());
          pen.fillRoundRect(7, 6 + inset, 4, height - 2 * inset, 4, 4);
        });
  }

  private static double[] line(double... corners) {
    double[] line = new double[corners.length + 1];
    System.arraycopy(corners, 0, line, 0, corners.length);
    return line;
  }

  private static void stroke(GraphicsContext pen, double[] at, double weight, double radius) {
    pen.setStroke(INK);
    pen.setLineWidth(weight);
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.beginPath();
    pen.moveTo(at[0], at[1]);
    pen.lineTo(
        at[2] - Math.signum(at[2] - at[0]) * radius, at[3] - Math.signum(at[3] - at[1]) * radius);
    pen.quadraticCurveTo(
        at[2],
        at[3],
        at[2] + Math.signum(at[4] - at[2]) * radius,
        at[3] + Math.signum(at[5] - at[3]) * radius);
    pen.lineTo(at[4], at[5]);
    pen.stroke();
  }

  private static void assertAlike(
      Consumer<GraphicsContext> copied, Consumer<GraphicsContext> traced) {
    Picture one = picture(copied);
    Picture other = picture(traced);
    int inked = 0;
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double difference = Math.abs(one.light(x, y) - other.light(x, y));
        assertThat(difference).as("at %s, %s", x, y).isLessThan(AT_AN_EDGE);
        inked += other.light(x, y) < 1 ? 1 : 0;
        sum += difference;
      }
    }
    assertThat(sum / inked).isLessThan(ON_AVERAGE);
  }

  private static Picture picture(Consumer<GraphicsContext> drawing) {
    return onFx(() -> {
      Canvas canvas = new Canvas(SIDE, SIDE);
      drawing.accept(canvas.getGraphicsContext2D());
      SnapshotParameters how = new SnapshotParameters();
      how.setFill(PAPER);
      return new Picture(canvas.snapshot(how, null).getPixelReader());
    });
  }

  private static <T> T onFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }

  private record Picture(PixelReader pixels) {

    double light(int x, int y) {
      return pixels.getColor(x, y).getBrightness() / 2
          + pixels.getColor(x, y).grayscale().getRed() / 2;
    }

    int differences(Picture other) {
      int count = 0;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          count += pixels.getArgb(x, y) == other.pixels.getArgb(x, y) ? 0 : 1;
        }
      }
      return count;
    }
  }
}
