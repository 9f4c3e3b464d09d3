package lynearm.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The state of the panel that finds out about a revision.
class DoctorViewModelTest {

  private static final RevisionId MISSING = new RevisionId("abcdfe12");

  @TempDir private Path folder;
  private final List<RemedyPlan.Ready> written = new ArrayList<>();
  private final Background now = new Background(Runnable::run, Runnable::run);
  private final DoctorViewModel model = new DoctorViewModel(now.lane(), now.lane(), written::add);
  private AlembicProject project;

  // c names abcdfe12, and abcdef12 is meant
  @BeforeEach
  void write() {
    project = AlembicProject.in(folder.resolve("project"), "a:; abcdef12: a; c: abcdfe12");
  }

  private RemedyPlan plan() {
    return model.planProperty().get().orElseThrow();
  }

  @Test
  void theFirstThingThatCanBeDoneIsChosenAndWrittenOnRequest() {
    model.show(project.read(), MISSING);

    assertThat(model.choiceProperty().get().orElseThrow())
        .isInstanceOfSatisfying(
            Choice.Offered.class,
            chosen -> assertThat(chosen.offer().kind()).isEqualTo(Offer.Kind.ONTO));
    assertThat(model.impossibleBinding().get()).isFalse();
    assertThat(written).isEmpty();
    model.confirm();
    assertThat(written).containsExactly((RemedyPlan.Ready) plan());
  }

  @Test
  void aTypedParentIsPlannedOnceItMeansOneRevision() {
    model.show(project.read(), MISSING);
    model.choiceProperty().set(Optional.of(new Choice.Typed()));
    assertThat(model.planProperty().get()).isEmpty();
    model.parentProperty().set("zz");
    assertThat(plan())
        .isEqualTo(
            new RemedyPlan.Refused(
                "No revision here begins with zz", "Type an id, its beginning or a branch label."));
    model.parentProperty().set("c");
    assertThat(plan()).isInstanceOf(RemedyPlan.Refused.class);
    model.parentProperty().set("a");
    assertThat(plan()).isInstanceOf(RemedyPlan.Ready.class);
  }

  @Test
  void nothingIsWrittenForALetter() {
    model.show(project.read(), MISSING);
    Choice ask = model.choices().getLast();
    assertThat(ask).isInstanceOf(Choice.Ask.class);
    model.choiceProperty().set(Optional.of(ask));
    assertThat(model.impossibleBinding().get()).isTrue();
    model.confirm();
    assertThat(written).isEmpty();
  }

  @Test
  void aPastedMessageBecomesItsId() {
    model.begin(project.read());
    model.textProperty().set("Can't locate revision identified by 'abcdfe12'");
    model.look();
    assertThat(model.textProperty().get()).isEqualTo("abcdfe12");
    assertThat(model.diagnosis().orElseThrow().id()).isEqualTo(MISSING);
  }

  @Test
  void whatWasReadAnewIsLookedAtAnew() {
    model.show(project.read(), MISSING);
    project.add("abcdfe12: a");
    model.renew(project.read());
    assertThat(model.diagnosis().orElseThrow().isHere()).isTrue();
    assertThat(model.choices()).isEmpty();
  }

  @Test
  void whatIsChosenStaysChosen() {
    model.show(project.read(), MISSING);
    model.choiceProperty().set(Optional.of(new Choice.Typed()));
    project.add("b: a");
    model.renew(project.read());
    assertThat(model.choiceProperty().get()).contains(new Choice.Typed());
  }

  @Test
  void aStoppedSearchSaysSo() {
    Deque<Runnable> later = new ArrayDeque<>();
    Background slow = new Background(later::add, Runnable::run);
    DoctorViewModel stopped = new DoctorViewModel(slow.lane(), slow.lane(), written::add);
    stopped.show(project.read(), MISSING);
    assertThat(stopped.inquiryProperty().get()).isInstanceOf(Inquiry.Looking.class);
    stopped.stop();
    later.forEach(Runnable::run);
    assertThat(stopped.inquiryProperty().get()).isEqualTo(new Inquiry.Stopped("abcdfe12"));
  }
}
