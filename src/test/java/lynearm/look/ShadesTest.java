package lynearm.look;

import static org.assertj.core.api.Assertions.assertThat;

import lynearm.layout.BranchColours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShadesTest {

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void everySchemeHasEveryColour(Scheme scheme) {
    Shades shades = Shades.of(scheme);

    for (Tone tone : Tone.values()) {
      assertThat(shades.of(tone)).as(tone.name()).isBetween(0, 0xffffff);
    }
    for (int branch = 0; branch < BranchColours.COUNT; branch++) {
      assertThat(shades.branch(branch)).isNotEqualTo(shades.of(Tone.PAPER));
    }
  }
}
