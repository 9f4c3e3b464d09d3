package lynearm.alembic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.file.FileTree;
import lynearm.python.PythonException;
import lynearm.python.PythonFormat;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;
import lynearm.revision.AlembicError;
import lynearm.revision.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/// The table `[tool.alembic]` of a `pyproject.toml`, with Python's `%` formatting applied to each
/// text when it is asked for.
final class TomlFile {

  private static final String TOOL = "tool";
  private static final String ALEMBIC = "alembic";
  private static final int MAX_BYTES = 8 << 20;

  private final Path path;
  private final String here;
  private final @Nullable TomlTable table;

  private TomlFile(Path path, String here, @Nullable TomlTable table) {
    this.path = path;
    this.here = here;
    this.table = table;
  }

  /// Reads the file; a missing one counts as empty.
  ///
  /// @param here what `%(here)s` stands for
  static TomlFile read(FileTree tree, Path path, String here) throws ConfigurationException {
    if (!tree.exists(path)) {
      return new TomlFile(path, here, null);
    }
    var document = Toml.parse(text(tree, path), TomlVersion.V1_0_0);
    if (document.hasErrors()) {
      var error = document.errors().getFirst();
      throw undecodable(
          path, line(error.position()), "is not valid TOML: " + firstLine(error.getMessage()));
    }
    return new TomlFile(path, here, alembicTable(path, document));
  }

  private static String text(FileTree tree, Path path) throws ConfigurationException {
    var file = path.getFileName();
    try {
      if (tree.isFolder(path)) {
        throw new ConfigurationException(
            "IsADirectoryError",
            "[Errno 21] Is a directory: " + PythonText.repr(String.valueOf(file)),
            SourceLocation.of(path),
            file + " is a folder",
            "Alembic stops with IsADirectoryError. Name the file itself, or rename the folder.");
      }
      if (!tree.isFile(path) || tree.size(path) > MAX_BYTES) {
        throw new ConfigurationException(
            "MemoryError",
            "",
            SourceLocation.of(path),
            file + " is no file of a few pages",
            "It is not read. Name another file.");
      }
      var bytes = tree.read(path);
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.replace("\r\n", "\n");
    } catch (CharacterCodingException _) {
      throw new ConfigurationException(
          "UnicodeDecodeError",
          "'utf-8' codec can't decode " + file,
          SourceLocation.of(path),
          file + " is not UTF-8",
          "Alembic stops with UnicodeDecodeError. Save the file as UTF-8.");
    } catch (IOException e) {
      throw new ConfigurationException(
          "PermissionError",
          String.valueOf(e.getMessage()),
          SourceLocation.of(path),
          file + " can't be read",
          "Alembic stops with PermissionError. Make the file readable.");
    }
  }

  private static @Nullable TomlTable alembicTable(Path path, TomlTable document)
      throws ConfigurationException {
    var tool = document.get(List.of(TOOL));
    if (tool == null) {
      return null;
    }
    if (!(tool instanceof TomlTable tools)) {
      throw new ConfigurationException(
          "AttributeError",
          "'%s' object has no attribute 'get'".formatted(pythonType(tool)),
          new SourceLocation(path, line(document.inputPositionOf(List.of(TOOL)))),
          "tool in " + path.getFileName() + " is no table",
          "Alembic stops with AttributeError. Write its settings under [tool.alembic].");
    }
    var alembic = tools.get(List.of(ALEMBIC));
    if (alembic == null) {
      return null;
    }
    if (!(alembic instanceof TomlTable table)) {
      throw new ConfigurationException(
          AlembicError.command("Incorrect TOML format"),
          new SourceLocation(path, line(tools.inputPositionOf(List.of(ALEMBIC)))),
          "tool.alembic in " + path.getFileName() + " is no table",
          "Write [tool.alembic] with single brackets, and the settings below it.");
    }
    return table;
  }

  private static ConfigurationException undecodable(Path path, int line, String what) {
    return new ConfigurationException(
        "TOMLDecodeError",
        "%s, line %d, %s".formatted(path.getFileName(), line, what),
        new SourceLocation(path, line),
        path.getFileName() + " " + what,
        "Alembic stops with TOMLDecodeError. Correct the line.");
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private static int line(@Nullable TomlPosition position) {
    return position == null ? 0 : position.line();
  }

  Path path() {
    return path;
  }

  /// Whether the file has a `[tool.alembic]`.
  boolean hasTable() {
    return table != null;
  }

  Set<String> keys() {
    return table == null ? Set.of() : table.keySet();
  }

  SourceLocation locationOf(String key) {
    return new SourceLocation(path, table == null ? 0 : line(table.inputPositionOf(List.of(key))));
  }

  /// A boolean of the table; absent counts as false.
  boolean flag(String key) throws ConfigurationException {
    var value = table == null ? null : table.get(List.of(key));
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new ConfigurationException(
        AlembicError.command("boolean value expected for TOML parameter " + PythonText.repr(key)),
        locationOf(key),
        key + " is no boolean",
        "Write %s = true or %s = false, without quotes.".formatted(key, key));
  }

  /// A value of the table, formatted.
  ///
  /// @throws ConfigurationException if Alembic has no use for such a value, or its text can't be
  ///   formatted
  Optional<OptionValue> value(String key) throws ConfigurationException {
    var value = table == null ? null : table.get(List.of(key));
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (value) {
          case String text -> new OptionValue.Text(formatted(key, text));
          case Boolean flag -> new OptionValue.Flag(flag);
          case Long number -> new OptionValue.Whole(number);
          case TomlArray array -> array(key, array);
          case TomlTable members -> new OptionValue.Table(table(key, members));
          default ->
              throw new ConfigurationException(
                  AlembicError.command(
                      "unsupported TOML value type for key: " + PythonText.repr(key)),
                  locationOf(key),
                  key + " has a value of a type that Alembic does not take",
                  "Write it as a text in quotes.");
        });
  }

  private OptionValue array(String key, TomlArray array) throws ConfigurationException {
    if (!array.isEmpty() && array.get(0) instanceof TomlTable) {
      var tables = new ArrayList<Map<String, String>>();
      for (int i = 0; i < array.size(); i++) {
        if (!(array.get(i) instanceof TomlTable members)) {
          throw new ConfigurationException(
              "AttributeError",
              "'%s' object has no attribute 'items'".formatted(pythonType(array.get(i))),
              new SourceLocation(path, line(array.inputPositionOf(i))),
              "%s mixes tables with other values".formatted(key),
              "Alembic stops with AttributeError. Make each of them a table.");
        }
        tables.add(table(key, members));
      }
      return new OptionValue.Tables(tables);
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      texts.add(text(key, array.get(i), line(array.inputPositionOf(i))));
    }
    return new OptionValue.Texts(texts);
  }

  private Map<String, String> table(String key, TomlTable members) throws ConfigurationException {
    var texts = new LinkedHashMap<String, String>();
    for (var name : members.keySet()) {
      int line = line(members.inputPositionOf(List.of(name)));
      texts.put(name, text(key + "." + name, members.get(List.of(name)), line));
    }
    return texts;
  }

  private String text(String key, @Nullable Object value, int line) throws ConfigurationException {
    if (value instanceof String text) {
      return formatted(key, text, line);
    }
    throw new ConfigurationException(
        "TypeError",
        "unsupported operand type(s) for %%: '%s' and 'dict'".formatted(pythonType(value)),
        new SourceLocation(path, line),
        "%s holds something other than text".formatted(key),
        "Alembic stops with TypeError. Put the value in quotes.");
  }

  private String formatted(String key, String text) throws ConfigurationException {
    return formatted(key, text, locationOf(key).line());
  }

  private String formatted(String key, String text, int line) throws ConfigurationException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return PythonFormat.format(
          text, new PythonValue.DictValue(Map.of(PythonValue.of("here"), PythonValue.of(here))));
    } catch (PythonException e) {
      throw new ConfigurationException(
          e.pythonClass(),
          e.reason(),
          new SourceLocation(path, line),
          "%s has a single %% that stands for nothing here".formatted(key),
          "Alembic stops with %s. Double it: %%%%(rev)s keeps %%(rev)s for later, and %%%% is one percent sign."
              .formatted(e.pythonClass()));
    }
  }

  private static String pythonType(@Nullable Object value) {
    return switch (value) {
      case String _ -> "str";
      case Boolean _ -> "bool";
      case Long _ -> "int";
      case Double _ -> "float";
      case TomlArray _ -> "list";
      case TomlTable _ -> "dict";
      case null, default -> "datetime";
    };
  }
}
