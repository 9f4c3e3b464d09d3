package lynearm.graph;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value worked out when it is first asked for, once, whichever thread asks.
final class Lazy<T> {

  private final Supplier<T> source;
  private volatile @Nullable T value;

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  T get() {
    T known = value;
    return known != null ? known : workOut();
  }

  private synchronized T workOut() {
    T known = value;
    if (known == null) {
      known = Objects.requireNonNull(source.get());
      value = known;
    }
    return known;
  }
}
