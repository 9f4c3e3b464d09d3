package lynearm.merge;

import java.util.Map;
import java.util.Optional;
import lynearm.alembic.Lookup;
import lynearm.alembic.Settings;
import lynearm.alembic.template.ConfigOptions;
import lynearm.alembic.template.Outcome;

/// The settings of an environment, as a template may ask for them.
record SettingsOptions(Settings settings) implements ConfigOptions {

  @Override
  public String mainSection() {
    return settings.section();
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of(settings.ini().name());
  }

  @Override
  public boolean hasSection(String section) {
    return settings.iniFile().hasSection(section);
  }

  @Override
  public Outcome<Optional<String>> option(String section, String name) {
    return switch (settings.sectionOption(section, name)) {
      case Lookup.Found<String>(String value) -> new Outcome.Given<>(Optional.of(value));
      case Lookup.Absent<String> _ -> new Outcome.Given<>(Optional.empty());
      case Lookup.Failed<String>(var error) -> new Outcome.Failed<>(error);
    };
  }

  @Override
  public Outcome<Map<String, String>> section(String section) {
    return switch (settings.section(section)) {
      case Lookup.Found<Map<String, String>>(var options) -> new Outcome.Given<>(options);
      case Lookup.Absent<Map<String, String>> _ -> new Outcome.Given<>(Map.of());
      case Lookup.Failed<Map<String, String>>(var error) -> new Outcome.Failed<>(error);
    };
  }
}
