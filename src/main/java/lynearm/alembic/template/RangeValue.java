package lynearm.alembic.template;

import java.util.List;
import java.util.stream.IntStream;
import lynearm.python.PythonValue;

/// Python's `range`.
record RangeValue(int start, int stop, int step) implements PythonValue.Opaque {

  int size() {
    return (int) Math.max(0, Math.ceilDiv((long) stop - start, step));
  }

  List<PythonValue> items() {
    return IntStream.range(0, size())
        .<PythonValue>mapToObj(at -> PythonValue.of(start + (long) at * step))
        .toList();
  }

  @Override
  public boolean isTrue() {
    return size() > 0;
  }

  @Override
  public String typeName() {
    return "range";
  }

  @Override
  public String text() {
    String ends = start + ", " + stop;
    return "range(" + (step == 1 ? ends : ends + ", " + step) + ")";
  }
}
