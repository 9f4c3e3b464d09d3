package lynearm.change;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// What a set of files and folders looked like at one moment: for each file its size, its time of
/// change and its identity, for each folder also the names in it. Two fingerprints of the same
/// paths differ if any of that changed.
///
/// Taken before the files are read, so that a change in between is noticed rather than missed.
public final class Fingerprint {

  private static final String ABSENT = "absent";
  private static final String FOLDER = "folder ";

  private final List<Path> paths;
  private final Map<String, String> states;

  private Fingerprint(List<Path> paths, Map<String, String> states) {
    this.paths = paths;
    this.states = states;
  }

  /// What these files and folders look like now. A path that is not there is part of the picture.
  /// Cost: one look at each file and each name in the folders.
  public static Fingerprint of(Collection<Path> filesAndFolders) {
    List<Path> paths = List.copyOf(new LinkedHashSet<>(filesAndFolders));
    Map<String, String> states = HashMap.newHashMap(2 * paths.size());
    for (Path path : paths) {
      String state = states.computeIfAbsent(path.toString(), _ -> lookAt(path));
      if (state.startsWith(FOLDER)) {
        addEntries(path, states);
      }
    }
    return new Fingerprint(paths, states);
  }

  /// The fingerprint of nothing, which never changes.
  public static Fingerprint ofNothing() {
    return new Fingerprint(List.of(), Map.of());
  }

  private static void addEntries(Path folder, Map<String, String> states) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!isOfNoInterest(entry)) {
          states.computeIfAbsent(entry.toString(), _ -> lookAt(entry));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      states.put(folder + "/*", "unreadable");
    }
  }

  /// Byte code that Python leaves behind comes and goes without meaning anything.
  private static boolean isOfNoInterest(Path entry) {
    return entry.getFileName().toString().equals("__pycache__");
  }

  private static String lookAt(Path path) {
    try {
      BasicFileAttributes link =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      BasicFileAttributes target =
          link.isSymbolicLink() ? Files.readAttributes(path, BasicFileAttributes.class) : link;
      if (target.isDirectory()) {
        return FOLDER + target.fileKey();
      }
      return target.size()
          + " "
          + target.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          + " "
          + target.fileKey();
    } catch (IOException e) {
      return ABSENT;
    }
  }

  /// What this file looked like, in a form that only serves to be compared; empty if it was not
  /// there or is no part of this.
  public Optional<String> stateOf(Path file) {
    return Optional.ofNullable(states.get(file.toString())).filter(state -> !state.equals(ABSENT));
  }

  /// The first path, in the order of names, that looks different now, if any.
  public Optional<Path> firstDifference() {
    Fingerprint now = of(paths);
    if (now.states.equals(states)) {
      return Optional.empty();
    }
    SortedSet<String> all = new TreeSet<>(states.keySet());
    all.addAll(now.states.keySet());
    return all.stream()
        .filter(path -> !Objects.equals(states.get(path), now.states.get(path)))
        .findFirst()
        .map(Path::of);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && states.equals(that.states);
  }

  @Override
  public int hashCode() {
    return states.hashCode();
  }
}
