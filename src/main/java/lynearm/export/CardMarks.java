package lynearm.export;

import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.MapWords;
import lynearm.look.Shades;
import lynearm.look.Tone;

/// The cards and folded runs of a map as marks, as the window draws them at 100 %.
final class CardMarks {

  private static final double ROUND = 10;
  private static final double STRIPE = 4;
  private static final double PAD = 12;
  private static final double TITLE = 13;
  private static final double SMALL = 11.5;
  private static final double RUN = 12.5;
  private static final double PILL = 16;
  private static final double LARGEST_ID = 0.55;
  private static final int USUAL_ID = 12;

  private final MapLayout layout;
  private final MapWords words;
  private final Shades shades;
  private final BadgeMarks badges;

  CardMarks(MapLayout layout, MapWords words, Shades shades) {
    this.layout = layout;
    this.words = words;
    this.shades = shades;
    badges = new BadgeMarks(shades, layout.direction());
  }

  Mark of(int item) {
    List<Mark> marks = new ArrayList<>();
    if (words.graph().isFold(item)) {
      run(item, marks);
    } else {
      card(item, marks);
    }
    return new Mark.Thing(words.spoken(item), marks);
  }

  private static RoundRectangle2D box(double x, double y, double width, double height, double r) {
    return new RoundRectangle2D.Double(x, y, width, height, r, r);
  }

  private int branch(int item) {
    return shades.branch(layout.colourOf(item));
  }

  private void run(int item, List<Mark> marks) {
    double height = layout.height(item);
    double middle = layout.top(item) + height / 2;
    double most = layout.width(item);
    String span = words.span(item);
    String whole = span.isEmpty() ? words.title(item) : words.title(item) + " · " + span;
    double room = most - 2 * PAD - 9;
    String text = Face.PLAIN.width(whole, RUN) <= room ? whole : words.title(item);
    double width = Math.min(most, Face.PLAIN.width(text, RUN) + 2 * PAD + 14);
    double x = layout.left(item) + (most - width) / 2;
    marks.add(
        new Mark.Figure(
            box(x + 0.5, layout.top(item) + 0.5, width - 1, height - 1, height - 1),
            Optional.of(shades.of(Tone.RUN)),
            Optional.of(Pen.of(shades.of(Tone.EDGE), 1))));
    for (int i = -1; i <= 1; i++) {
      marks.add(
          Mark.Figure.filled(BadgeMarks.disc(x + PAD, middle + i * RUN * 0.32, 1.5), branch(item)));
    }
    marks.add(
        Mark.Words.of(
            Face.PLAIN.cut(text, RUN, room),
            x + PAD + 9,
            middle + RUN * 0.35,
            Face.PLAIN,
            RUN,
            shades.of(Tone.TEXT_MUTED)));
  }

  private void card(int item, List<Mark> marks) {
    double x = layout.left(item);
    double y = layout.top(item);
    double width = layout.width(item);
    double height = layout.height(item);
    boolean missing = words.node(item).isMissing();
    marks.add(
        new Mark.Figure(
            box(x + 0.5, y + 0.5, width - 1, height - 1, ROUND),
            Optional.of(shades.of(missing ? Tone.PAPER : Tone.CARD)),
            Optional.of(
                missing
                    ? Pen.dashed(shades.of(Tone.MISSING), 1, 4.0, 3.0)
                    : Pen.of(shades.of(Tone.EDGE), 1))));
    if (!missing) {
      marks.add(Mark.Figure.filled(box(x + 3, y + 4, STRIPE, height - 8, STRIPE), branch(item)));
    }
    double left = x + PAD;
    double room = width - PAD - 10;
    String title = words.title(item);
    List<Badge> its = words.badges(item);
    int end = its.isEmpty() ? Face.BOLD.lineEnd(title, TITLE, room) : title.length();
    if (end < title.length()) {
      title(title.substring(0, end), left, y + 15, room, marks);
      title(title.substring(end).strip(), left, y + 31, room, marks);
      id(item, left, y + 50, room, marks);
    } else if (its.isEmpty()) {
      title(title, left, y + 23, room, marks);
      id(item, left, y + 44, room, marks);
    } else {
      title(title, left, y + 16, room, marks);
      id(item, left, y + 33, room, marks);
      pills(its, left, y + 43, left + room, marks);
    }
  }

  private void title(String text, double x, double middle, double room, List<Mark> marks) {
    marks.add(
        Mark.Words.of(
            Face.BOLD.cut(text, TITLE, room),
            x,
            middle + TITLE * 0.35,
            Face.BOLD,
            TITLE,
            shades.of(Tone.TEXT)));
  }

  private void id(int item, double x, double middle, double room, List<Mark> marks) {
    double y = middle + SMALL * 0.35;
    int ink = shades.of(Tone.TEXT_MUTED);
    String whole = words.node(item).id().value();
    String id = Face.MONO.cut(whole, SMALL, whole.length() > USUAL_ID ? room * LARGEST_ID : room);
    Mark.Words drawn = Mark.Words.of(id, x, y, Face.MONO, SMALL, ink);
    marks.add(drawn);
    double left = x + drawn.width() + SMALL * 0.8;
    String day = words.day(item);
    double right = x + room - Face.PLAIN.width(day, SMALL);
    if (right < left) {
      return;
    }
    marks.add(Mark.Words.of(day, right, y, Face.PLAIN, SMALL, ink));
    if (right - left > SMALL * 3) {
      String author = Face.PLAIN.cut(words.author(item), SMALL, right - left - SMALL * 0.8);
      marks.add(Mark.Words.of(author, left, y, Face.PLAIN, SMALL, ink));
    }
  }

  private void pills(List<Badge> its, double x, double y, double right, List<Mark> marks) {
    double at = x;
    for (int i = 0; i < its.size(); i++) {
      double room = right - at;
      double width = BadgeMarks.width(its.get(i), PILL);
      boolean last = i == its.size() - 1;
      if (width > room && (!last || room < 3 * PILL)) {
        signs(its.subList(i, its.size()), at + 3, y + PILL / 2, right, marks);
        return;
      }
      badges.pill(its.get(i), at, y, PILL, room, marks);
      at += width + 5;
    }
  }

  private void signs(List<Badge> its, double x, double y, double right, List<Mark> marks) {
    double size = PILL * 0.6;
    double at = x;
    for (Badge badge : its) {
      if (at + size > right) {
        return;
      }
      badges.sign(badge.kind(), at + size / 2 + 2, y, size, marks);
      at += size + 4;
    }
  }
}
