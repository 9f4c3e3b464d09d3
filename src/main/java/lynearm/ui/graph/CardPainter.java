package lynearm.ui.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import lynearm.layout.BranchColours;
import lynearm.layout.CardSize;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import org.jspecify.annotations.Nullable;

/// Draws cards and folded runs with as much on them as their size on the screen allows: three
/// lines, two, one, a bar, a dot.
final class CardPainter {

  private static final double THREE_LINES = 48;
  private static final double TWO_LINES = 28;
  private static final double ONE_LINE = 11;
  private static final double BAR = 6;
  private static final double NARROWEST_TEXT = 46;
  private static final String COMING = "new";
  private static final double NARROWEST_ID = 26;
  private static final int LEAST_ID = 5;
  private static final int MOST_ID = 7;
  private static final double SMALLEST_FONT = 9;
  private static final double LABEL_SIZE = 9.5;
  private static final double LABEL_MARK = 8;
  private static final double LARGE_DOT = 7;
  private static final double ROUND_DOT = 3;

  /// How large the hole of a merge point is in its dot.
  private static final double HOLE = 0.45;

  /// How much larger than its dot the ring around a selected one is, outside and inside.
  private static final double SELECTED_RING = 6;

  private static final double SELECTED_GAP = 3;

  private static final double SELECTED_FILL = 0.14;

  private static final double CARD_HEIGHT = CardSize.WHOLE.height();
  private static final double ROW_HEIGHT = CardSize.WHOLE.rowHeight();
  private static final double DIMMED = 0.45;
  private static final double LARGEST_ID = 0.55;
  private static final int USUAL_ID = 12;
  private static final double STRIPE = 4;
  private static final double PAD = 12;
  private static final double SHORT_PAD = 6;
  private static final double[] SOLID = {};
  private static final double[] DASHES = {4, 3};

  private final GraphicsContext pen;
  private final MapColours palette;
  private final Glyphs bold;
  private final Glyphs plain;
  private final Glyphs mono;
  private final BadgePainter badges;
  private final CardBodies bodies;
  private final DotStamps stamps;
  private final Map<Integer, String> spans = new HashMap<>();
  private @Nullable MapPicture spansOf;
  private double outputScale = 1;

  CardPainter(GraphicsContext pen, MapColours palette, Font font) {
    this.pen = pen;
    this.palette = palette;
    bold = new Glyphs(font.getFamily(), FontWeight.BOLD);
    plain = new Glyphs(font.getFamily(), FontWeight.NORMAL);
    mono = new Glyphs("monospace", FontWeight.NORMAL);
    badges = new BadgePainter(pen, palette, plain);
    bodies = new CardBodies(pen);
    stamps = new DotStamps(pen);
  }

  /// Draws for a screen with so many pixels to a unit from now on.
  void use(double newOutputScale) {
    outputScale = newOutputScale;
  }

  /// Where one card is on the screen.
  private record Box(double x, double y, double width, double height) {
    double middle() {
      return y + height / 2;
    }
  }

  /// Whether cards are so far away that no line of text fits on them: then they are dots, and some
  /// have their text beside them.
  static boolean areDots(MapPicture picture, Viewport port) {
    return !isShort(picture)
        && (CARD_HEIGHT * port.scaleY() < ONE_LINE
            || picture.layout().cards().width() * port.scaleX() < NARROWEST_TEXT);
  }

  void paint(MapPicture picture, Highlights highlights, Viewport port, int item) {
    Place place = Place.of(picture, item).onScreen(port);
    if (areDots(picture, port)) {
      paintDot(picture, highlights, item, place, dotSize(port));
    } else {
      paint(picture, highlights, item, place);
    }
  }

  /// Draws a dot in the middle of a place of the screen.
  ///
  /// @param usual how large most dots are
  void paintDot(MapPicture picture, Highlights highlights, int item, Place place, double usual) {
    pen.setGlobalAlpha((highlights.lit().get(item) ? 1 : DIMMED) * place.opacity());
    dot(picture, highlights, item, place, usual);
    pen.setGlobalAlpha(1);
  }

  /// Draws a card or a run at a place of the screen, which need not be its own.
  void paint(MapPicture picture, Highlights highlights, int item, Place place) {
    double x = Math.round(place.x());
    double y = Math.round(place.y());
    double width = Math.rint(place.width());
    double height = Math.max(2, Math.rint(place.height()));
    badges.turn(picture.layout().direction());
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setGlobalAlpha((highlights.lit().get(item) ? 1 : DIMMED) * place.opacity());
    if (picture.graph().isFold(item)) {
      double tall = Math.max(height, Math.min(17, height * 1.5));
      fold(picture, highlights, item, new Box(x, y - (tall - height) / 2, width, tall));
    } else {
      card(picture, highlights, item, new Box(x, y, width, height));
    }
    pen.setGlobalAlpha(1);
  }

  /// Whether dots are so small that most of them are pixels.
  static boolean areTiny(MapPicture picture, Viewport port) {
    return areDots(picture, port) && dotSize(port) < ROUND_DOT;
  }

  /// Draws tiny dots into the raster: those of these items, over them heads, runs and what is
  /// missing, then all matches and all that is selected, whether among these items or not. So what
  /// a person chose or looks for is never hidden by another.
  void paintTiny(
      FarRaster raster, MapPicture picture, Highlights highlights, Viewport port, int[] items) {
    MapLayout layout = picture.layout();
    double size = dotSize(port);
    int[] bright = tones(raster, 1);
    int[] dimmed = tones(raster, DIMMED);
    int[] large = new int[items.length];
    int count = 0;
    for (int item : items) {
      if (picture.graph().isLandmark(item) && isLarge(picture, item)) {
        large[count++] = item;
        continue;
      }
      raster.use((highlights.lit().get(item) ? bright : dimmed)[layout.colourOf(item)]);
      raster.fill(
          dotX(layout, port, item) - size / 2, dotY(layout, port, item) - size / 2, size, size);
    }
    for (int place = 0; place < count; place++) {
      largeDot(raster, picture, highlights, port, large[place]);
    }
    discs(raster, layout, port, highlights.found(), MapColour.MATCH);
    discs(raster, layout, port, highlights.selected(), MapColour.SELECTION);
  }

  /// The colours of branches, letting so much of the background through.
  private int[] tones(FarRaster raster, double opacity) {
    int[] tones = new int[BranchColours.COUNT];
    Arrays.setAll(tones, its -> raster.tone(palette.get(MapColour.branch(its)), opacity));
    return tones;
  }

  /// Whether the dot is seen among many of its branch.
  private static boolean isLarge(MapPicture picture, int item) {
    return picture.graph().isFold(item)
        || picture.graph().childrenOf(item).length == 0
        || picture.isMissing(item);
  }

  private void largeDot(
      FarRaster raster, MapPicture picture, Highlights highlights, Viewport port, int item) {
    MapLayout layout = picture.layout();
    double size = dotSize(port);
    double x = dotX(layout, port, item);
    double y = dotY(layout, port, item);
    raster.use(
        palette.get(
            picture.isMissing(item) ? MapColour.MISSING : MapColour.branch(layout.colourOf(item))),
        highlights.lit().get(item) ? 1 : DIMMED);
    if (picture.graph().isFold(item)) {
      raster.fill(x - size * 0.3, y - size, size * 0.6, 2 * size);
      return;
    }
    raster.disc(x, y, LARGE_DOT);
    if (graphJoins(picture, item)) {
      raster.use(palette.get(MapColour.BACKGROUND), 1);
      raster.disc(x, y, LARGE_DOT * HOLE);
    }
  }

  /// Of those that lie on one another only one is drawn.
  private void discs(
      FarRaster raster, MapLayout layout, Viewport port, BitSet items, MapColour colour) {
    raster.use(palette.get(colour), 1);
    raster.apart();
    for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
      double x = dotX(layout, port, item);
      double y = dotY(layout, port, item);
      if (raster.isFirstAt(x, y)) {
        raster.disc(x, y, LARGE_DOT);
      }
    }
  }

  private static double dotX(MapLayout layout, Viewport port, int item) {
    return port.screenX(layout.left(item) + layout.width(item) / 2);
  }

  private static double dotY(MapLayout layout, Viewport port, int item) {
    return port.screenY(layout.top(item) + layout.height(item) / 2);
  }

  private void fold(MapPicture picture, Highlights highlights, int item, Box box) {
    Color branch = palette.get(MapColour.branch(picture.layout().colourOf(item)));
    String title = isShort(picture) ? shortTitle(picture, item) : picture.title(item);
    String span = isShort(picture) ? "" : span(picture, item);
    double size = Math.clamp(box.height * 0.62, SMALLEST_FONT, Math.max(12.5, box.height * 0.42));
    String whole = span.isEmpty() ? title : title + " · " + span;
    double pad = isShort(picture) ? SHORT_PAD : PAD;
    boolean fits = plain.width(whole, size) <= box.width - 2 * pad - 9;
    String text = fits ? whole : title;
    double wanted = plain.width(text, size) + 2 * pad + 14;
    double width = Math.min(box.width, Math.max(wanted, box.height * 3));
    Box pill = new Box(Math.rint(box.x + (box.width - width) / 2), box.y, width, box.height);
    if (box.height < ONE_LINE && !isShort(picture)) {
      foldInWords(text, box, size, wanted, branch);
      return;
    }
    if (box.height < BAR) {
      pen.setFill(branch);
      pen.fillRoundRect(pill.x, pill.y, pill.width, pill.height, pill.height, pill.height);
      return;
    }
    shape(highlights, item, pill, pill.height, MapColour.FOLD, MapColour.FOLD_BORDER);
    if (box.height < ONE_LINE || width < Math.min(wanted, NARROWEST_TEXT)) {
      return;
    }
    double dots = pill.x + pad;
    pen.setFill(branch);
    for (int i = -1; i <= 1; i++) {
      pen.fillOval(dots - 1.5, pill.middle() + i * size * 0.32 - 1.5, 3, 3);
    }
    pen.setFill(palette.get(MapColour.TEXT_MUTED));
    pen.setFont(plain.font(size));
    pen.fillText(plain.cut(text, size, width - 2 * pad - 9), dots + 9, pill.middle());
  }

  /// The months of a run, looked for once and not in every frame.
  private String span(MapPicture picture, int item) {
    if (!picture.equals(spansOf)) {
      spansOf = picture;
      spans.clear();
    }
    return spans.computeIfAbsent(item, picture::span);
  }

  /// A run between rows too low for a pill.
  private void foldInWords(String text, Box box, double size, double wanted, Color branch) {
    double width = Math.min(box.width, wanted);
    double left = Math.rint(box.x + (box.width - width) / 2);
    pen.setFill(palette.get(MapColour.BACKGROUND));
    pen.fillRect(left, box.middle() - size * 0.6, width, size * 1.2);
    pen.setFill(branch);
    for (int i = -1; i <= 1; i++) {
      pen.fillOval(left + 4, box.middle() + i * 3.2 - 1, 2, 2);
    }
    pen.setFill(palette.get(MapColour.TEXT_MUTED));
    pen.setFont(plain.font(size));
    pen.fillText(plain.cut(text, size, width - 14), left + 12, box.middle());
  }

  /// A run on a narrow column: how many it holds.
  private static String shortTitle(MapPicture picture, int item) {
    return String.valueOf(picture.nodes(item).size());
  }

  /// The head of the id, with the first mark if there is room for both; what is coming says so.
  private void shortCard(MapPicture picture, int item, Box box, boolean coming, List<Badge> its) {
    double size = Math.clamp(box.height * 0.46, SMALLEST_FONT, 12);
    double left = box.x + STRIPE + 5;
    double room = box.x + box.width - 4 - left;
    pen.setFill(palette.get(MapColour.TEXT));
    if (coming && its.stream().noneMatch(badge -> badge.kind() == Badge.Kind.GUEST)) {
      pen.setFill(palette.get(MapColour.COMING));
      pen.setFont(bold.font(size));
      pen.fillText(COMING, left, box.middle());
      return;
    }
    double character = mono.width("0", size);
    double mark = its.isEmpty() ? 0 : size * 0.8;
    boolean marked = mark > 0 && room - mark - 3 >= LEAST_ID * character;
    int shown = (int) ((marked ? room - mark - 3 : room) / character);
    String id = picture.node(item).id().value();
    pen.setFont(mono.font(size));
    pen.fillText(
        id.substring(0, Math.min(id.length(), Math.min(shown, MOST_ID))), left, box.middle());
    if (marked) {
      badges.mark(its.getFirst().kind(), box.x + box.width - 4 - mark / 2, box.middle(), mark);
    }
  }

  /// A small picture may leave out what lies below, so none of its cards is sure to be a base.
  private static List<Badge> notBase(List<Badge> its) {
    return its.stream().filter(badge -> badge.kind() != Badge.Kind.BASE).toList();
  }

  private void card(MapPicture picture, Highlights highlights, int item, Box box) {
    Color branch = palette.get(MapColour.branch(picture.layout().colourOf(item)));
    if (box.height < BAR) {
      bar(highlights, item, box, branch);
      return;
    }
    boolean missing = picture.isMissing(item);
    boolean coming = highlights.coming().get(item);
    double round = Math.min(10, box.height / 2);
    boolean plain = !missing && !coming && !highlights.selected().get(item);
    if (plain && CardBodies.areSharp(outputScale) && box.width >= NARROWEST_ID) {
      bodies.paint(
          new CardBodies.Look(
              box.height,
              round / 2,
              palette.get(body(highlights, item, MapColour.CARD)),
              palette.get(border(highlights, item, MapColour.CARD_BORDER)),
              branch),
          box.x,
          box.y,
          box.width,
          outputScale);
      leadRing(highlights, item, box, round);
    } else {
      pen.setLineDashes(missing || coming ? DASHES : SOLID);
      shape(
          highlights,
          item,
          box,
          round,
          missing ? MapColour.BACKGROUND : MapColour.CARD,
          missing ? MapColour.MISSING : coming ? MapColour.COMING : MapColour.CARD_BORDER);
      pen.setLineDashes(SOLID);
      if (!missing) {
        double inset = Math.min(3, box.height / 6);
        pen.setFill(branch);
        pen.fillRoundRect(
            box.x + 3, box.y + inset + 1, STRIPE, box.height - 2 * inset - 2, STRIPE, STRIPE);
      }
    }
    boolean narrow = box.width < (isShort(picture) ? NARROWEST_ID : NARROWEST_TEXT);
    if (narrow || box.height < ONE_LINE) {
      return;
    }
    List<Badge> its = picture.badgesOf(item);
    if (isShort(picture)) {
      shortCard(picture, item, box, coming, notBase(its));
    } else if (box.height >= THREE_LINES) {
      threeLines(picture, item, box, its);
    } else if (box.height >= TWO_LINES) {
      twoLines(picture, item, box, its);
    } else {
      oneLine(picture, item, box, its);
    }
  }

  private void bar(Highlights highlights, int item, Box box, Color branch) {
    double width = Math.min(box.width, box.height * 6);
    pen.setFill(
        highlights.selected().get(item)
            ? palette.get(MapColour.SELECTION)
            : highlights.found().get(item) ? palette.get(MapColour.MATCH) : branch);
    pen.fillRoundRect(
        box.x + (box.width - width) / 2, box.y, width, box.height, box.height, box.height);
  }

  /// How large the dots are where so much room is between two rows.
  static double dotSize(Viewport port) {
    return Math.clamp(ROW_HEIGHT * port.scaleY() * 0.7, 2, 7);
  }

  private void dot(MapPicture picture, Highlights highlights, int item, Place place, double usual) {
    var layout = picture.layout();
    double x = place.x() + place.width() / 2;
    double y = place.y() + place.height() / 2;
    boolean selected = highlights.selected().get(item);
    boolean missing = picture.isMissing(item);
    boolean lead = isThis(highlights.lead(), item) || isThis(highlights.hovered(), item);
    boolean found = highlights.found().get(item);
    boolean large = selected || missing || lead || found || picture.isHead(item);
    double size = large ? Math.max(usual, LARGE_DOT) : usual;
    Color colour =
        palette.get(
            selected
                ? MapColour.SELECTION
                : found
                    ? MapColour.MATCH
                    : missing ? MapColour.MISSING : MapColour.branch(layout.colourOf(item)));
    if (picture.graph().isFold(item) || size < ROUND_DOT) {
      double wide = picture.graph().isFold(item) ? size * 0.6 : size;
      double high = picture.graph().isFold(item) ? 2 * size : size;
      pen.setFill(colour);
      pen.fillRect(x - wide / 2, y - high / 2, wide, high);
      return;
    }
    if (selected) {
      // a branch may have nearly the colour of the selection
      stamps.disc(x, y, size + SELECTED_RING, colour, outputScale);
      stamps.disc(x, y, size + SELECTED_GAP, palette.get(MapColour.BACKGROUND), outputScale);
    }
    stamps.disc(x, y, size, colour, outputScale);
    if (graphJoins(picture, item)) {
      stamps.disc(x, y, size * HOLE, palette.get(MapColour.BACKGROUND), outputScale);
    }
    if (lead) {
      double ring = size + (selected ? SELECTED_RING + 3 : 5);
      pen.setStroke(palette.get(MapColour.LEAD));
      pen.setLineWidth(1.5);
      pen.strokeOval(x - ring / 2, y - ring / 2, ring, ring);
    }
  }

  private static boolean graphJoins(MapPicture picture, int item) {
    return picture.graph().parentsOf(item).length > 1;
  }

  /// The text of a dot, right of it.
  ///
  /// @param opacity how much of it is seen, from 0 to 1
  void label(MapPicture picture, Highlights highlights, int item, Label at, double opacity) {
    boolean fold = picture.graph().isFold(item);
    List<Badge> its = picture.badgesOf(item);
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.LEFT);
    double marks = marksWidth(its, LABEL_MARK, at.room() / 2);
    Glyphs face = fold ? plain : bold;
    String text = face.cut(picture.title(item), LABEL_SIZE, at.room() - marks - 4);
    double width = face.width(text, LABEL_SIZE) + (marks > 0 ? marks + 4 : 0);
    pen.setGlobalAlpha(opacity);
    pen.setFill(palette.get(MapColour.BACKGROUND));
    pen.fillRect(at.x() - 2, at.y() - LABEL_SIZE * 0.55, width + 4, LABEL_SIZE * 1.1);
    if (highlights.selected().get(item)) {
      pen.setFill(palette.get(MapColour.SELECTION_FILL).deriveColor(0, 1, 1, SELECTED_FILL));
      pen.fillRoundRect(at.x() - 3, at.y() - LABEL_SIZE * 0.6, width + 6, LABEL_SIZE * 1.2, 4, 4);
    }
    pen.setGlobalAlpha((highlights.lit().get(item) ? 1 : DIMMED) * opacity);
    pen.setFill(palette.get(fold ? MapColour.TEXT_MUTED : MapColour.TEXT));
    pen.setFont(face.font(LABEL_SIZE));
    pen.fillText(text, at.x(), at.y());
    marks(its, at.x() + width - marks, at.y(), LABEL_MARK, marks);
    pen.setGlobalAlpha(1);
  }

  /// Where a label begins, its middle, and how wide it may be.
  record Label(double x, double y, double room) {}

  /// The body of a card or pill, with rings for the selection, the keyboard and the mouse.
  private void shape(
      Highlights highlights, int item, Box box, double round, MapColour body, MapColour border) {
    boolean selected = highlights.selected().get(item);
    pen.setFill(palette.get(body(highlights, item, body)));
    pen.fillRoundRect(box.x, box.y, box.width, box.height, round, round);
    if (selected) {
      pen.setFill(palette.get(MapColour.SELECTION_FILL).deriveColor(0, 1, 1, SELECTED_FILL));
      pen.fillRoundRect(box.x, box.y, box.width, box.height, round, round);
    }
    pen.setStroke(palette.get(border(highlights, item, border)));
    double weight = selected ? Math.clamp(box.height / 14, 1.5, 2.5) : 1;
    pen.setLineWidth(weight);
    double in = selected ? 0 : 0.5;
    pen.strokeRoundRect(
        box.x + in, box.y + in, box.width - 2 * in, box.height - 2 * in, round, round);
    leadRing(highlights, item, box, round);
  }

  private static MapColour body(Highlights highlights, int item, MapColour usual) {
    if (highlights.found().get(item) && !highlights.selected().get(item)) {
      return MapColour.MATCH_FILL;
    }
    boolean hovered = isThis(highlights.hovered(), item);
    return hovered && usual == MapColour.CARD ? MapColour.CARD_HOVER : usual;
  }

  private static MapColour border(Highlights highlights, int item, MapColour usual) {
    if (highlights.selected().get(item)) {
      return MapColour.SELECTION;
    }
    if (isThis(highlights.hovered(), item)) {
      return MapColour.TEXT_MUTED;
    }
    return highlights.found().get(item) ? MapColour.MATCH : usual;
  }

  private void leadRing(Highlights highlights, int item, Box box, double round) {
    boolean selected = highlights.selected().get(item);
    if (isThis(highlights.lead(), item)) {
      pen.setStroke(palette.get(MapColour.LEAD));
      pen.setLineWidth(1.5);
      double out = selected ? 3.5 : 2.5;
      pen.strokeRoundRect(
          box.x - out,
          box.y - out,
          box.width + 2 * out,
          box.height + 2 * out,
          round + 2 * out,
          round + 2 * out);
    }
  }

  private static boolean isShort(MapPicture picture) {
    return picture.layout().cards() == CardSize.SHORT;
  }

  private static boolean isThis(OptionalInt which, int item) {
    return which.isPresent() && which.getAsInt() == item;
  }

  private void threeLines(MapPicture picture, int item, Box box, List<Badge> its) {
    double scale = Math.clamp(box.height / 66, 0.75, 3);
    double text = Math.max(scale, 0.9);
    double left = box.x + PAD * scale;
    double room = box.width - PAD * scale - 10;
    double size = 13 * text;
    String title = picture.title(item);
    double line = box.y + 16.5 * scale;
    int end = its.isEmpty() ? bold.lineEnd(title, size, room) : title.length();
    if (end < title.length()) {
      title(title.substring(0, end), left, box.y + 15 * scale, size, room);
      title(title.substring(end).strip(), left, box.y + 31 * scale, size, room);
      idLine(picture, item, left, box.y + 50 * scale, 11.5 * text, room);
      return;
    }
    if (its.isEmpty()) {
      title(title, left, box.y + 23 * scale, size, room);
      idLine(picture, item, left, box.y + 44 * scale, 11.5 * text, room);
      return;
    }
    title(title, left, line, size, room);
    idLine(picture, item, left, box.y + 33 * scale, 11.5 * text, room);
    pills(its, left, box.y + 43 * scale, 16 * scale, left + room);
  }

  private void twoLines(MapPicture picture, int item, Box box, List<Badge> its) {
    double scale = Math.clamp(box.height / 36, 0.86, 1.1);
    double left = box.x + PAD;
    double room = box.width - PAD - 8;
    title(picture.title(item), left, box.y + box.height * 0.3, 12.5 * scale, room);
    double marks = marksWidth(its, 11 * scale, room / 2);
    idLine(picture, item, left, box.y + box.height * 0.72, 11 * scale, room - marks - 6);
    marks(its, left + room - marks, box.y + box.height * 0.72, 11 * scale, room / 2);
  }

  private void oneLine(MapPicture picture, int item, Box box, List<Badge> its) {
    double size = Math.clamp(box.height * 0.6, SMALLEST_FONT, 12.5);
    double left = box.x + PAD;
    double room = box.width - PAD - 7;
    double wanted = marksWidth(its, size * 0.85, room / 2);
    double marks = room - wanted - 5 < NARROWEST_TEXT ? 0 : wanted;
    if (marks > 0) {
      marks(its, left + room - marks, box.middle(), size * 0.85, room / 2);
    }
    double free = room - marks - (marks > 0 ? 5 : 0);
    String title = picture.title(item);
    title(title, left, box.middle(), size, free);
    String id = picture.node(item).id().value();
    double idWidth = mono.width(id, size * 0.9);
    if (!title.equals(id) && bold.width(title, size) + size + idWidth <= free) {
      pen.setFill(palette.get(MapColour.TEXT_MUTED));
      pen.setFont(mono.font(size * 0.9));
      pen.fillText(id, left + free - idWidth, box.middle());
    }
  }

  private void title(String text, double x, double y, double size, double room) {
    pen.setFill(palette.get(MapColour.TEXT));
    pen.setFont(bold.font(size));
    pen.fillText(bold.cut(text, size, room), x, y);
  }

  private void idLine(MapPicture picture, int item, double x, double y, double size, double room) {
    String whole = picture.node(item).id().value();
    String id = mono.cut(whole, size, whole.length() > USUAL_ID ? room * LARGEST_ID : room);
    pen.setFill(palette.get(MapColour.TEXT_MUTED));
    pen.setFont(mono.font(size));
    pen.fillText(id, x, y);
    double left = x + mono.width(id, size) + size * 0.8;
    String day = picture.day(item);
    double dayWidth = plain.width(day, size);
    double right = x + room - dayWidth;
    if (right < left) {
      return;
    }
    pen.setFont(plain.font(size));
    pen.fillText(day, right, y);
    if (right - left > size * 3) {
      pen.fillText(plain.cut(picture.author(item), size, right - left - size * 0.8), left, y);
    }
  }

  private void pills(List<Badge> its, double x, double y, double height, double right) {
    double at = x;
    for (int i = 0; i < its.size(); i++) {
      double room = right - at;
      double width = badges.width(its.get(i), height);
      boolean last = i == its.size() - 1;
      if (width > room && (!last || room < 3 * height)) {
        marks(its.subList(i, its.size()), at + 3, y + height / 2, height * 0.6, room);
        return;
      }
      badges.pill(its.get(i), at, y, height, room);
      at += width + 5;
    }
  }

  private static double marksWidth(List<Badge> its, double size, double room) {
    return Math.min(room, its.size() * (size + 4));
  }

  private void marks(List<Badge> its, double x, double y, double size, double room) {
    double at = x;
    for (Badge badge : its) {
      if (at + size > x + room) {
        return;
      }
      badges.mark(badge.kind(), at + size / 2 + 2, y, size);
      at += size + 4;
    }
  }
}
