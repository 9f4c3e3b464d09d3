package lynearm.alembic.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;
import lynearm.revision.AlembicError;

/// The variable `config` of a template.
record ConfigValue(ConfigOptions options) implements PythonValue.Opaque {

  /// What else Alembic's `Config` has.
  private static final Set<String> MORE =
      Set.of(
          "attributes",
          "cmd_opts",
          "config_args",
          "file_config",
          "get_alembic_boolean_option",
          "get_alembic_option",
          "get_hooks_list",
          "get_prepend_sys_paths_list",
          "get_template_directory",
          "get_version_locations_list",
          "messaging_opts",
          "output_buffer",
          "print_stdout",
          "remove_main_option",
          "set_main_option",
          "set_section_option",
          "stdout",
          "toml_alembic_config",
          "toml_args",
          "toml_file_name");

  @Override
  public String typeName() {
    return "Config";
  }

  @Override
  public String text() {
    throw TemplateFault.outside("config has no text that is always the same");
  }

  PythonValue attribute(String name) throws PythonException {
    return switch (name) {
      case "config_ini_section" -> Values.text(options.mainSection());
      case "config_file_name" -> options.fileName().map(Values::text).orElse(PythonValue.NONE);
      case "get_main_option" -> Function.named(name, this::mainOption);
      case "get_section_option" -> Function.named(name, this::sectionOption);
      case "get_section" -> Function.named(name, this::section);
      default -> {
        if (MORE.contains(name) || name.startsWith("_")) {
          throw TemplateFault.outside("config." + name + " is not known here");
        }
        throw new PythonException("AttributeError", "config has no attribute " + name);
      }
    };
  }

  private PythonValue mainOption(Arguments arguments) throws PythonException {
    arguments.expect(1, 2, Set.of("default"));
    return option(
        options.mainSection(),
        arguments.at(0),
        arguments.find(1, "default").orElse(PythonValue.NONE));
  }

  private PythonValue sectionOption(Arguments arguments) throws PythonException {
    arguments.expect(2, 3, Set.of("default"));
    return option(
        arguments.text(0), arguments.at(1), arguments.find(2, "default").orElse(PythonValue.NONE));
  }

  private PythonValue option(String section, PythonValue name, PythonValue byDefault)
      throws PythonException {
    String wanted = Arguments.textOf(name);
    if (!options.hasSection(section)) {
      throw new PythonException("CommandError", "the ini file has no section [" + section + "]");
    }
    Optional<String> found = given(options.option(section, wanted));
    return found.map(Values::text).orElse(byDefault);
  }

  private PythonValue section(Arguments arguments) throws PythonException {
    arguments.expect(1, 2, Set.of("default"));
    String name = arguments.text(0);
    if (!options.hasSection(name)) {
      return arguments.find(1, "default").orElse(new PythonValue.DictValue(Map.of()));
    }
    var entries = new LinkedHashMap<PythonValue, PythonValue>();
    given(options.section(name))
        .forEach((key, value) -> entries.put(Values.text(key), Values.text(value)));
    return new PythonValue.DictValue(entries);
  }

  private static <T> T given(Outcome<T> outcome) throws PythonException {
    return switch (outcome) {
      case Outcome.Given<T>(T value) -> value;
      case Outcome.Failed<T>(AlembicError error) ->
          throw new PythonException(error.className(), error.message());
    };
  }
}
