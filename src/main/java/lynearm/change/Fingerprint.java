package lynearm.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import lynearm.file.FileLook;
import lynearm.file.FolderListing;

/// What a set of files and folders looked like at one moment: for each file its size, its time of
/// change and its identity, for each folder also what is in it. Two fingerprints of the same paths
/// differ if any of that changed.
///
/// Taken before the files are read, so that a change in between is noticed rather than missed.
public final class Fingerprint {

  /// Byte code that Python leaves behind comes and goes without meaning anything.
  private static final String BYTE_CODE = "__pycache__";

  private static final FileLook FOLDER = new FileLook(FileLook.Kind.FOLDER, 0, 0, null);

  private static final FolderListing UNREADABLE =
      new FolderListing(Path.of(""), List.of(), List.of(), List.of());

  private final List<Path> paths;
  private final Map<Path, FileLook> looks = new LinkedHashMap<>();
  private final Map<Path, FolderListing> listings = new HashMap<>();

  private Fingerprint(Collection<Path> filesAndFolders, Collection<FolderListing> known) {
    paths = List.copyOf(new LinkedHashSet<>(filesAndFolders));
    known.forEach(listing -> listings.put(listing.folder(), withoutByteCode(listing)));
    for (Path path : paths) {
      if (listings.containsKey(path)) {
        continue;
      }
      FileLook look = FileLook.at(path);
      if (look.isFolder()) {
        listings.put(path, listed(path));
      } else {
        looks.put(path, look);
      }
    }
  }

  /// What these files and folders look like now. A path that is not there is part of the picture.
  /// Cost: one look at each file and each name in the folders.
  public static Fingerprint of(Collection<Path> filesAndFolders) {
    return new Fingerprint(filesAndFolders, List.of());
  }

  /// What these files and folders look like, some folders having been listed already.
  ///
  /// @param known all or part of the folders; they and what is in them are not looked at again
  public static Fingerprint of(Collection<Path> filesAndFolders, Collection<FolderListing> known) {
    Set<Path> all = new LinkedHashSet<>();
    known.forEach(listing -> all.add(listing.folder()));
    all.addAll(filesAndFolders);
    return new Fingerprint(all, known);
  }

  /// The fingerprint of nothing, which never changes.
  public static Fingerprint ofNothing() {
    return of(List.of());
  }

  private static FolderListing listed(Path folder) {
    try {
      return withoutByteCode(FolderListing.of(folder, () -> {}));
    } catch (IOException _) {
      return UNREADABLE;
    }
  }

  private static FolderListing withoutByteCode(FolderListing listing) {
    return new FolderListing(
        listing.folder(),
        listing.files(),
        withoutByteCode(listing.folders()),
        withoutByteCode(listing.linkedFolders()));
  }

  private static List<FolderListing.Entry> withoutByteCode(List<FolderListing.Entry> folders) {
    return folders.stream().filter(entry -> !entry.name().equals(BYTE_CODE)).toList();
  }

  /// The first path, in the order of names, that looks different now, if any.
  public Optional<Path> firstDifference() {
    Fingerprint now = of(paths);
    if (equals(now)) {
      return Optional.empty();
    }
    Map<Path, FileLook> before = single();
    Map<Path, FileLook> after = now.single();
    SortedSet<Path> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    return all.stream()
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .findFirst();
  }

  /// Each path, and each entry of the folders, by itself.
  private Map<Path, FileLook> single() {
    Map<Path, FileLook> single = new HashMap<>(looks);
    listings.forEach((folder, listing) -> {
      single.put(folder, FOLDER);
      Stream.of(listing.files(), listing.folders(), listing.linkedFolders())
          .flatMap(List::stream)
          .forEach(entry -> single.put(folder.resolve(entry.name()), entry.look()));
    });
    return single;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that
        && looks.equals(that.looks)
        && listings.equals(that.listings);
  }

  @Override
  public int hashCode() {
    return looks.hashCode();
  }
}
