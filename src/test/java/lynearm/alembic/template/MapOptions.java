package lynearm.alembic.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The options of a section `alembic`, as a map.
record MapOptions(Map<String, String> options) implements ConfigOptions {

  static final MapOptions NONE = new MapOptions(Map.of());

  @Override
  public String mainSection() {
    return "alembic";
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of("alembic.ini");
  }

  @Override
  public boolean hasSection(String section) {
    return section.equals("alembic");
  }

  @Override
  public Outcome<Optional<String>> option(String section, String name) {
    return new Outcome.Given<>(Optional.ofNullable(options.get(name)));
  }

  @Override
  public Outcome<Map<String, String>> section(String section) {
    var all = new LinkedHashMap<>(options);
    all.putIfAbsent("here", ".");
    return new Outcome.Given<>(all);
  }
}
