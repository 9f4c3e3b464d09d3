package lynearm.change;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a set of files and folders looked like at one moment: for each file its size, its time of
/// change and its identity, for each folder also the names in it. Two fingerprints of the same
/// paths differ if any of that changed.
///
/// Taken before the files are read, so that a change in between is noticed rather than missed.
public final class Fingerprint {

  private record Stamp(String path, String state) {}

  private final List<Path> paths;
  private final List<Stamp> stamps;

  private Fingerprint(List<Path> paths, List<Stamp> stamps) {
    this.paths = paths;
    this.stamps = stamps;
  }

  /// What these files and folders look like now. A path that is not there is part of the picture.
  /// Cost: one look at each file and each name in the folders.
  public static Fingerprint of(Collection<Path> filesAndFolders) {
    List<Path> paths = List.copyOf(new LinkedHashSet<>(filesAndFolders));
    TreeMap<String, String> states = new TreeMap<>();
    for (Path path : paths) {
      states.put(path.toString(), stateOf(path));
      if (Files.isDirectory(path)) {
        addEntries(path, states);
      }
    }
    List<Stamp> stamps = new ArrayList<>(states.size());
    states.forEach((path, state) -> stamps.add(new Stamp(path, state)));
    return new Fingerprint(paths, List.copyOf(stamps));
  }

  /// The fingerprint of nothing, which never changes.
  public static Fingerprint ofNothing() {
    return new Fingerprint(List.of(), List.of());
  }

  private static void addEntries(Path folder, Map<String, String> states) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!isOfNoInterest(entry)) {
          states.put(entry.toString(), stateOf(entry));
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      states.put(folder + "/*", "unreadable");
    }
  }

  /// Byte code that Python leaves behind comes and goes without meaning anything.
  private static boolean isOfNoInterest(Path entry) {
    return entry.getFileName().toString().equals("__pycache__");
  }

  private static String stateOf(Path path) {
    try {
      BasicFileAttributes link =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      BasicFileAttributes target =
          link.isSymbolicLink() ? Files.readAttributes(path, BasicFileAttributes.class) : link;
      if (target.isDirectory()) {
        return "folder " + target.fileKey();
      }
      return target.size() + " " + target.lastModifiedTime() + " " + target.fileKey();
    } catch (IOException e) {
      return "absent";
    }
  }

  /// The first path that looks different now, if any.
  public Optional<Path> firstDifference() {
    Fingerprint now = of(paths);
    if (now.stamps.equals(stamps)) {
      return Optional.empty();
    }
    TreeSet<Stamp> different =
        new TreeSet<>(Comparator.comparing(Stamp::path).thenComparing(Stamp::state));
    different.addAll(now.stamps);
    stamps.forEach(stamp -> {
      if (!different.remove(stamp)) {
        different.add(stamp);
      }
    });
    return Optional.of(Path.of(different.first().path()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && stamps.equals(that.stamps);
  }

  @Override
  public int hashCode() {
    return stamps.hashCode();
  }
}
