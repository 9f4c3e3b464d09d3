package lynearm.export;

import java.awt.Shape;
import java.util.List;
import java.util.Optional;

/// Something in a picture. Later marks lie upon earlier ones.
sealed interface Mark {

  /// Marks that are one thing, and what it is in words.
  record Thing(String name, List<Mark> marks) implements Mark {
    public Thing {
      marks = List.copyOf(marks);
    }
  }

  /// A filled or outlined shape; colours are `0xRRGGBB`.
  record Figure(Shape shape, Optional<Integer> fill, Optional<Pen> outline) implements Mark {

    static Figure filled(Shape shape, int fill) {
      return new Figure(shape, Optional.of(fill), Optional.empty());
    }

    static Figure outlined(Shape shape, Pen outline) {
      return new Figure(shape, Optional.empty(), Optional.of(outline));
    }
  }

  /// A line of text, from this point of the baseline on.
  ///
  /// @param width how wide the whole text is to be
  record Words(String text, double x, double y, double width, Face face, double size, int colour)
      implements Mark {

    static Words of(String text, double x, double y, Face face, double size, int colour) {
      return new Words(text, x, y, face.width(text, size), face, size, colour);
    }
  }
}
