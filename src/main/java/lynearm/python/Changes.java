package lynearm.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods and assignments that change a list or dict. The values here never change, so each
/// gives the object as it is afterwards.
final class Changes {

  /// @param after the changed object; empty if the method changes nothing
  /// @param result what the method gives
  record Change(Optional<PythonValue> after, PythonValue result) {}

  private final Operations operations;

  Changes(Operations operations) {
    this.operations = operations;
  }

  Change of(PythonValue object, String method, List<PythonValue> arguments)
      throws UnknownValueException, PythonException {
    return switch (object) {
      case PythonValue.ListValue(var items) -> ofList(items, method, arguments);
      case PythonValue.DictValue(var entries) -> ofDict(entries, method, arguments);
      default -> throw unknown(method);
    };
  }

  private static UnknownValueException unknown(String method) {
    return new UnknownValueException("it calls " + method + "()");
  }

  private Change ofList(List<PythonValue> items, String method, List<PythonValue> arguments)
      throws UnknownValueException, PythonException {
    List<PythonValue> after = new ArrayList<>(items);
    PythonValue result = PythonValue.NONE;
    switch (method + arguments.size()) {
      case "append1" -> after.add(arguments.getFirst());
      case "extend1" -> after.addAll(operations.iterate(arguments.getFirst()));
      case "insert2" ->
          after.add(insertionPoint(arguments.getFirst(), items.size()), arguments.get(1));
      case "reverse0" -> after = after.reversed();
      case "clear0" -> after.clear();
      case "pop0" -> {
        if (items.isEmpty()) {
          throw new PythonException("IndexError", "pop from empty list");
        }
        result = after.removeLast();
      }
      case "remove1" -> {
        if (!after.remove(arguments.getFirst())) {
          throw PythonException.valueError("list.remove(x): x not in list");
        }
      }
      default -> throw unknown(method);
    }
    operations.requireItems(after.size());
    return new Change(Optional.of(new PythonValue.ListValue(after)), result);
  }

  private static int insertionPoint(PythonValue index, int size) throws UnknownValueException {
    BigInteger wanted = Operations.integer(index).orElseThrow(() -> unknown("insert"));
    int at = wanted.max(BigInteger.valueOf(-size)).min(BigInteger.valueOf(size)).intValue();
    return at < 0 ? at + size : at;
  }

  private Change ofDict(
      Map<PythonValue, PythonValue> entries, String method, List<PythonValue> arguments)
      throws UnknownValueException, PythonException {
    return switch (method + arguments.size()) {
      case "get1", "get2" -> {
        PythonValue found = entries.get(operations.key(arguments.getFirst()));
        PythonValue otherwise = arguments.size() > 1 ? arguments.get(1) : PythonValue.NONE;
        yield new Change(Optional.empty(), found == null ? otherwise : found);
      }
      case "keys0" -> listed(entries.keySet());
      case "values0" -> listed(entries.values());
      case "update1" -> {
        if (!(arguments.getFirst() instanceof PythonValue.DictValue(var more))) {
          throw unknown(method);
        }
        Map<PythonValue, PythonValue> after = new LinkedHashMap<>(entries);
        after.putAll(more);
        yield new Change(Optional.of(new PythonValue.DictValue(after)), PythonValue.NONE);
      }
      default -> throw unknown(method);
    };
  }

  private static Change listed(Iterable<PythonValue> values) {
    List<PythonValue> items = new ArrayList<>();
    values.forEach(items::add);
    return new Change(Optional.empty(), new PythonValue.TupleValue(items));
  }

  /// The object after `object[key] = value`.
  PythonValue withItem(PythonValue object, PythonValue key, PythonValue value)
      throws UnknownValueException, PythonException {
    return switch (object) {
      case PythonValue.ListValue(var items) -> {
        int wanted =
            Operations.integer(key)
                .filter(number -> number.bitLength() < 31)
                .orElseThrow(() -> PythonException.typeError("the index is no plain integer"))
                .intValue();
        int at = wanted < 0 ? wanted + items.size() : wanted;
        if (at < 0 || at >= items.size()) {
          throw new PythonException("IndexError", "list assignment index out of range");
        }
        List<PythonValue> after = new ArrayList<>(items);
        after.set(at, value);
        yield new PythonValue.ListValue(after);
      }
      case PythonValue.DictValue(var entries) -> {
        Map<PythonValue, PythonValue> after = new LinkedHashMap<>(entries);
        after.put(operations.key(key), value);
        yield new PythonValue.DictValue(after);
      }
      default -> throw PythonException.typeError("the object does not support item assignment");
    };
  }
}
