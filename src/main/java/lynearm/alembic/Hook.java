package lynearm.alembic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A post write hook: a program that Alembic runs on each file it has written. Lynearm only shows
/// it.
///
/// @param name its name
/// @param options its options (`type`, `entrypoint`, `options`, …) in the order of the file
public record Hook(String name, Map<String, String> options) {

  public Hook {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
