package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

class TrailTest {

  private final Trail trail = new Trail();

  private void visit(String... ids) {
    for (String id : ids) {
      trail.visit(new RevisionId(id), false);
    }
  }

  private String back() {
    return text(trail.back(_ -> true));
  }

  private String forward() {
    return text(trail.forward(_ -> true));
  }

  private static String text(Optional<RevisionId> id) {
    return id.map(RevisionId::value).orElse("");
  }

  @Test
  void oneGoesBackAndForwardAgain() {
    visit("a", "b", "c");
    assertThat(back()).isEqualTo("b");
    assertThat(back()).isEqualTo("a");
    assertThat(trail.canGoBackProperty().get()).isFalse();
    assertThat(forward()).isEqualTo("b");

    visit("d");
    assertThat(trail.canGoForwardProperty().get()).isFalse();
    assertThat(back()).isEqualTo("b");
  }

  @Test
  void stayingIsNoStep() {
    visit("a", "b", "b");
    assertThat(back()).isEqualTo("a");
  }

  @Test
  void whatOnePassesByIsOneStation() {
    visit("a");
    trail.visit(new RevisionId("b"), true);
    trail.visit(new RevisionId("c"), true);
    trail.visit(new RevisionId("d"), true);
    trail.stay();
    visit("e");

    assertThat(back()).isEqualTo("d");
    assertThat(back()).isEqualTo("a");
  }

  @Test
  void whatIsGoneIsPassedOver() {
    visit("a", "gone", "c");
    assertThat(text(trail.back(id -> !id.value().equals("gone")))).isEqualTo("a");
  }
}
