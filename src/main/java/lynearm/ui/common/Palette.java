package lynearm.ui.common;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import lynearm.look.Tone;

/// The colours of `palette.css` for views that draw on a canvas, where stylesheets do not reach.
///
/// A view keeps one among its children; it has no size and takes no part in layout. It has the
/// colours of the theme as soon as styles are applied to it, and counts [#versionProperty()] up
/// whenever one changes.
public final class Palette extends Region {

  /// How many colours branches take in turn.
  public static final int BRANCH_COLOURS = 8;

  /// The stylesheet that fills it; views add it to theirs.
  public static final String STYLESHEET =
      Objects.requireNonNull(Palette.class.getResource("/lynearm/look/palette.css"), "palette.css")
          .toExternalForm();

  /// The tones in their order, then the branch colours.
  private static final List<Entry> ENTRIES = entries();

  private static final List<CssMetaData<? extends Styleable, ?>> CSS =
      Stream.concat(Region.getClassCssMetaData().stream(), ENTRIES.stream()).toList();

  private final List<SimpleStyleableObjectProperty<Color>> colours =
      new ArrayList<>(ENTRIES.size());
  private final Map<Tone, SimpleStyleableObjectProperty<Color>> tones = new EnumMap<>(Tone.class);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

  public Palette() {
    getStyleClass().add("palette");
    setManaged(false);
    setMouseTransparent(true);
    for (Entry entry : ENTRIES) {
      var colour =
          new SimpleStyleableObjectProperty<>(entry, this, entry.getProperty(), Color.TRANSPARENT);
      colour.subscribe((_, _) -> version.set(version.get() + 1));
      colours.add(colour);
    }
    for (Tone tone : Tone.values()) {
      tones.put(tone, colours.get(tones.size()));
    }
  }

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Tone tone : Tone.values()) {
      entries.add(new Entry("-palette-" + tone.cssName(), entries.size()));
    }
    for (int i = 1; i <= BRANCH_COLOURS; i++) {
      entries.add(new Entry("-palette-branch-" + i, entries.size()));
    }
    return List.copyOf(entries);
  }

  public Color get(Tone tone) {
    return Objects.requireNonNull(tones.get(tone)).get();
  }

  /// The colour of a branch, counted from 0; more branches than colours begin again.
  public Color branch(int number) {
    return colours.get(ENTRIES.size() - BRANCH_COLOURS + number % BRANCH_COLOURS).get();
  }

  /// Counts up with every change of a colour.
  public ReadOnlyLongProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS;
  }

  private static final class Entry extends CssMetaData<Palette, Color> {

    private final int place;

    Entry(String property, int place) {
      super(property, ColorConverter.getInstance(), Color.TRANSPARENT);
      this.place = place;
    }

    @Override
    public boolean isSettable(Palette palette) {
      return true;
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(Palette palette) {
      return palette.colours.get(place);
    }
  }
}
