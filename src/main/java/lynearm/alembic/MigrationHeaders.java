package lynearm.alembic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.Binding;
import lynearm.python.PythonModule;
import lynearm.python.PythonValue;
import lynearm.revision.Header;

/// The headers of one migration file, brought into the shape that Alembic gives them: a scalar is a
/// list of one, a collection of one is a scalar, nothing is an empty list.
///
/// @param values a value for each header
/// @param docLine the line that computes the docstring; 0 if it is known
record MigrationHeaders(Map<Header, HeaderValue> values, String docstring, int docLine) {

  static MigrationHeaders of(PythonModule module) {
    Map<Header, HeaderValue> values = new EnumMap<>(Header.class);
    for (Header header : Header.values()) {
      values.put(header, value(header, module.binding(header.pythonName())));
    }
    int docLine =
        module.binding("__doc__").orElse(null) instanceof Binding.Computed(int line, _) ? line : 0;
    return new MigrationHeaders(values, module.docstring(), docLine);
  }

  HeaderValue get(Header header) {
    return values.getOrDefault(header, new HeaderValue.Absent());
  }

  private static HeaderValue value(Header header, Optional<Binding> binding) {
    if (binding.isEmpty()) {
      return new HeaderValue.Absent();
    }
    if (binding.get() instanceof Binding.Known(PythonValue value, int line)) {
      return header == Header.REVISION ? id(value, line) : list(header, value, line);
    }
    Binding.Computed computed = (Binding.Computed) binding.get();
    return new HeaderValue.Computed(computed.line(), computed.reason());
  }

  private static HeaderValue id(PythonValue value, int line) {
    return value instanceof PythonValue.Str(String text)
        ? new HeaderValue.Texts(List.of(text), line)
        : new HeaderValue.Refused(line, described(value));
  }

  private static HeaderValue list(Header header, PythonValue value, int line) {
    if (value instanceof PythonValue.NoneValue) {
      return new HeaderValue.Texts(List.of(), line);
    }
    if (value instanceof PythonValue.Str(String text)) {
      return new HeaderValue.Texts(List.of(text), line);
    }
    if (value instanceof PythonValue.TupleValue(var items)) {
      return texts(header, items, line);
    }
    return switch (value) {
      case PythonValue.ListValue(var items) -> texts(header, items, line);
      case PythonValue.SetValue(var items, _) -> texts(header, items, line);
      case PythonValue.DictValue(var entries) -> texts(header, List.copyOf(entries.keySet()), line);
      default -> new HeaderValue.Refused(line, described(value));
    };
  }

  private static HeaderValue texts(Header header, List<PythonValue> items, int line) {
    if (header != Header.BRANCH_LABELS
        && items.size() == 1
        && items.getFirst().equals(PythonValue.NONE)) {
      // a collection of one is that one
      return new HeaderValue.Texts(List.of(), line);
    }
    List<String> texts = new ArrayList<>(items.size());
    for (PythonValue item : items) {
      if (!(item instanceof PythonValue.Str(String text))) {
        return new HeaderValue.Refused(line, "a collection with " + described(item) + " in it");
      }
      texts.add(text);
    }
    return new HeaderValue.Texts(texts, line);
  }

  private static String described(PythonValue value) {
    return switch (value) {
      case PythonValue.NoneValue _ -> "None";
      case PythonValue.Bool(boolean yes) -> yes ? "True" : "False";
      case PythonValue.Int _ -> "a number";
      case PythonValue.Real _ -> "a number";
      case PythonValue.Bytes _ -> "a bytes literal";
      default -> "a " + value.typeName();
    };
  }
}
