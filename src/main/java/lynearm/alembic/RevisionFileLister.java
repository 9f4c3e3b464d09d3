package lynearm.alembic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.file.FileLook;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;

/// Walks version locations in the order in which Alembic does.
final class RevisionFileLister {

  private static final String CACHE = "__pycache__";

  /// Beyond this many folders a location is no version folder but, say, the root of the disk.
  private static final int MAX_FOLDERS = 20_000;

  private final FileTree tree;
  private final boolean recursive;
  private final int maxFolders;
  private final RevisionFileName fileName;
  private final Progress progress;

  private final LinkedHashMap<Path, FileLook> files = new LinkedHashMap<>();
  private final List<FolderListing> listings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private final LinkedHashSet<Path> folders = new LinkedHashSet<>();
  private int visited;
  private int loadedTwice;

  RevisionFileLister(
      FileTree tree, boolean recursive, RevisionFileName fileName, Progress progress) {
    this(tree, recursive, fileName, progress, MAX_FOLDERS);
  }

  RevisionFileLister(
      FileTree tree,
      boolean recursive,
      RevisionFileName fileName,
      Progress progress,
      int maxFolders) {
    this.tree = tree;
    this.maxFolders = maxFolders;
    this.recursive = recursive;
    this.fileName = fileName;
    this.progress = progress;
  }

  RevisionFiles list(List<Path> locations) {
    for (var location : locations) {
      if (tree.exists(location)) {
        loadedTwice = 0;
        walk(location);
        reportLoadedTwice(location);
      } else {
        reportMissing(location);
      }
    }
    return new RevisionFiles(files, problems, warnings, folders, listings);
  }

  private void reportMissing(Path location) {
    problem(
        Problem.Kind.DOUBTFUL_CONFIGURATION,
        location,
        "The version location " + location + " does not exist",
        "Alembic passes over it without a word. Create the folder, or correct version_locations.");
    var existing = location.getParent();
    while (existing != null && !tree.isFolder(existing)) {
      existing = existing.getParent();
    }
    if (existing != null) {
      folders.add(existing);
    }
  }

  private void reportLoadedTwice(Path location) {
    if (loadedTwice > 0) {
      problem(
          Problem.Kind.DOUBTFUL_CONFIGURATION,
          location,
          "%s of %s already belong to an earlier version location"
              .formatted(loadedTwice == 1 ? "1 file" : loadedTwice + " files", location),
          "Alembic warns and keeps the first. Name each folder once in version_locations.");
    }
  }

  private void walk(Path location) {
    Deque<Path> waiting = new ArrayDeque<>();
    waiting.push(location);
    int folderCount = 0;
    while (!waiting.isEmpty()) {
      if (++folderCount > maxFolders) {
        reportTooMany(location);
        return;
      }
      var folder = waiting.pop();
      progress.check();
      progress.visiting(folder, ++visited);
      FolderListing listing;
      try {
        listing = tree.list(folder, () -> progress.check());
      } catch (IOException _) {
        reportUnlisted(folder);
        continue;
      }
      folders.add(folder);
      listings.add(listing);
      boolean isCache = String.valueOf(folder.getFileName()).endsWith(CACHE);
      if (!isCache) {
        addAll(folder, listing);
      }
      if (!isCache && !recursive) {
        reportSubFolders(folder, listing.folders());
        return;
      }
      for (var entry : listing.folders().reversed()) {
        waiting.push(folder.resolve(entry.name()));
      }
    }
  }

  private void reportTooMany(Path location) {
    problem(
        Problem.Kind.UNREADABLE_FILE,
        location,
        "More than %d folders lie in the version location %s".formatted(maxFolders, location),
        "The rest of them is not read, though Alembic would. Name a smaller folder in"
            + " version_locations, or take recursive_version_locations out.");
  }

  private void reportUnlisted(Path folder) {
    boolean isFolder = tree.isFolder(folder);
    problem(
        isFolder ? Problem.Kind.UNREADABLE_FILE : Problem.Kind.DOUBTFUL_CONFIGURATION,
        folder,
        isFolder ? folder + " can't be listed" : folder + " is no folder",
        "Alembic passes over it without a word. "
            + (isFolder ? "Make the folder readable." : "Name a folder in version_locations."));
  }

  private void addAll(Path folder, FolderListing listing) {
    Path real;
    try {
      real = tree.real(folder);
    } catch (IOException _) {
      reportUnlisted(folder);
      return;
    }
    boolean isAsNamed = real.equals(folder);
    for (var entry : listing.files()) {
      add(real, isAsNamed, entry);
    }
    if (fileName.sourceless() && tree.isFolder(folder.resolve(CACHE))) {
      addCompiled(real.resolve(CACHE), listing.files());
    }
  }

  private void addCompiled(Path cache, List<FolderListing.Entry> sources) {
    var stems =
        sources.stream()
            .map(source -> RevisionFileName.stem(source.name()))
            .collect(Collectors.toSet());
    try {
      folders.add(cache);
      var listing = tree.list(cache, () -> progress.check());
      listings.add(listing);
      for (var entry : listing.files()) {
        if (!stems.contains(RevisionFileName.stem(entry.name()))) {
          add(cache, true, entry);
        }
      }
    } catch (IOException _) {
      reportUnlisted(cache);
    }
  }

  /// @param isAsNamed whether the folder was listed under this very path
  private void add(Path folder, boolean isAsNamed, FolderListing.Entry entry) {
    if (entry.isGarbled()) {
      reportGarbled(folder, entry.name());
      return;
    }
    var path = isAsNamed ? entry.path() : folder.resolve(entry.name());
    if (entry.kind() == FolderListing.Kind.LINK) {
      addLinked(path, entry.look());
    } else if (entry.kind() == FolderListing.Kind.OTHER && fileName.accepts(entry.name())) {
      problem(
          Problem.Kind.UNREADABLE_FILE,
          path,
          entry.name() + " is no regular file",
          "It is not opened. Move it out of the version folder.");
    } else {
      addReal(path, entry.name(), entry.look());
    }
  }

  private void reportGarbled(Path folder, String name) {
    if (fileName.accepts(name)) {
      problem(
          Problem.Kind.UNREADABLE_FILE,
          folder,
          "The name of %s has bytes that are no text here".formatted(name),
          "The file is not read, though Alembic would. Rename it, or start Lynearm with"
              + " LC_ALL=C.UTF-8.");
    }
  }

  private void addReal(Path real, String name, FileLook look) {
    if (!seen.add(real)) {
      warnings.add(
          "File %s loaded twice! ignoring. Please ensure version_locations is unique."
              .formatted(real));
      loadedTwice += fileName.accepts(name) ? 1 : 0;
      return;
    }
    if (!fileName.accepts(name)) {
      reportPassedOver(real, name);
      return;
    }
    if (fileName.isCompiled(name) && hasBetterForm(real, name)) {
      return;
    }
    if (fileName.isUnloadable(name)) {
      problem(
          Problem.Kind.UNREADABLE_FILE,
          real,
          name + " can't be loaded by Python",
          "Every command of Alembic stops with AssertionError. Rename or remove the file.");
      return;
    }
    files.put(real, look);
  }

  private void reportPassedOver(Path file, String name) {
    if (fileName.isPassedOver(name)) {
      problem(
          Problem.Kind.IGNORED_FILE,
          file,
          name + " is passed over because of its name",
          "Revision files end in .py, in small letters, and do not begin with __init__.");
    }
  }

  /// A source is preferred to its compiled form, and `.pyc` to `.pyo`.
  private boolean hasBetterForm(Path file, String name) {
    var source = name.substring(0, name.length() - 1);
    return tree.exists(file.resolveSibling(source))
        || (name.endsWith("o") && tree.exists(file.resolveSibling(source + "c")));
  }

  private void addLinked(Path link, FileLook look) {
    var target = tree.target(link);
    var name = String.valueOf(target.getFileName());
    if (tree.isFile(target) && !tree.isLink(target)) {
      folders.add(target.getParent());
      addReal(target, name, look);
    } else if (fileName.accepts(name)) {
      problem(
          Problem.Kind.UNREADABLE_FILE,
          link,
          "The link " + link.getFileName() + " leads to no file",
          "Every command of Alembic stops at it. Remove the link, or bring back its target.");
    }
  }

  private void reportSubFolders(Path folder, List<FolderListing.Entry> entries) {
    for (var entry : entries) {
      var name = entry.name();
      if (!name.endsWith(CACHE) && holdsRevisionFiles(folder.resolve(name))) {
        problem(
            Problem.Kind.IGNORED_FILE,
            folder.resolve(name),
            "The Python files in the sub-folder " + name + " are passed over",
            "Set recursive_version_locations = true if they are revisions.");
      }
    }
  }

  private boolean holdsRevisionFiles(Path folder) {
    try {
      return tree.names(folder).stream()
          .anyMatch(name -> name.endsWith(".py") && fileName.accepts(name));
    } catch (IOException _) {
      return false;
    }
  }

  private void problem(Problem.Kind kind, Path at, String what, String next) {
    problems.add(Problem.at(kind, SourceLocation.of(at), what, next));
  }
}
