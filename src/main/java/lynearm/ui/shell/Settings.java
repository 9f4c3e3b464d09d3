package lynearm.ui.shell;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lynearm.graph.RevisionGraph;
import lynearm.layout.Folding;
import lynearm.look.DayStyle;
import lynearm.ui.common.Memory;

/// What a person chose for the window once and for all. Each choice is remembered as it is made.
final class Settings {

  /// A choice among some, with the words for it.
  interface Option {
    String text();
  }

  /// How close rows stand.
  enum Density implements Option {
    COMFORTABLE("Comfortable"),
    COMPACT("Compact");

    private final String text;

    Density(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// How large text is.
  enum TextSize implements Option {
    SMALL("Small"),
    USUAL("Usual"),
    LARGE("Large"),
    LARGEST("Very large");

    private final String text;

    TextSize(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    /// The class that the stylesheet has for it.
    String styleClass() {
      return "text-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether histories are folded when they are opened.
  enum FoldRule implements Option {
    AUTOMATIC("Long histories"),
    ALWAYS("Always"),
    NEVER("Never");

    private final String text;

    FoldRule(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    Folding.Mode modeFor(RevisionGraph graph) {
      return switch (this) {
        case AUTOMATIC -> Folding.usualFor(graph).mode();
        case ALWAYS -> Folding.Mode.LONG_RUNS;
        case NEVER -> Folding.Mode.NONE;
      };
    }
  }

  /// How dates are shown.
  enum Dates implements Option {
    ISO("2026-11-02", DayStyle.ISO),
    SYSTEM("Like the system", DayStyle.SYSTEM),
    RELATIVE("3 weeks ago", DayStyle.RELATIVE);

    private final String text;
    private final DayStyle style;

    Dates(String text, DayStyle style) {
      this.text = text;
      this.style = style;
    }

    @Override
    public String text() {
      return text;
    }

    DayStyle style() {
      return style;
    }
  }

  /// Whether things glide or jump.
  enum Motion implements Option {
    SYSTEM("Like the system"),
    FULL("Always"),
    REDUCED("Never");

    private final String text;

    Motion(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  private final Memory memory;
  private final ObjectProperty<Density> density;
  private final ObjectProperty<TextSize> textSize;
  private final ObjectProperty<FoldRule> foldRule;
  private final ObjectProperty<Dates> dates;
  private final ObjectProperty<Motion> motion;
  private final BooleanProperty headsUp;
  private final BooleanProperty sideBySide;

  Settings(Memory memory) {
    this.memory = memory;
    density = remembered("density", Density.COMFORTABLE);
    textSize = remembered("text", TextSize.USUAL);
    foldRule = remembered("fold", FoldRule.AUTOMATIC);
    dates = remembered("dates", Dates.ISO);
    motion = remembered("motion", Motion.SYSTEM);
    headsUp = remembered("heads-up", true);
    sideBySide = remembered("side-by-side", false);
  }

  private BooleanProperty remembered(String key, boolean usual) {
    BooleanProperty property = new SimpleBooleanProperty(memory.isSet("settings." + key, usual));
    property.subscribe((_, now) -> memory.put("settings." + key, now));
    return property;
  }

  private <E extends Enum<E>> ObjectProperty<E> remembered(String key, E usual) {
    ObjectProperty<E> property =
        new SimpleObjectProperty<>(
            memory.get("settings." + key).map(it -> named(it, usual)).orElse(usual));
    property.subscribe((_, now) -> memory.put("settings." + key, now.name()));
    return property;
  }

  /// The constant of this name; the usual one where no constant has it any more.
  private static <E extends Enum<E>> E named(String name, E usual) {
    for (E constant : usual.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return usual;
  }

  ObjectProperty<Density> densityProperty() {
    return density;
  }

  ObjectProperty<TextSize> textSizeProperty() {
    return textSize;
  }

  ObjectProperty<FoldRule> foldRuleProperty() {
    return foldRule;
  }

  /// How histories are folded when they are opened, as it is chosen now.
  Function<RevisionGraph, Folding.Mode> foldRule() {
    FoldRule now = foldRule.get();
    return now::modeFor;
  }

  ObjectProperty<Dates> datesProperty() {
    return dates;
  }

  ObjectProperty<Motion> motionProperty() {
    return motion;
  }

  /// Whether the heads stand at the top of the map.
  BooleanProperty headsUpProperty() {
    return headsUp;
  }

  /// Whether map and log stand side by side rather than one above the other.
  BooleanProperty sideBySideProperty() {
    return sideBySide;
  }
}
