package lynearm.alembic.template;

import java.util.Map;
import java.util.Optional;

/// What a template may ask of the configuration. Only the ini file is asked, as Alembic's `Config`
/// does it; names of options are in lower case there.
public interface ConfigOptions {

  /// The name of the section that Alembic reads, usually `alembic`.
  String mainSection();

  /// The path of the ini file as it was given to Alembic; absent if there is none.
  Optional<String> fileName();

  /// Whether the ini file has a section.
  boolean hasSection(String section);

  /// The value of an option, if the section has it; fails if it has a `%` that leads nowhere.
  Outcome<Optional<String>> option(String section, String name);

  /// All options of a section with their values, in the order in which Python lists them.
  Outcome<Map<String, String>> section(String section);
}
