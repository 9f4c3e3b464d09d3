package lynearm.change;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Writes changes of one environment whole or not at all, takes them back and does them again, also
/// after a restart.
///
/// What is about to be done is first noted in the state folder and forced to disk. New content is
/// then written beside its place under names that Alembic does not read, forced to disk, and only
/// then put in place: new files by a hard link, which fails if the name is taken; others by a
/// rename, and only if they still hold what was previewed. If a step fails, the steps before it are
/// taken back; if the program ends in between, [#recover()] finishes or takes back the rest. No
/// reader ever sees half a file.
///
/// One Lynearm writes at a time; another one is refused. Meant for a background thread.
public final class ChangeWriter {

  private static final String NOTHING = "Nothing was changed. ";

  private final Disk disk;
  private final StateFolder state;
  private final ChangeStore store;
  private final Clock clock;

  /// @param state where changes are noted
  /// @param environment the folder of the environment, such as its script folder
  public ChangeWriter(StateFolder state, Path environment, Clock clock) {
    this(state, environment, clock, Checkpoint.NONE);
  }

  ChangeWriter(StateFolder state, Path environment, Clock clock, Checkpoint checkpoint) {
    this.state = state;
    disk = new Disk(checkpoint);
    store = new ChangeStore(state.of(environment), disk);
    this.clock = clock;
  }

  /// Carries a refusal up to where it is answered.
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient WriteResult.Refused refusal;

    RefusedException(WriteResult.Refused refusal) {
      this.refusal = refusal;
    }

    RefusedException(String what, String next) {
      this(new WriteResult.Refused(what, next));
    }
  }

  /// What is done under the lock.
  private interface Work<T> {
    T run() throws IOException, RefusedException;
  }

  private <T> T locked(Work<T> work) throws RefusedException {
    Optional<ChangeStore.Lock> lock;
    try {
      lock = store.lock();
    } catch (IOException e) {
      throw new RefusedException(
          "There is no place to note the change: " + reason(e),
          NOTHING
              + "Lynearm notes in "
              + store.folder()
              + " what it writes, to put it right after a crash. Allow writing there, or set"
              + " XDG_STATE_HOME.");
    }
    if (lock.isEmpty()) {
      throw new RefusedException(
          "Another Lynearm is writing here", NOTHING + "Try again when it is done.");
    }
    try (ChangeStore.Lock _ = lock.get()) {
      return work.run();
    } catch (IOException e) {
      throw new RefusedException(refusal(e));
    }
  }

  /// Writes all files of the change, or none.
  public WriteResult write(Change change) {
    try {
      return locked(() -> written(change));
    } catch (RefusedException e) {
      return e.refusal;
    }
  }

  private WriteResult written(Change change) throws IOException, RefusedException {
    settle();
    Optional<Path> difference = change.readFrom().firstDifference();
    if (difference.isPresent()) {
      throw new RefusedException(
          difference.get().getFileName() + " changed since the preview",
          "Nothing was written. Look at the new preview and try again.");
    }
    long turn = nextTurn();
    ChangeRecord record = planned(record(change, turn));
    carryOut(record);
    return new WriteResult.Written(record.seen(WrittenChange.State.DONE));
  }

  /// Notes a change that somebody else has just carried out, so that it can be taken back like
  /// others.
  public WriteResult note(Change change) {
    try {
      return locked(() -> {
        settle();
        long turn = nextTurn();
        ChangeRecord record = record(change, turn);
        store.begin(record);
        store.finish(record);
        return new WriteResult.Written(record.seen(WrittenChange.State.DONE));
      });
    } catch (RefusedException e) {
      return e.refusal;
    }
  }

  private ChangeRecord record(Change change, long turn) {
    return new ChangeRecord(
        turn,
        turn,
        change.title(),
        clock.instant(),
        Direction.FORWARD,
        change.edits(),
        List.of(),
        List.of(),
        Map.of(),
        change.folders(),
        change.mended(),
        token());
  }

  /// What programs have made of the files right after a change was written counts as part of it
  /// from here on, so that it can be taken back. Post write hooks do such things.
  ///
  /// @param id the number of the change
  public WriteResult adopt(long id) {
    try {
      return locked(() -> {
        settle();
        ChangeRecord noted = entry(id, Direction.BACK).change();
        List<FileEdit> edits = new ArrayList<>();
        for (FileEdit edit : noted.edits()) {
          edits.add(adopted(edit));
        }
        ChangeRecord now = noted.with(edits);
        store.rewrite(now);
        return new WriteResult.Written(now.seen(WrittenChange.State.DONE));
      });
    } catch (RefusedException e) {
      return e.refusal;
    }
  }

  private static FileEdit adopted(FileEdit edit) throws IOException {
    Optional<Content> now = Disk.content(edit.path());
    return switch (edit) {
      case FileEdit.Create create ->
          now.<FileEdit>map(content -> new FileEdit.Create(create.path(), content)).orElse(create);
      case FileEdit.Replace replace ->
          now.filter(content -> !content.equals(replace.old()))
              .<FileEdit>map(
                  content -> new FileEdit.Replace(replace.path(), replace.old(), content))
              .orElse(replace);
      case FileEdit.Delete delete -> delete;
    };
  }

  /// Takes a change back, if its files are still as it left them.
  ///
  /// @param id the number of the change
  public UndoResult undo(long id) {
    return turned(id, Direction.BACK, true);
  }

  /// Does again what was taken back, if the files are as they were before it.
  ///
  /// @param id the number of the change
  public UndoResult redo(long id) {
    return turned(id, Direction.FORWARD, true);
  }

  /// What [#undo] would do or say. Writes nothing.
  public UndoResult lookAtUndo(long id) {
    return turned(id, Direction.BACK, false);
  }

  /// What [#redo] would do or say. Writes nothing.
  public UndoResult lookAtRedo(long id) {
    return turned(id, Direction.FORWARD, false);
  }

  private UndoResult turned(long id, Direction direction, boolean carryOut) {
    try {
      return carryOut
          ? locked(() -> turnedNow(id, direction, true))
          : turnedNow(id, direction, false);
    } catch (RefusedException e) {
      return new UndoResult.Refused(e.refusal.what(), e.refusal.next(), List.of());
    } catch (IOException e) {
      return new UndoResult.Refused(refusal(e).what(), refusal(e).next(), List.of());
    }
  }

  private UndoResult turnedNow(long id, Direction direction, boolean carryOut)
      throws IOException, RefusedException {
    if (carryOut) {
      settle();
    } else {
      refuseUnlessSettled();
    }
    ChangeStore.Entry entry = entry(id, direction);
    ChangeRecord noted = entry.change();
    ChangeRecord wanted =
        new ChangeRecord(
            noted.id(),
            carryOut ? nextTurn() : noted.turn(),
            noted.title(),
            noted.when(),
            direction,
            entry.interrupted() ? stillDone(noted) : noted.edits(),
            noted.createdFolders(),
            List.of(),
            noted.modes(),
            noted.folders(),
            noted.mended(),
            token());
    Optional<UndoResult.Refused> edited = editedSince(wanted);
    if (edited.isPresent()) {
      return edited.get();
    }
    ChangeRecord record = planned(wanted);
    if (carryOut) {
      carryOut(record);
    }
    WrittenChange.State state =
        direction == Direction.BACK ? WrittenChange.State.UNDONE : WrittenChange.State.DONE;
    return new UndoResult.Done(record.seen(state), record.acts());
  }

  private ChangeStore.Entry entry(long id, Direction direction)
      throws IOException, RefusedException {
    ChangeStore.Entry entry =
        store.entries().stream()
            .filter(known -> known.change().id() == id)
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    "There is no such change any more",
                    NOTHING + "Lynearm remembers the last changes only."));
    boolean isThere = !entry.interrupted() && entry.change().direction() == direction;
    if (isThere || (entry.interrupted() && direction == Direction.FORWARD)) {
      throw new RefusedException(
          direction == Direction.BACK
              ? "\"" + entry.change().title() + "\" is taken back already"
              : "\"" + entry.change().title() + "\" was not taken back",
          "There is nothing to do.");
    }
    return entry;
  }

  /// The edits of a half done change that are to be taken back.
  private static List<FileEdit> stillDone(ChangeRecord half) throws IOException {
    List<FileEdit> done = new ArrayList<>();
    for (FileEdit edit : half.edits()) {
      if (!Disk.content(edit.path()).equals(edit.before())) {
        done.add(edit);
      }
    }
    return done;
  }

  private static Optional<UndoResult.Refused> editedSince(ChangeRecord wanted) throws IOException {
    List<FileEdit> edited = new ArrayList<>();
    for (FileEdit act : wanted.acts()) {
      difference(act).ifPresent(edited::add);
    }
    if (edited.isEmpty()) {
      return Optional.empty();
    }
    String names =
        String.join(
            ", ", edited.stream().map(edit -> "" + edit.path().getFileName()).limit(3).toList());
    String which = edited.size() > 3 ? names + " and others" : names;
    boolean one = edited.size() == 1;
    FileEdit first = edited.getFirst();
    String what =
        one && first.after().isEmpty()
            ? which + " is not there any more"
            : one && first.before().isEmpty()
                ? which + " is there again"
                : which + (one ? " was" : " were") + " edited since";
    return Optional.of(
        new UndoResult.Refused(
            what,
            one && first.after().isEmpty()
                ? "Nothing was changed."
                : (one ? "It was left as it is: " : "All files were left as they are: ")
                    + (wanted.direction() == Direction.BACK ? "taking it back" : "doing it again")
                    + " would lose the edit.",
            edited));
  }

  /// From what has to be there before an act to what is there.
  private static Optional<FileEdit> difference(FileEdit act) throws IOException {
    Path file = act.path();
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(file.toString(), null, "a folder is in its place");
    }
    Optional<Content> now = Disk.content(file);
    Optional<Content> expected = act.before();
    if (now.equals(expected)) {
      return Optional.empty();
    }
    if (expected.isEmpty()) {
      return now.map(content -> new FileEdit.Create(file, content));
    }
    return Optional.of(
        now.isPresent()
            ? new FileEdit.Replace(file, expected.get(), now.get())
            : new FileEdit.Delete(file, expected.get()));
  }

  /// The last changes, the one that was written last first.
  ///
  /// @throws IOException if the state folder cannot be read
  public List<WrittenChange> history() throws IOException {
    List<ChangeStore.Entry> entries = store.entries();
    long lastWriting = entries.stream().mapToLong(entry -> entry.change().id()).max().orElse(0);
    return entries.stream()
        .sorted(
            Comparator.comparingLong((ChangeStore.Entry entry) -> entry.change().id()).reversed())
        .map(entry -> entry.change().seen(state(entry, lastWriting)))
        .toList();
  }

  private static WrittenChange.State state(ChangeStore.Entry entry, long lastWriting) {
    if (entry.interrupted()) {
      return WrittenChange.State.INTERRUPTED;
    }
    if (entry.change().direction() == Direction.FORWARD) {
      return WrittenChange.State.DONE;
    }
    return entry.change().turn() > lastWriting
        ? WrittenChange.State.UNDONE
        : WrittenChange.State.SUPERSEDED;
  }

  /// The change that undo takes back next: the one that was written, or done again, last.
  ///
  /// @throws IOException if the state folder cannot be read
  public Optional<WrittenChange> nextUndo() throws IOException {
    return last(WrittenChange.State.DONE);
  }

  /// The change that redo does next: the one that was taken back last, unless something was written
  /// since.
  ///
  /// @throws IOException if the state folder cannot be read
  public Optional<WrittenChange> nextRedo() throws IOException {
    return last(WrittenChange.State.UNDONE);
  }

  private Optional<WrittenChange> last(WrittenChange.State wanted) throws IOException {
    List<ChangeStore.Entry> entries = store.entries();
    long lastWriting = entries.stream().mapToLong(entry -> entry.change().id()).max().orElse(0);
    return entries.reversed().stream()
        .filter(entry -> state(entry, lastWriting) == wanted)
        .findFirst()
        .map(entry -> entry.change().seen(wanted));
  }

  /// Whether a change was under way when the program or the computer ended; also while another
  /// Lynearm writes. Reads only.
  public boolean isInterrupted() {
    try {
      return store.underWay().isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  /// Puts right what a crash has left: a change all of which was in place is kept, any other is
  /// taken back. Does nothing, and makes no folder, if there is none.
  public Optional<Recovered> recover() {
    if (!isInterrupted()) {
      return Optional.empty();
    }
    try {
      return locked(() -> {
        Optional<ChangeRecord> left = store.underWay();
        return left.isEmpty() ? Optional.empty() : Optional.of(recovered(left.get()));
      });
    } catch (RefusedException _) {
      // Another Lynearm is writing: what is under way is its own.
      return Optional.empty();
    }
  }

  private Recovered recovered(ChangeRecord left) {
    boolean undoing = left.direction() == Direction.BACK;
    String what = (undoing ? "Undoing \"" : "\"") + left.title() + "\" was interrupted";
    WrittenChange done = left.seen(undoing ? WrittenChange.State.UNDONE : WrittenChange.State.DONE);
    try {
      Act act = new Act(left, disk);
      List<Act.Stand> stands = act.stands();
      if (stands.stream().allMatch(Act.Stand.AFTER::equals)) {
        act.tidy();
        store.finish(left);
        return new Recovered(
            Recovered.Outcome.FINISHED,
            done,
            what + " and is finished now",
            "All its files are in place, and nothing was lost.");
      }
      if (stands.contains(Act.Stand.OTHER) || act.lostItsFolder()) {
        act.tidy();
        store.leave(left);
        return new Recovered(
            Recovered.Outcome.LEFT,
            left.seen(WrittenChange.State.INTERRUPTED),
            what + ", and its files were edited since",
            "They were left as they are: "
                + String.join(", ", left.edits().stream().map(edit -> "" + edit.path()).toList())
                + ". The list of changes has what was to be written.");
      }
      act.takeBack();
      store.forget();
      return new Recovered(
          Recovered.Outcome.TAKEN_BACK,
          done,
          what + " and taken back",
          "All files are as they were before it. Do it again if it is still wanted.");
    } catch (IOException e) {
      return new Recovered(
          Recovered.Outcome.NOT_YET,
          done,
          what + " and could not be put right yet: " + reason(e),
          "Some of its files may be in place already. Lynearm tries again when the folder is opened"
              + " next.");
    }
  }

  /// Puts right what a crash has left, which makes every look at the folder before that outdated.
  private void settle() throws IOException, RefusedException {
    Optional<ChangeRecord> left = store.underWay();
    if (left.isPresent()) {
      Recovered recovered = recovered(left.get());
      throw new RefusedException(
          recovered.what(), recovered.next() + " Nothing else was changed; try again.");
    }
  }

  private void refuseUnlessSettled() throws IOException, RefusedException {
    Optional<ChangeRecord> left = store.underWay();
    if (left.isPresent()) {
      throw new RefusedException(
          "\"" + left.get().title() + "\" was interrupted and is not settled yet",
          NOTHING + "Open the folder again; that finishes it or takes it back.");
    }
  }

  private long nextTurn() throws IOException {
    return store.entries().stream().mapToLong(entry -> entry.change().turn()).max().orElse(0) + 1;
  }

  private static String token() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /// Checks that everything may be done, and looks up what taking it back will need.
  private static ChangeRecord planned(ChangeRecord wanted) throws IOException, RefusedException {
    VersionFolders folders = new VersionFolders(wanted.folders());
    Set<Path> missing = new LinkedHashSet<>();
    Map<Path, Set<PosixFilePermission>> modes = new HashMap<>(wanted.modes());
    for (FileEdit act : wanted.acts()) {
      Optional<WriteResult.Refused> refusal = folders.whyNot(act);
      if (refusal.isPresent()) {
        throw new RefusedException(refusal.get());
      }
      switch (act) {
        case FileEdit.Create create -> missing.addAll(missingFolders(create.folder()));
        case FileEdit.Replace _ -> {}
        case FileEdit.Delete delete ->
            Disk.mode(delete.path()).ifPresent(mode -> modes.put(delete.path(), mode));
      }
    }
    List<Path> created = List.copyOf(missing);
    return new ChangeRecord(
        wanted.id(),
        wanted.turn(),
        wanted.title(),
        wanted.when(),
        wanted.direction(),
        wanted.edits(),
        wanted.direction() == Direction.FORWARD ? created : wanted.createdFolders(),
        created,
        modes,
        wanted.folders(),
        wanted.mended(),
        wanted.token());
  }

  /// The folders on the way to this one that are not there, outermost first.
  private static List<Path> missingFolders(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path next = folder;
        next != null && !Files.exists(next, LinkOption.NOFOLLOW_LINKS);
        next = next.getParent()) {
      missing.add(next);
    }
    return missing.reversed();
  }

  private void carryOut(ChangeRecord record) throws IOException, RefusedException {
    try {
      store.begin(record);
    } catch (IOException e) {
      forget();
      throw new RefusedException(
          "The change could not be noted in " + store.folder() + ": " + reason(e),
          NOTHING + "Check the space on the disk and try again.");
    }
    Act act = new Act(record, disk);
    try {
      act.carryOut();
      act.tidy();
      store.finish(record);
    } catch (IOException e) {
      throw new RefusedException(takenBack(act, e));
    }
    try {
      store.prune();
      state.prune(store.folder());
    } catch (IOException _) {
      // The change is written and noted; the oldest ones go next time.
      return;
    }
  }

  /// Nothing was done yet: if this fails too, the next start finds nothing to take back.
  private void forget() {
    try {
      store.forget();
    } catch (IOException _) {
      return;
    }
  }

  /// Takes back what a failed change has done so far.
  private WriteResult.Refused takenBack(Act act, IOException cause) {
    try {
      act.takeBack();
      store.forget();
      return refusal(cause);
    } catch (IOException e) {
      return new WriteResult.Refused(
          refusal(cause).what()
              + ", and what was done so far could not be taken back: "
              + reason(e),
          "Some files may be in place already. Lynearm puts it right when the folder is opened"
              + " next.");
    }
  }

  private static WriteResult.Refused refusal(IOException e) {
    return switch (e) {
      case Act.ChangedSinceException changed ->
          new WriteResult.Refused(
              changed.getFile() + " changed since the preview",
              NOTHING + "Look at the new preview and try again.");
      case FileTraits.OwnerLostException lost ->
          new WriteResult.Refused(
              lost.getFile() + " belongs to " + lost.getReason() + ", and would not any more",
              NOTHING + "Do it as they, or have the file given to you.");
      case AccessDeniedException denied ->
          new WriteResult.Refused(
              "No permission to write " + place(denied.getFile()),
              NOTHING + "Allow writing there and try again.");
      case FileAlreadyExistsException taken ->
          new WriteResult.Refused(
              taken.getFile() + " already exists",
              NOTHING + "Choose another message or revision id.");
      case NoSuchFileException gone ->
          new WriteResult.Refused(
              gone.getFile() + " is not there any more", NOTHING + "Open the folder again.");
      default ->
          new WriteResult.Refused(
              "The files could not be written: " + reason(e), NOTHING + advice(e));
    };
  }

  /// Linux and macOS give no better sign of it than their words.
  private static String advice(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("name too long")
        ? "Choose a shorter message or revision id."
        : "Check the space on the disk and try again.";
  }

  /// Where something went wrong, as people know it: a folder rather than the file that is not in
  /// its place yet.
  private static String place(String file) {
    Path path = Path.of(file);
    return file.endsWith(ChangeRecord.UNFINISHED) && path.getParent() != null
        ? "in " + path.getParent()
        : file;
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed
        && failed.getFile() != null
        && failed.getReason() != null) {
      return place(failed.getFile()) + ": " + failed.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
