package lynearm.ui.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.sample.Sample;

/// What the window was called with: a path to open, or `--sample=NAME` for a sample;
/// `--theme=light`, `dark` or `high-contrast`; `--picture=FILE` to draw the window into a PNG file
/// instead of showing it; `--memory=none` to neither use nor change what is remembered.
///
/// @param path what is opened
/// @param sample which sample is opened, before any path
/// @param theme what is used instead of the remembered theme
/// @param picture the file that the window is drawn into
/// @param remembers whether what is remembered is used and changed
record WindowArguments(
    Optional<Path> path,
    Optional<Sample> sample,
    Optional<Theme.Choice> theme,
    Optional<Path> picture,
    boolean remembers) {

  private static final WindowArguments NONE =
      new WindowArguments(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);

  /// Reads the arguments.
  ///
  /// @throws IllegalArgumentException with a sentence about the first one that can't be used
  static WindowArguments of(List<String> words) {
    WindowArguments read = NONE;
    boolean onlyPaths = false;
    for (String word : words) {
      if (word.equals("--") && !onlyPaths) {
        onlyPaths = true;
      } else if (word.startsWith("--") && !onlyPaths) {
        read = read.withOption(word);
      } else {
        read = read.withPath(word);
      }
    }
    return read;
  }

  private WindowArguments withPath(String word) {
    if (path.isPresent()) {
      throw new IllegalArgumentException(
          "the window opens one path, but got " + path.get() + " and " + word);
    }
    try {
      Path given = Path.of(word);
      Path absolute = given.toAbsolutePath().normalize();
      Path opened = Files.exists(absolute) ? absolute : given;
      return new WindowArguments(Optional.of(opened), sample, theme, picture, remembers);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(word + " can't be the name of a folder", e);
    }
  }

  private WindowArguments withOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : word.substring(equals + 1);
    return switch (name) {
      case "--sample" ->
          new WindowArguments(
              path, Optional.of(choice(name, value, Sample.values())), theme, picture, remembers);
      case "--theme" ->
          new WindowArguments(
              path,
              sample,
              Optional.of(choice(name, value, Theme.Choice.values())),
              picture,
              remembers);
      case "--picture" -> new WindowArguments(path, sample, theme, file(name, value), false);
      case "--memory" -> new WindowArguments(path, sample, theme, picture, remembers(value));
      default ->
          throw new IllegalArgumentException(
              "the window has no option " + name + ", but --sample, --theme, --picture, --memory");
    };
  }

  private static Optional<Path> file(String name, String value) {
    try {
      if (!value.isEmpty()) {
        return Optional.of(Path.of(value).toAbsolutePath());
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(value + " can't be the name of a file", e);
    }
    throw new IllegalArgumentException(name + "=FILE needs the name of a file");
  }

  private static boolean remembers(String value) {
    if (value.equals("none")) {
      return false;
    }
    throw new IllegalArgumentException("--memory can only be none");
  }

  private static <E extends Enum<E>> E choice(String name, String value, E[] choices) {
    return Stream.of(choices)
        .filter(choice -> word(choice).equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                name
                    + " can be "
                    + Stream.of(choices)
                        .map(WindowArguments::word)
                        .collect(Collectors.joining(", "))
                    + (value.isEmpty() ? "" : ", not " + value)));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
