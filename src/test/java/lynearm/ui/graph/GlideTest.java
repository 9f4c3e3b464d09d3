package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapHistory;
import lynearm.layout.MapLayout;
import lynearm.layout.MapLink;
import lynearm.look.GitFacts;
import lynearm.revision.RevisionId;
import lynearm.ui.common.NodeSelection;
import org.assertj.core.api.AutoCloseableSoftAssertions;
import org.junit.jupiter.api.Test;

class GlideTest {

  private static final double NEARLY = 1e-6;
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 2000;

  /// A trunk with a run of three, and a branch beside it.
  private static final RevisionGraph HISTORY =
      graph("a:; b: a; c: b; d: c; e: d; f: e; x: a; y: x; z: y e; g: f z");

  private static final Viewport HERE = Viewport.start();
  private static final Viewport THERE = new Viewport(0.6, 1.1, -20, 40);

  private static RevisionGraph graph(String text) {
    return RevisionGraph.of(MapHistory.revisions(text));
  }

  private static MapPicture unfolded(RevisionGraph graph) {
    return picture(FoldedGraph.unfolded(graph), MapLayout.Direction.HEADS_UP);
  }

  private static MapPicture folded(RevisionGraph graph) {
    return picture(
        FoldedGraph.of(graph, Folding.of(Folding.Mode.ONLY_WHAT_MATTERS)),
        MapLayout.Direction.HEADS_UP);
  }

  private static MapPicture picture(FoldedGraph graph, MapLayout.Direction direction) {
    return MapPicture.of(graph, direction, CardSize.WHOLE, GitFacts.unknown());
  }

  private static Moment standing(MapPicture picture, Viewport port) {
    return new Moment(picture, marks(picture), port, Optional.empty(), 0);
  }

  private static Moment amid(Glide glide, double progress, MapPicture picture, Viewport port) {
    return new Moment(picture, marks(picture), port, Optional.of(glide), progress);
  }

  private static Highlights marks(MapPicture picture) {
    return Highlights.of(
        picture.graph(),
        NodeSelection.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        new BitSet());
  }

  private static Glide glide(Moment before, MapPicture after, Viewport port) {
    return Glide.between(before, after, marks(after), port, WIDTH, HEIGHT);
  }

  private static int item(MapPicture picture, String id) {
    int node = picture.graph().graph().find(new RevisionId(id)).orElseThrow().index();
    return picture.graph().itemOf(node);
  }

  private static Place course(Glide glide, MapPicture picture, String id, double progress) {
    return glide.placeOf(item(picture, id), progress).orElseThrow();
  }

  private static Glide.Course leaving(Glide glide, String id) {
    return glide.leaving().stream()
        .filter(course -> course.picture().node(course.item()).id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSame(Place place, Place other) {
    assertThat(new double[] {place.x(), place.y(), place.width(), place.height(), place.opacity()})
        .containsExactly(
            new double[] {other.x(), other.y(), other.width(), other.height(), other.opacity()},
            within(NEARLY));
  }

  @Test
  void atFirstEverythingIsWhereItWas() {
    MapPicture before = folded(HISTORY);
    MapPicture after = picture(before.graph(), MapLayout.Direction.HEADS_DOWN);
    Glide glide = glide(standing(before, HERE), after, THERE);
    assertThat(glide.leaving()).isEmpty();
    assertThat(glide.leavingLinks()).isEmpty();
    assertThat(glide.present()).hasSize(before.layout().size());
    for (int item = 0; item < before.layout().size(); item++) {
      Place now = glide.placeOf(item, 0).orElseThrow().onScreen(THERE);
      assertSame(now, Place.of(before, item).onScreen(HERE));
    }
    for (MapLink link : after.layout().links()) {
      double[] was = Polyline.onScreen(Polyline.of(same(before, link)), HERE);
      double[] now = Polyline.onScreen(glide.cornersOf(link, 0).orElseThrow(), THERE);
      assertThat(ends(now)).containsExactly(ends(was), within(NEARLY));
      assertThat(glide.opacityOf(link, 0)).isEqualTo(1);
    }
  }

  private static MapLink same(MapPicture before, MapLink link) {
    return before.layout().links().stream()
        .filter(its -> its.from() == link.from() && its.to() == link.to())
        .findFirst()
        .orElseThrow();
  }

  private static double[] ends(double[] line) {
    int end = line.length - 2;
    return new double[] {line[0], line[1], line[end], line[end + 1]};
  }

  @Test
  void atLastEverythingIsWhereTheNewPictureHasIt() {
    assertArrives(unfolded(HISTORY), folded(HISTORY));
    assertArrives(folded(HISTORY), unfolded(HISTORY));
    assertArrives(unfolded(graph("a:; b: a; c: a")), unfolded(graph("a:; b: a; d: b")));
  }

  private static void assertArrives(MapPicture before, MapPicture after) {
    Glide glide = glide(standing(before, HERE), after, THERE);
    glide.leaving().forEach(course -> assertThat(course.at(1).opacity()).isZero());
    glide.leavingLinks().forEach(line -> assertThat(line.opacity(1)).isZero());
    assertThat(glide.present()).hasSize(after.layout().size());
    for (int item = 0; item < after.layout().size(); item++) {
      assertSame(glide.placeOf(item, 1).orElseThrow(), Place.of(after, item));
    }
    for (MapLink link : after.layout().links()) {
      double[] corners = glide.cornersOf(link, 1).orElseThrow();
      assertThat(ends(corners)).containsExactly(ends(Polyline.of(link)), within(NEARLY));
      assertThat(glide.opacityOf(link, 1)).isEqualTo(1);
    }
  }

  @Test
  void theCardsOfARunGoIntoItsPillAndFade() {
    MapPicture before = unfolded(HISTORY);
    MapPicture after = folded(HISTORY);
    assertThat(after.graph().isFold(item(after, "c"))).isTrue();
    Glide glide = glide(standing(before, HERE), after, HERE);
    Place pill = Place.of(after, item(after, "c"));
    for (String id : new String[] {"b", "c", "d"}) {
      Glide.Course course = leaving(glide, id);
      assertSame(course.at(0), Place.of(before, item(before, id)));
      assertSame(course.at(1), pill.seen(0));
    }
    assertThat(course(glide, after, "c", 0).opacity()).isZero();
    assertThat(course(glide, after, "c", 0.5).opacity()).isPositive();
  }

  @Test
  void theCardsOfARunComeOutOfItsPill() {
    MapPicture before = folded(HISTORY);
    MapPicture after = unfolded(HISTORY);
    Glide glide = glide(standing(before, HERE), after, HERE);
    Place pill = Place.of(before, item(before, "c"));
    for (String id : new String[] {"b", "c", "d"}) {
      assertSame(course(glide, after, id, 0), pill.seen(0));
    }
    assertThat(leaving(glide, "d").at(0).opacity()).isEqualTo(1);
  }

  @Test
  void aLinkToARunGoesOnAsTheLinkToItsFirstRevision() {
    MapPicture before = folded(HISTORY);
    MapPicture after = unfolded(HISTORY);
    Glide glide = glide(standing(before, HERE), after, HERE);
    MapLink now = link(after, "e", "d");
    double[] was = Polyline.of(link(before, "e", "d"));
    assertThat(ends(glide.cornersOf(now, 0).orElseThrow()))
        .containsExactly(ends(was), within(NEARLY));
    assertThat(glide.opacityOf(now, 0)).isEqualTo(1);
    assertThat(glide.opacityOf(link(after, "d", "c"), 0)).isZero();
  }

  private static MapLink link(MapPicture picture, String child, String parent) {
    return picture.layout().links().stream()
        .filter(link -> link.from() == item(picture, child) && link.to() == item(picture, parent))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linksRunUprightAndLevelAllTheWay() {
    MapPicture before = unfolded(HISTORY);
    MapPicture after = folded(HISTORY);
    Glide glide = glide(standing(before, HERE), after, THERE);
    try (var softly = new AutoCloseableSoftAssertions()) {
      for (double progress : new double[] {0, 0.1, 0.5, 0.9, 1}) {
        glide
            .links()
            .values()
            .forEach(line -> softly.assertThat(Polyline.isStraight(line.at(progress))).isTrue());
        glide
            .leavingLinks()
            .forEach(line -> softly.assertThat(Polyline.isStraight(line.at(progress))).isTrue());
      }
    }
  }

  @Test
  void aNewRevisionAppearsAtItsPlaceAndAGoneOneFadesAtIts() {
    MapPicture before = unfolded(graph("a:; b: a; c: a"));
    MapPicture after = unfolded(graph("a:; b: a; d: b"));
    Glide glide = glide(standing(before, HERE), after, HERE);
    assertSame(course(glide, after, "d", 0), Place.of(after, item(after, "d")).seen(0));
    Glide.Course gone = leaving(glide, "c");
    assertSame(gone.at(0), Place.of(before, item(before, "c")));
    assertSame(gone.at(1), Place.of(before, item(before, "c")).seen(0));
    assertThat(glide.opacityOf(link(after, "d", "b"), 0)).isZero();
  }

  @Test
  void aChangeAmidAGlideStartsFromWhereThingsAre() {
    MapPicture first = folded(HISTORY);
    MapPicture second = unfolded(HISTORY);
    Glide running = glide(standing(first, HERE), second, THERE);
    MapPicture third = picture(second.graph(), MapLayout.Direction.HEADS_DOWN);
    Glide next = glide(amid(running, 0.2, second, THERE), third, HERE);
    for (int item = 0; item < third.layout().size(); item++) {
      assertSame(
          next.placeOf(item, 0).orElseThrow().onScreen(HERE),
          running.placeOf(item, 0.2).orElseThrow().onScreen(THERE));
    }
    Place pill = leaving(running, "d").at(0.2);
    assertSame(leaving(next, "d").at(0).onScreen(HERE), pill.onScreen(THERE));
  }

  @Test
  void aRunThatGrowsIsTheSameRun() {
    RevisionGraph longer = graph("a:; b: a; c: b; d: c; e: d; f: e; g: f");
    MapPicture before = folded(graph("a:; b: a; c: b; d: c; e: d; f: e"));
    MapPicture after = folded(longer);
    Glide glide = glide(standing(before, HERE), after, HERE);
    assertSame(course(glide, after, "c", 0), Place.of(before, item(before, "c")));
  }

  @Test
  void aDotBecomesACardAboutItsMiddle() {
    MapPicture picture = unfolded(HISTORY);
    Viewport far = new Viewport(0.1, 1, 30, 30);
    assertThat(CardPainter.areDots(picture, far)).isTrue();
    Glide glide = glide(standing(picture, far), picture, HERE);
    assertThat(glide.dotsAt(0)).isEqualTo(1);
    assertThat(glide.dotsAt(1)).isZero();
    for (int item = 0; item < picture.layout().size(); item++) {
      Place dot = Place.of(picture, item).onScreen(far);
      Place card = glide.placeOf(item, 0).orElseThrow().onScreen(HERE);
      assertThat(card.x() + card.width() / 2).isCloseTo(dot.x() + dot.width() / 2, within(NEARLY));
      assertThat(card.y() + card.height() / 2)
          .isCloseTo(dot.y() + dot.height() / 2, within(NEARLY));
      assertThat(card.width()).isCloseTo(CardSize.WHOLE.width(), within(NEARLY));
      assertSame(glide.placeOf(item, 1).orElseThrow(), Place.of(picture, item));
    }
  }

  @Test
  void theTextBesideADotGoesWithIt() {
    MapPicture before = unfolded(HISTORY);
    Viewport far = new Viewport(0.1, 1, 30, 30);
    Glide near = glide(standing(before, far), before, HERE);
    Glide.Course head = near.present().get(item(before, "g"));
    assertThat(head.textAt(0).opacity()).isEqualTo(1);
    assertThat(head.textAt(0).room()).isPositive();
    assertThat(head.textAt(1).opacity()).isZero();
    Glide away = glide(standing(before, HERE), before, far);
    assertThat(away.present().get(item(before, "g")).textAt(0).opacity()).isZero();
    assertThat(away.present().get(item(before, "g")).textAt(1).opacity()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsSeenTakesPart() {
    StringBuilder text = new StringBuilder("r0:");
    IntStream.range(1, 500).forEach(i -> text.append("; r" + i + ": r" + (i - 1)));
    MapPicture before = unfolded(graph(text.toString()));
    MapPicture after = unfolded(graph(text + "; r500: r499"));
    assertThat(glide(standing(before, HERE), after, HERE).size()).isLessThan(40);
  }
}
