package lynearm.python;

import java.util.List;

/// A literal as it stands in a file. Brackets that only hold one value together belong to nobody.
public sealed interface WrittenValue {

  /// Where it stands, without such brackets.
  Span span();

  /// A string.
  ///
  /// @param pieces how many literals beside each other it is made of
  /// @param isSolid whether nothing but blanks of one line stands between them
  record Text(String value, Quotes quotes, int pieces, boolean isSolid, Span span)
      implements WrittenValue {}

  /// `None`.
  record Nothing(Span span) implements WrittenValue {}

  /// A tuple, a list or a set.
  ///
  /// @param opening its bracket; empty for a tuple without
  record Several(String opening, List<WrittenValue> items, Span span) implements WrittenValue {
    public Several {
      items = List.copyOf(items);
    }
  }

  /// No such literal.
  ///
  /// @param construct what it is, to end "it is …" with
  record Other(String construct, Span span) implements WrittenValue {}
}
