package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {

  private static final double NEARLY = 0.001;

  @Test
  void zoomingKeepsWhatIsUnderTheMouse() {
    Viewport before = new Viewport(0.5, 1.2, 30, 40);
    Viewport after = before.zoomedAbout(300, 200, 0.9);
    assertThat(after.mapX(300)).isCloseTo(before.mapX(300), within(NEARLY));
    assertThat(after.mapY(200)).isCloseTo(before.mapY(200), within(NEARLY));
    assertThat(after.zoom()).isEqualTo(0.9);
  }

  @Test
  void zoomHasLimits() {
    assertThat(Viewport.start().zoomedAbout(0, 0, 100).zoom()).isEqualTo(Viewport.HIGHEST_ZOOM);
    assertThat(Viewport.start().zoomedAbout(0, 0, 0).zoom()).isEqualTo(Viewport.LOWEST_ZOOM);
  }

  @Test
  void aSmallMapIsFittedAtItsOwnSizeInTheMiddle() {
    Viewport fit = Viewport.fit(200, 100, 1000, 800, 0.1, true, 32);
    assertThat(fit.zoom()).isEqualTo(1);
    assertThat(fit.screenX(100)).isEqualTo(500);
    assertThat(fit.screenY(50)).isEqualTo(400);
  }

  @Test
  void aHighMapIsMadeLowerButHardlyNarrower() {
    Viewport fit = Viewport.fit(900, 4000, 1000, 800, 0.1, true, 32);
    assertThat(fit.screenY(4000) - fit.screenY(0)).isCloseTo(736, within(NEARLY));
    assertThat(fit.scaleX()).isCloseTo(1, within(NEARLY));
  }

  @Test
  void aWideMapFitsToo() {
    Viewport fit = Viewport.fit(4000, 500, 1000, 800, 0.1, true, 32);
    assertThat(fit.screenX(4000) - fit.screenX(0)).isCloseTo(936, within(NEARLY));
  }

  @Test
  void whatIsTooLargeShowsItsHeads() {
    Viewport up = Viewport.fit(900, 100_000, 1000, 800, 0.2, true, 32);
    assertThat(up.zoom()).isEqualTo(0.2);
    assertThat(up.screenY(0)).isPositive();
    Viewport down = Viewport.fit(900, 100_000, 1000, 800, 0.2, false, 32);
    assertThat(down.screenY(100_000)).isBetween(0.0, 800.0);
  }

  @Test
  void theMapCannotBeLost() {
    Viewport far = Viewport.start().panned(-100_000, 100_000).keptNear(500, 500, 1000, 800);
    assertThat(far.screenX(500)).isPositive();
    assertThat(far.screenY(0)).isLessThan(800);
  }

  @Test
  void whatIsSeenAlreadyIsNotMoved() {
    Viewport port = Viewport.start();
    assertThat(port.showing(100, 100, 200, 150, 1000, 800)).isEqualTo(port);
    assertThat(port.showing(100, 2000, 200, 2050, 1000, 800).screenY(2050)).isLessThan(800);
    assertThat(port.showing(-30, -30, 900, 700, 1000, 800)).as("near the edge").isEqualTo(port);
  }

  @Test
  void theEdgeBringsInOnlyWhatIsHidden() {
    Viewport port = new Viewport(1, 1, 40, -100);

    Viewport all = port.pannedToHidden(10, 10, 300, 900, 400, 300);
    assertThat(all).isEqualTo(new Viewport(1, 1, 40, -90));

    Viewport down = port.pannedToHidden(-10, -10, 300, 900, 400, 300);
    assertThat(down).isEqualTo(new Viewport(1, 1, 40, -110));

    Viewport right = port.pannedToHidden(-10, 0, 600, 900, 400, 300);
    assertThat(right).isEqualTo(new Viewport(1, 1, 30, -100));

    Viewport seen = new Viewport(1, 1, 8, 8);
    assertThat(seen.pannedToHidden(-10, 10, 390, 290, 400, 300)).isEqualTo(seen);
  }
}
