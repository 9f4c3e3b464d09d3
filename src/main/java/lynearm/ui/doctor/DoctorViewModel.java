package lynearm.ui.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Doctor;
import lynearm.doctor.MeantRevision;
import lynearm.doctor.Offer;
import lynearm.doctor.PastedId;
import lynearm.doctor.RemedyPlan;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.workspace.Workspace;

/// The state of the panel that finds out about a revision: the id, what became of it, what can be
/// done, and what is chosen of that.
public final class DoctorViewModel {

  private final Background.Lane looking;
  private final Background.Lane planning;
  private final Consumer<RemedyPlan.Ready> write;
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty parent = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Inquiry> inquiry =
      new ReadOnlyObjectWrapper<>(new Inquiry.None());
  private final ObjectProperty<Optional<Choice>> choice =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RemedyPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty aside = new SimpleBooleanProperty();
  private final BooleanBinding impossible;
  private Optional<Workspace> workspace = Optional.empty();

  /// @param looking where history is searched
  /// @param planning where it is worked out what a typed parent would mean
  /// @param write writes what was previewed
  public DoctorViewModel(
      Background.Lane looking, Background.Lane planning, Consumer<RemedyPlan.Ready> write) {
    this.looking = looking;
    this.planning = planning;
    this.write = write;
    impossible = Bindings.createBooleanBinding(() -> possible().isEmpty(), plan);
    choice.subscribe((_, _) -> replan());
    parent.subscribe((_, _) -> replan());
  }

  /// Whether the window shows other files than those that are checked out, which this is about.
  public BooleanProperty asideProperty() {
    return aside;
  }

  /// What is typed or pasted: an id, or a message that has one.
  public StringProperty textProperty() {
    return text;
  }

  /// How far the search is.
  public ReadOnlyObjectProperty<Inquiry> inquiryProperty() {
    return inquiry.getReadOnlyProperty();
  }

  /// What is chosen of what can be done.
  public ObjectProperty<Optional<Choice>> choiceProperty() {
    return choice;
  }

  /// The revision that the children are to follow, as typed.
  public StringProperty parentProperty() {
    return parent;
  }

  /// What would come of the choice; empty if nothing would be written.
  public ReadOnlyObjectProperty<Optional<RemedyPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// Whether what is chosen can't be written.
  public BooleanBinding impossibleBinding() {
    return impossible;
  }

  /// What the search is doing.
  public ReadOnlyStringProperty doingProperty() {
    return looking.doingProperty();
  }

  /// How much of it is done, from 0 to 1; negative while that is not known.
  public ReadOnlyDoubleProperty fractionProperty() {
    return looking.fractionProperty();
  }

  /// Asks about an id in a project.
  public void show(Workspace open, RevisionId id) {
    workspace = Optional.of(open);
    text.set(id.value());
    look();
  }

  /// Asks for an id in a project.
  public void begin(Workspace open) {
    clear();
    workspace = Optional.of(open);
  }

  /// The project was read anew; what was found out may hold no more.
  public void renew(Workspace open) {
    workspace = Optional.of(open);
    if (!(inquiry.get() instanceof Inquiry.None)) {
      look();
    }
  }

  /// Looks for what is typed.
  public void look() {
    String id = PastedId.in(text.get());
    if (workspace.isEmpty() || id.isBlank()) {
      return;
    }
    text.set(id);
    Workspace open = workspace.get();
    boolean isSameId = diagnosis().filter(known -> known.id().value().equals(id)).isPresent();
    Optional<Choice> before = choice.get().filter(_ -> isSameId);
    choice.set(Optional.empty());
    inquiry.set(new Inquiry.Looking(id));
    looking.start(
        "Looking for " + id,
        progress -> Doctor.diagnose(open, id, progress),
        diagnosis -> answered(open, diagnosis, before),
        failure -> inquiry.set(new Inquiry.Failed(id, String.valueOf(failure.getMessage()))));
  }

  /// @param before what was chosen of an earlier answer
  private void answered(Workspace open, Diagnosis diagnosis, Optional<Choice> before) {
    inquiry.set(new Inquiry.Answered(open, diagnosis));
    List<Choice> all = choices();
    choice.set(
        all.stream()
            .filter(it -> before.filter(known -> isSame(known, it)).isPresent())
            .findFirst()
            .or(() -> all.stream().filter(DoctorViewModel::isPossible).findFirst())
            .or(() -> all.stream().findFirst()));
  }

  /// Whether two answers offer the same, perhaps worked out anew.
  private static boolean isSame(Choice one, Choice other) {
    return switch (one) {
      case Choice.Offered(Offer offer) ->
          other instanceof Choice.Offered(Offer again) && again.title().equals(offer.title());
      case Choice.Typed() -> other instanceof Choice.Typed;
      case Choice.Ask _ -> other instanceof Choice.Ask;
    };
  }

  private static boolean isPossible(Choice choice) {
    return !(choice instanceof Choice.Offered(Offer offer)) || offer.isPossible();
  }

  /// Stops the search.
  public void stop() {
    if (inquiry.get() instanceof Inquiry.Looking(String id)) {
      looking.cancel();
      inquiry.set(new Inquiry.Stopped(id));
    }
  }

  /// Nothing is asked any more.
  public void clear() {
    looking.cancel();
    workspace = Optional.empty();
    text.set("");
    parent.set("");
    inquiry.set(new Inquiry.None());
    choice.set(Optional.empty());
  }

  /// What is known, once it is.
  public Optional<Diagnosis> diagnosis() {
    return inquiry.get() instanceof Inquiry.Answered(_, Diagnosis diagnosis)
        ? Optional.of(diagnosis)
        : Optional.empty();
  }

  /// All that can be chosen, what fits best first.
  public List<Choice> choices() {
    List<Choice> all = new ArrayList<>();
    diagnosis()
        .ifPresent(known -> {
          known.offers().forEach(offer -> all.add(new Choice.Offered(offer)));
          if (!known.children().isEmpty()) {
            all.add(new Choice.Typed());
          }
          known.letter().ifPresent(letter -> all.add(new Choice.Ask(letter)));
        });
    return all;
  }

  /// Writes what is previewed, if it can be.
  public void confirm() {
    possible().ifPresent(write);
  }

  private Optional<RemedyPlan.Ready> possible() {
    return plan.get().orElse(null) instanceof RemedyPlan.Ready ready
        ? Optional.of(ready)
        : Optional.empty();
  }

  private void replan() {
    planning.cancel();
    plan.set(
        choice.get().orElse(null) instanceof Choice.Offered(Offer offer)
            ? Optional.of(offer.plan())
            : Optional.empty());
    String word = parent.get().strip();
    if (choice.get().orElse(null) instanceof Choice.Typed
        && !word.isEmpty()
        && inquiry.get() instanceof Inquiry.Answered(Workspace open, Diagnosis diagnosis)) {
      planning.start(
          "Working out the new parent",
          _ -> typed(open, diagnosis.id(), word),
          made -> plan.set(Optional.of(made)),
          failure ->
              plan.set(
                  Optional.of(
                      new RemedyPlan.Refused(
                          "That could not be worked out: " + failure.getMessage(),
                          "Reload with F5 and try again."))));
    }
  }

  private static RemedyPlan typed(Workspace open, RevisionId missing, String word) {
    List<RevisionId> meant = MeantRevision.of(open.graph(), word);
    return meant.size() == 1
        ? Doctor.onto(open, missing, meant)
        : new RemedyPlan.Refused(
            meant.isEmpty()
                ? "No revision here begins with " + word
                : word + " is the beginning of " + meant.size() + " ids",
            "Type an id, its beginning or a branch label.");
  }
}
