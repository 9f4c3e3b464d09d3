package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours of one map, as CSS gave them.
final class MapColours {

  private final Map<MapColour, SimpleStyleableObjectProperty<Paint>> colours =
      new EnumMap<>(MapColour.class);

  private int look;

  /// Calls back after CSS changed any colour.
  MapColours(MapView owner, Runnable changed) {
    Runnable noted =
        () -> {
          look++;
          changed.run();
        };
    META.forEach((colour, meta) -> colours.put(colour, property(owner, colour, meta, noted)));
  }

  /// Another number whenever any colour has changed.
  int look() {
    return look;
  }

  private static SimpleStyleableObjectProperty<Paint> property(
      MapView owner, MapColour colour, CssMetaData<MapView, Paint> meta, Runnable changed) {
    return new SimpleStyleableObjectProperty<>(meta, owner, colour.property(), Color.TRANSPARENT) {
      @Override
      protected void invalidated() {
        get();
        changed.run();
      }
    };
  }

  /// The colour; transparent until CSS was applied.
  Color get(MapColour colour) {
    return property(colour).get() instanceof Color color ? color : Color.TRANSPARENT;
  }

  private SimpleStyleableObjectProperty<Paint> property(MapColour colour) {
    SimpleStyleableObjectProperty<Paint> property = colours.get(colour);
    if (property == null) {
      throw new IllegalStateException("no property for " + colour);
    }
    return property;
  }

  private static final Map<MapColour, CssMetaData<MapView, Paint>> META =
      Arrays.stream(MapColour.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  MapColours::metaOf,
                  (first, _) -> first,
                  () -> new EnumMap<>(MapColour.class)));

  private static final List<CssMetaData<? extends Styleable, ?>> ALL = withRegions();

  private static CssMetaData<MapView, Paint> metaOf(MapColour colour) {
    StyleConverter<?, Paint> converter = PaintConverter.getInstance();
    Function<MapView, SimpleStyleableObjectProperty<Paint>> property =
        view -> view.palette().property(colour);
    return new CssMetaData<>(colour.property(), converter, Color.TRANSPARENT) {
      @Override
      public boolean isSettable(MapView view) {
        return !property.apply(view).isBound();
      }

      @Override
      public StyleableProperty<Paint> getStyleableProperty(MapView view) {
        return property.apply(view);
      }
    };
  }

  private static List<CssMetaData<? extends Styleable, ?>> withRegions() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    all.addAll(META.values());
    return List.copyOf(all);
  }

  /// The CSS properties of a map: those of every region, and the colours.
  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return ALL;
  }
}
