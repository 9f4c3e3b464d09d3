package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Configuration;
import lynearm.alembic.ConfigurationReader;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.RevisionFiles;
import lynearm.alembic.Settings;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.git.EntryChange;
import lynearm.git.GitObjectId;
import lynearm.git.TreeFiles;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.SourceLocation;
import org.jspecify.annotations.Nullable;

/// Reads the opened environment as it is in commits, with the settings that it has there. A file is
/// parsed once however many commits have it, and version folders that are alike give one graph.
///
/// For one thread at a time.
public final class TreeReader {

  /// How many different settings and sets of version folders are kept in mind.
  private static final int MOST_SETTINGS = 16;

  private static final int MOST_SETS = 64;

  private final Workspace open;
  private final MigrationFileReader reader = new MigrationFileReader();
  private final Map<StoredFile, ReadResult> parsed = new HashMap<>();
  private final Deque<Setting> settings = new ArrayDeque<>();
  private final Map<StoredSet, FolderReading> sets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StoredSet, FolderReading> eldest) {
          return size() > MOST_SETS;
        }
      };

  private final MovedEnvironment elsewhere;
  private Optional<Last> last = Optional.empty();

  /// A file of some content at some place.
  private record StoredFile(Path path, GitObjectId content) {}

  /// Version folders of some content.
  private record StoredSet(
      List<Path> locations, List<GitObjectId> content, boolean recursive, boolean sourceless) {}

  /// What was read last. Most commits have nearly the same as another.
  ///
  /// @param own how many files lie in the first version folder itself
  private record Last(TreeFiles tree, StoredSet set, FolderReading reading, int own) {

    /// Whether the same settings hold.
    boolean isLike(Settings settings) {
      return set.locations().equals(settings.versionLocations())
          && set.recursive() == settings.recursiveVersionLocations()
          && set.sourceless() == settings.sourceless();
    }
  }

  /// An environment, and what its settings came from.
  private record Setting(AskedTree asked, Environment environment) {}

  /// @param open what is open; tells which environment is meant
  public TreeReader(Workspace open) {
    this.open = open;
    elsewhere = new MovedEnvironment(open);
  }

  /// Reads the environment in a commit, also if it has moved there: then it is the one that has
  /// most of the revisions which are open.
  ///
  /// @param name what a person calls the commit, for sentences
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public TreeReading read(TreeFiles tree, String name, Progress progress) {
    return traceMoved(tree, name, progress).reading();
  }

  /// As [#trace], and if the environment is not where it is now, looks for it everywhere, which
  /// lists every folder once.
  ///
  /// @param name what a person calls the commit, for sentences
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public TracedReading traceMoved(TreeFiles tree, String name, Progress progress) {
    int absences = tree.absences();
    TracedReading here = trace(tree, name, progress);
    return here.reading() instanceof TreeReading.Missing && tree.absences() == absences
        ? moved(tree, progress).map(it -> traced(it, tree, here.sources())).orElse(here)
        : here;
  }

  /// @param asked where it was looked for in vain
  private static TracedReading traced(TreeReading.Found moved, TreeFiles tree, Set<Path> asked) {
    Settings settings = moved.environment().settings().orElseThrow();
    Set<Path> sources = new LinkedHashSet<>(asked);
    sources.addAll(moved.environment().configurationFiles());
    sources.add(settings.ini().path());
    sources.add(settings.toml().path());
    sources.add(settings.scriptFolder());
    if (moved.standsAlone()) {
      sources.addAll(settings.versionLocations());
    } else {
      sources.add(tree.root());
    }
    return new TracedReading(moved, sources);
  }

  private Optional<TreeReading.Found> moved(TreeFiles tree, Progress progress) {
    Optional<TreeReading.Found> known = mostShared(tree, elsewhere.inKnownPlaces(tree), progress);
    Optional<TreeReading.Found> found =
        known.isPresent()
            ? known
            : mostShared(tree, elsewhere.anywhere(tree, progress::check), progress);
    found.ifPresent(it -> elsewhere.note(it.environment()));
    return found;
  }

  private Optional<TreeReading.Found> mostShared(
      TreeFiles tree, List<Environment> candidates, Progress progress) {
    Optional<TreeReading.Found> best = Optional.empty();
    long most = 0;
    for (Environment candidate : candidates) {
      FolderReading folders = revisions(tree, candidate.settings().orElseThrow(), progress);
      long shared = folders.files().stream().filter(this::isOpen).count();
      if (shared > most) {
        most = shared;
        best = Optional.of(new TreeReading.Found(candidate, folders));
      }
    }
    return best;
  }

  private boolean isOpen(ReadResult file) {
    return file instanceof ReadResult.Read(Revision revision, _)
        && open.graph().find(revision.id()).filter(node -> !node.isMissing()).isPresent();
  }

  /// Reads the environment in a commit where it is now, and tells what that came from.
  ///
  /// @param name what a person calls the commit, for sentences
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public TracedReading trace(TreeFiles tree, String name, Progress progress) {
    int absences = tree.absences();
    Setting setting = setting(tree);
    Environment there = setting.environment();
    Optional<Settings> settings = there.settings();
    Set<Path> sources = new LinkedHashSet<>(setting.asked().paths());
    settings.map(Settings::scriptFolder).ifPresent(sources::add);
    if (settings.isEmpty() || !tree.exists(settings.get().scriptFolder())) {
      TreeReading.Missing why =
          tree.absences() > absences ? notFetched(name) : missing(tree, name, there);
      return new TracedReading(why, sources);
    }
    FolderReading revisions = revisions(tree, settings.get(), progress);
    if (revisions.standsAlone()) {
      sources.addAll(settings.get().versionLocations());
    } else {
      sources.add(tree.root());
    }
    return new TracedReading(new TreeReading.Found(there, revisions), sources);
  }

  /// The settings that the environment has in a commit, also if it has moved there. Revisions are
  /// read only in the latter case.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public Optional<Settings> settings(TreeFiles tree, Progress progress) {
    Optional<Settings> here =
        setting(tree).environment().settings().filter(it -> tree.exists(it.scriptFolder()));
    return here.isPresent()
        ? here
        : moved(tree, progress).flatMap(it -> it.environment().settings());
  }

  /// The environment with the settings that the commit has.
  private Setting setting(TreeFiles tree) {
    for (Setting known : settings) {
      if (known.asked().isAnsweredBy(tree)) {
        return known;
      }
    }
    AskedTree asked = new AskedTree(tree);
    Environment environment =
        new Environment(
            open.environment().name(),
            open.environment().origin(),
            open.environment().configurationFiles().stream().filter(asked::isFile).toList(),
            open.environment().section(),
            open.environment().resolution(),
            open.environment().settingsUnknown(),
            configuration(asked));
    Setting setting = new Setting(asked, environment);
    settings.addFirst(setting);
    if (settings.size() > MOST_SETTINGS) {
      settings.removeLast();
    }
    return setting;
  }

  private static TreeReading.Missing notFetched(String name) {
    return new TreeReading.Missing(
        "This clone has not all files of " + name,
        "Partial clones fetch them when git needs them: check it out, or fetch without a filter.");
  }

  private TreeReading.Missing missing(TreeFiles tree, String name, Environment there) {
    String what = name + " has no environment at " + open.show(open.home());
    if (tree.isInSubmodule(open.home())) {
      return new TreeReading.Missing(
          what, "A submodule lies there, and its files are in another repository.");
    }
    return new TreeReading.Missing(
        what,
        there.configuration() instanceof Configuration.NotConfigured(var error, _, _)
            ? "With the configuration that it has, Alembic says: " + error.message()
            : "It may have been made later, moved or deleted there.");
  }

  /// The settings as the commit has them. Where they were not found by the book, or are made by a
  /// program, those that are open hold for it too.
  private Configuration configuration(FileTree tree) {
    Environment environment = open.environment();
    Optional<Settings> settings = environment.settings();
    if (settings.isEmpty() || environment.settingsUnknown()) {
      return environment.configuration();
    }
    return switch (environment.resolution()) {
      case AS_WRITTEN, FROM_REPOSITORY, FROM_FOLDER_BETWEEN ->
          ConfigurationReader.read(invocation(settings.get()), tree);
      case BY_CONTENTS ->
          environment.origin() == Environment.Origin.FLASK_MIGRATE
              ? ConfigurationReader.read(
                  invocation(settings.get()).withScriptLocation(settings.get().scriptLocation()),
                  tree)
              : environment.configuration();
      case IN_PACKAGE, BY_TAIL, NOT_FOUND -> environment.configuration();
    };
  }

  private static Invocation invocation(Settings settings) {
    return new Invocation(
        settings.directory(),
        Optional.empty(),
        List.of(settings.ini().name(), settings.toml().name()),
        settings.section());
  }

  private FolderReading revisions(TreeFiles tree, Settings settings, Progress progress) {
    Optional<StoredSet> key = key(tree, settings);
    Optional<FolderReading> known = key.flatMap(it -> Optional.ofNullable(sets.get(it)));
    if (known.isPresent()) {
      return known.get();
    }
    Changed changed = changed(tree, settings, progress);
    FolderReading read = changed == null ? listed(tree, settings, progress) : changed.reading();
    if (read.standsAlone() && key.isPresent()) {
      int own =
          changed == null
              ? settings.versionLocations().stream()
                  .findFirst()
                  .map(folder -> FileOrder.ownOf(folder, read.files()))
                  .orElse(0)
              : changed.own();
      sets.put(key.get(), read);
      last = Optional.of(new Last(tree, key.get(), read, own));
    }
    return read;
  }

  private record Changed(FolderReading reading, int own) {}

  private FolderReading listed(TreeFiles tree, Settings settings, Progress progress) {
    int absences = tree.absences();
    RevisionFiles listed = RevisionFiles.list(settings, tree, progress::isCancelled);
    ProjectModules modules = new ProjectModules(tree, tree::root, Optional.of(settings));
    List<ReadResult> results = new ArrayList<>(listed.looks().size());
    boolean standsAlone = holdsNoLinks(listed);
    for (Path file : listed.looks().keySet()) {
      progress.check();
      ProjectModules.Seen imports = modules.seen();
      results.add(read(tree, file, imports));
      standsAlone &= !imports.wasAsked();
    }
    return FolderReading.of(listed.problems(), results, standsAlone && tree.absences() == absences);
  }

  /// What comes of those files that are otherwise than in the folders read last.
  ///
  /// @return null if that can't be told without listing the folders
  private @Nullable Changed changed(TreeFiles tree, Settings settings, Progress progress) {
    List<Path> locations = settings.versionLocations();
    if (settings.sourceless()
        || locations.size() != 1
        || last.filter(it -> it.isLike(settings)).isEmpty()) {
      return null;
    }
    Path folder = locations.getFirst();
    Optional<List<EntryChange>> changes;
    try {
      changes = tree.changes(last.get().tree(), folder);
    } catch (IOException _) {
      return null; // listing it will tell
    }
    if (changes.isEmpty() || !changes.get().stream().allMatch(TreeReader::isPlain)) {
      return null;
    }
    int absences = tree.absences();
    ProjectModules modules = new ProjectModules(tree, tree::root, Optional.of(settings));
    FileOrder files = new FileOrder(last.get().reading().files(), last.get().own());
    boolean standsAlone = true;
    for (EntryChange change : changes.get()) {
      progress.check();
      Path file = folder.resolve(change.name());
      if (RevisionFiles.Name.of(change.name()) == RevisionFiles.Name.OTHER) {
        continue;
      }
      if (change.now() == EntryChange.Kind.NOTHING) {
        files.remove(change.name());
      } else {
        ProjectModules.Seen imports = modules.seen();
        files.put(change.name(), read(tree, file, imports));
        standsAlone &= !imports.wasAsked();
      }
    }
    boolean isWhole = standsAlone && tree.absences() == absences;
    return new Changed(last.get().reading().with(files.all(), isWhole), files.own());
  }

  private static boolean isPlain(EntryChange change) {
    return change.before() != EntryChange.Kind.OTHER
        && change.now() != EntryChange.Kind.OTHER
        && RevisionFiles.Name.of(change.name()) != RevisionFiles.Name.DOUBTFUL;
  }

  /// A link may lead out of the version folders.
  private static boolean holdsNoLinks(RevisionFiles listed) {
    for (FolderListing listing : listed.listings()) {
      if (!listing.linkedFolders().isEmpty()
          || listing.files().stream().anyMatch(it -> it.kind() == FolderListing.Kind.LINK)) {
        return false;
      }
    }
    return true;
  }

  /// What makes two sets of version folders the same; nothing if one of them is stored nowhere.
  private static Optional<StoredSet> key(TreeFiles tree, Settings settings) {
    List<GitObjectId> content = new ArrayList<>();
    for (Path location : settings.versionLocations()) {
      Optional<GitObjectId> id = tree.id(location);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      content.add(id.get());
    }
    return Optional.of(
        new StoredSet(
            settings.versionLocations(),
            content,
            settings.recursiveVersionLocations(),
            settings.sourceless()));
  }

  private ReadResult read(TreeFiles tree, Path file, ProjectModules.Seen imports) {
    Optional<StoredFile> key = tree.id(file).map(id -> new StoredFile(file, id));
    Optional<ReadResult> known = key.flatMap(it -> Optional.ofNullable(parsed.get(it)));
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes;
    try {
      bytes = tree.read(file);
    } catch (IOException e) {
      return unreadable(
          file, "Can't read " + file.getFileName() + ": " + e.getMessage(), "It is left out.");
    }
    ReadResult result = parse(file, bytes, imports);
    if (!imports.wasAsked()) {
      key.ifPresent(it -> parsed.put(it, result));
    }
    return result;
  }

  private ReadResult parse(Path file, byte[] bytes, ProjectModules.Seen imports) {
    if (TreeFiles.isLfsPointer(bytes)) {
      return unreadable(
          file,
          file.getFileName() + " is kept by Git LFS, and only a pointer to it is in the commit",
          "It is left out. Check the branch out to have it read.");
    }
    return reader.read(file, bytes, imports);
  }

  /// What comes of a file whose content is stored nowhere.
  ///
  /// @param tree where the modules are that it may import
  public ReadResult read(TreeFiles tree, Path file, byte[] bytes) {
    return parse(file, bytes, new ProjectModules(tree, tree::root, open.settings()).seen());
  }

  private static ReadResult unreadable(Path file, String what, String next) {
    return new ReadResult.Unreadable(
        file,
        List.of(Problem.at(Problem.Kind.UNREADABLE_FILE, SourceLocation.of(file), what, next)));
  }
}
