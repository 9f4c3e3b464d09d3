package lynearm.ui.common;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;

/// What the window remembers from one time to the next: recent folders, theme, what is shown. Kept
/// in one small file; if it cannot be read or written, the window does without.
public final class Memory {

  private static final String RECENT = "recent.";
  private static final String FOLDER = "folder.";
  private static final int MOST_RECENT = 10;

  private final Optional<Path> file;
  private final Executor writer;
  private final Properties values = new Properties();

  private Memory(Optional<Path> file, Executor writer) {
    this.file = file;
    this.writer = writer;
  }

  /// Remembers nothing beyond this object, for tests and pictures.
  public static Memory ofNothing() {
    return new Memory(Optional.empty(), Runnable::run);
  }

  /// What is kept in this file. It is read here and now, and later written by the given executor,
  /// one save after the other.
  public static Memory in(Path file, Executor writer) {
    Memory memory = new Memory(Optional.of(file), writer);
    if (Files.isReadable(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        memory.values.load(reader);
      } catch (IOException | IllegalArgumentException _) {
        memory.values.clear();
      }
    }
    memory.setRecent(memory.recentFolders().stream().filter(Files::exists).toList());
    return memory;
  }

  /// Where this system keeps such files.
  public static Path usualPlace() {
    String home = System.getProperty("user.home", ".");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path folder;
    if (system.startsWith("windows")) {
      folder = Path.of(fromEnvironment("APPDATA", home), "Lynearm");
    } else if (system.startsWith("mac")) {
      folder = Path.of(home, "Library", "Application Support", "Lynearm");
    } else {
      folder = Path.of(fromEnvironment("XDG_CONFIG_HOME", home + "/.config"), "lynearm");
    }
    return folder.resolve("window.properties");
  }

  private static String fromEnvironment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  public boolean isSet(String key, boolean otherwise) {
    return get(key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// A remembered number, if there is one that can be read.
  public Optional<Double> number(String key) {
    return get(key)
        .flatMap(text -> {
          try {
            return Optional.of(Double.parseDouble(text));
          } catch (NumberFormatException _) {
            return Optional.empty();
          }
        });
  }

  public void put(String key, Object value) {
    values.setProperty(key, value.toString());
    save();
  }

  /// Folders opened lately, the last one first.
  public List<Path> recentFolders() {
    List<Path> recent = new ArrayList<>();
    for (int i = 0; i < MOST_RECENT; i++) {
      get(RECENT + i).flatMap(Memory::asPath).filter(Files::exists).ifPresent(recent::add);
    }
    return List.copyOf(recent);
  }

  private static Optional<Path> asPath(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The key of something that is remembered of one folder. It is forgotten when the folder is no
  /// recent one any more.
  public static String keyOf(Path folder, String name) {
    return FOLDER + folder + "|" + name;
  }

  /// Puts this folder at the head of the recent ones.
  public void opened(Path folder) {
    List<Path> recent = new ArrayList<>(recentFolders());
    recent.remove(folder);
    recent.addFirst(folder);
    setRecent(recent);
    save();
  }

  private void setRecent(List<Path> recent) {
    for (int i = 0; i < MOST_RECENT; i++) {
      if (i < recent.size()) {
        values.setProperty(RECENT + i, recent.get(i).toString());
      } else {
        values.remove(RECENT + i);
      }
    }
    values.stringPropertyNames().stream()
        .filter(key -> key.startsWith(FOLDER))
        .filter(key -> recent.stream().noneMatch(its -> key.startsWith(keyOf(its, ""))))
        .forEach(values::remove);
  }

  private void save() {
    if (file.isEmpty()) {
      return;
    }
    Properties copy = new Properties();
    copy.putAll(values);
    Path target = file.get().toAbsolutePath();
    writer.execute(() -> write(copy, target));
  }

  private static void write(Properties values, Path target) {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "window", ".tmp");
      try (Writer out = Files.newBufferedWriter(fresh)) {
        values.store(out, "What the Lynearm window remembers. Safe to delete.");
      }
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // The window works without a memory; nothing of the person's work is lost.
      return;
    }
  }
}
