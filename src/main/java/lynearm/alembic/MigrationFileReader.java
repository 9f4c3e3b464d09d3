package lynearm.alembic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import lynearm.python.ImportResolver;
import lynearm.python.PythonModule;
import lynearm.python.PythonReader;
import lynearm.python.PythonText;
import lynearm.python.SyntaxProblem;
import lynearm.python.WantedNames;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.revision.SourceLocation;

/// Turns the bytes of one migration file into the revision that Alembic would load from it, without
/// running anything. What Alembic would stumble over becomes a [Problem] and never an exception.
///
/// Keeps its buffers, so that one reader should read many files; for one thread at a time. Linear
/// in the size of the file.
public final class MigrationFileReader {

  private static final WantedNames WANTED =
      new WantedNames(
          Set.of("revision", "down_revision", "branch_labels", "depends_on", "__doc__"),
          Set.of("revision", "down_revision"));

  /// Alembic: the characters that mean something in `upgrade` and `history -r`.
  private static final List<String> FORBIDDEN = List.of("+", "-", ":", "@");

  private static final String STOPS = "Alembic stops at this file with every command.";

  private final PythonReader reader = new PythonReader(WANTED);

  /// Reads one file.
  ///
  /// @param file its path, absolute; only its name matters, for ids of old
  /// @param bytes its content
  /// @param imports finds the modules from which it imports constants
  public ReadResult read(Path file, byte[] bytes, ImportResolver imports) {
    PythonModule module = module(file, bytes, imports);
    List<Problem> problems = new ArrayList<>(0);
    for (SyntaxProblem problem : module.problems()) {
      problems.add(syntax(file, problem));
    }
    if (!module.isClear()) {
      return new ReadResult.Unreadable(file, problems);
    }
    return new Assembly(file, MigrationHeaders.of(module), problems).result();
  }

  /// What the file binds its headers to.
  PythonModule module(Path file, byte[] bytes, ImportResolver imports) {
    return reader.read(bytes, () -> moduleName(file), imports);
  }

  private static String moduleName(Path file) {
    return Patterns.NO_WORD.matcher(fileName(file)).replaceAll("_");
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static Problem syntax(Path file, SyntaxProblem problem) {
    String place = problem.line() == 0 ? "this file" : "line " + problem.line();
    String next = problem.remedy().isEmpty() ? STOPS : problem.remedy() + ". " + STOPS;
    return Problem.at(
        Problem.Kind.SYNTAX,
        new SourceLocation(file, problem.line()),
        "Python cannot read " + place + ": " + problem.what(),
        next);
  }

  /// Compiled when the first unusual file is met.
  private static final class Patterns {

    /// Alembic 0.1 took the id from such a file name.
    static final Pattern LEGACY_NAME = Pattern.compile("([0-9a-f]+)\\.py");

    static final Pattern NO_WORD = Pattern.compile("\\W", Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// Puts a revision together from its headers, noting problems on the way.
  private static final class Assembly {
    private final Path file;
    private final MigrationHeaders headers;
    private final List<Problem> problems;
    private final Map<Header, Integer> computed = new EnumMap<>(Header.class);
    private boolean usable = true;

    Assembly(Path file, MigrationHeaders headers, List<Problem> problems) {
      this.file = file;
      this.headers = headers;
      this.problems = problems;
    }

    ReadResult result() {
      boolean broken = !problems.isEmpty();
      Optional<RevisionId> id = id(broken);
      List<String> parents = texts(Header.DOWN_REVISION, broken);
      List<String> labels = texts(Header.BRANCH_LABELS, broken);
      List<String> dependencies = texts(Header.DEPENDS_ON, broken);
      if (id.isEmpty() || !usable) {
        return new ReadResult.Unreadable(file, problems);
      }
      checkLoops(id.get(), parents, dependencies);
      checkCharacters(id.get());
      noteComputedDocstring();
      Revision revision =
          new Revision(
              id.get(),
              file,
              each(parents, RevisionId::new),
              each(labels, BranchLabel::new),
              each(dependencies, Reference::new),
              PythonText.strip(headers.docstring()),
              computed);
      return new ReadResult.Read(revision, problems);
    }

    private static <T> List<T> each(List<String> texts, Function<String, T> made) {
      return switch (texts.size()) {
        case 0 -> List.of();
        case 1 -> List.of(made.apply(texts.getFirst()));
        default -> texts.stream().map(made).toList();
      };
    }

    private Optional<RevisionId> id(boolean broken) {
      HeaderValue value = headers.get(Header.REVISION);
      if (value instanceof HeaderValue.Texts(List<String> texts, _)) {
        return Optional.of(new RevisionId(texts.getFirst()));
      }
      if (value instanceof HeaderValue.Absent) {
        return idFromName(broken);
      }
      if (value instanceof HeaderValue.Computed(int line, String reason)) {
        note(
            Problem.Kind.COMPUTED_HEADER,
            line,
            "revision on line " + line + " is computed: " + reason,
            "Only running the file can tell its id, so it is left out of the graph. Write the id"
                + " as text to have it shown.");
      } else if (value instanceof HeaderValue.Refused refused) {
        noteRefused(Header.REVISION, refused);
      }
      return Optional.empty();
    }

    private Optional<RevisionId> idFromName(boolean broken) {
      var name = Patterns.LEGACY_NAME.matcher(fileName(file));
      if (name.matches()) {
        return Optional.of(new RevisionId(name.group(1)));
      }
      if (!broken) {
        note(
            Problem.Kind.NO_HEADER,
            0,
            fileName(file) + " does not set revision",
            "Alembic refuses to work while it lies in a version folder. Set revision in it, or move"
                + " it elsewhere.");
      }
      return Optional.empty();
    }

    private List<String> texts(Header header, boolean broken) {
      HeaderValue value = headers.get(header);
      if (value instanceof HeaderValue.Texts(List<String> texts, _)) {
        return texts;
      }
      if (value instanceof HeaderValue.Absent && header == Header.DOWN_REVISION) {
        usable = false;
        noteNoParent(broken);
      } else if (value instanceof HeaderValue.Computed(int line, String reason)) {
        computed.put(header, line);
        note(
            Problem.Kind.COMPUTED_HEADER,
            line,
            header.pythonName() + " on line " + line + " is computed: " + reason,
            "Only running the file can tell its value. Write it as text to have it shown.");
      } else if (value instanceof HeaderValue.Refused refused) {
        usable = false;
        noteRefused(header, refused);
      }
      return List.of();
    }

    private void noteNoParent(boolean broken) {
      if (!broken && headers.get(Header.REVISION) instanceof HeaderValue.Texts) {
        note(
            Problem.Kind.NO_HEADER,
            0,
            fileName(file) + " does not set down_revision",
            STOPS + " Set it to the id of the parent, or to None for a base.");
      } else if (!broken && problems.isEmpty()) {
        note(
            Problem.Kind.NO_HEADER,
            0,
            fileName(file) + " sets neither revision nor down_revision",
            STOPS + " Its name alone makes it a migration file; rename or move it.");
      }
    }

    private void noteRefused(Header header, HeaderValue.Refused refused) {
      note(
          Problem.Kind.BAD_HEADER,
          refused.line(),
          header.pythonName() + " on line " + refused.line() + " is " + refused.found(),
          STOPS
              + (header == Header.REVISION
                  ? " Put the id in quotes."
                  : " It takes None, a text, or several texts in a tuple."));
    }

    private void checkLoops(RevisionId id, List<String> parents, List<String> dependencies) {
      if (parents.contains(id.value())) {
        noteOf(
            id,
            Problem.Kind.CYCLE,
            Header.DOWN_REVISION,
            id + " is its own parent",
            "Self-loop is detected in revisions (" + id + ")");
      }
      if (dependencies.contains(id.value())) {
        noteOf(
            id,
            Problem.Kind.CYCLE,
            Header.DEPENDS_ON,
            id + " depends on itself",
            "Dependency self-loop is detected in revisions (" + id + ")");
      }
    }

    private void checkCharacters(RevisionId id) {
      String value = id.value();
      if (value.indexOf('+') >= 0
          || value.indexOf('-') >= 0
          || value.indexOf(':') >= 0
          || value.indexOf('@') >= 0) {
        List<String> found = FORBIDDEN.stream().filter(value::contains).toList();
        noteOf(
            id,
            Problem.Kind.BAD_ID,
            Header.REVISION,
            "The id " + id + " has a character that Alembic forbids",
            "Character(s) '"
                + String.join(", ", found)
                + "' not allowed in revision identifier '"
                + id
                + "'");
      }
    }

    private void noteComputedDocstring() {
      if (headers.docLine() > 0) {
        note(
            Problem.Kind.COMPUTED_HEADER,
            headers.docLine(),
            "The docstring on line " + headers.docLine() + " is computed",
            "The message is shown as empty.");
      }
    }

    /// Notes a problem with a known revision, quoting what Alembic says.
    private void noteOf(
        RevisionId id, Problem.Kind kind, Header header, String what, String alembicSays) {
      int line = headers.get(header) instanceof HeaderValue.Texts(_, int bound) ? bound : 0;
      problems.add(
          new Problem(
              kind,
              Optional.of(new SourceLocation(file, line)),
              Optional.of(id),
              what,
              "Alembic stops with every command and says: " + alembicSays));
    }

    private void note(Problem.Kind kind, int line, String what, String next) {
      problems.add(Problem.at(kind, new SourceLocation(file, line), what, next));
    }
  }
}
