package lynearm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.export.ExportException;
import lynearm.export.ExportRequest;
import lynearm.export.Exporter;
import lynearm.export.Format;
import lynearm.export.MermaidLimits;
import lynearm.export.View;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.look.GitFacts;
import lynearm.look.NodeFacts;
import lynearm.look.Scheme;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Writes the graph into a file: what the window shows, without a window.
@Command(
    name = "graph",
    description = {
      "Write the graph as a picture (SVG, PNG, PDF) or as text for Mermaid and Graphviz.",
    },
    mixinStandardHelpOptions = true)
final class GraphCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";
  private static final double LEAST_SCALE = 0.1;
  private static final double MOST_SCALE = 8;

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write, or - for standard output. Its suffix says the format.")
  String output = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "svg, png, pdf, mermaid or dot; svg if no suffix says otherwise.")
  Optional<String> format = Optional.empty();

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      completionCandidates = Views.class,
      description = "What a picture shows: map or log. Usually the map.")
  String view = "map";

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      completionCandidates = Themes.class,
      description = "The colours: light, dark or high-contrast. Usually light.")
  String theme = "light";

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "How many pixels of a PNG there are for one on the screen, such as 2.")
  double scale = 1;

  @Option(
      names = "--fold",
      paramLabel = "RUNS",
      completionCandidates = Folds.class,
      description = {
        "Which linear runs are folded: none, long-runs, or all-but-what-matters. Usually auto,"
            + " which depends on how long the history is, and on what Mermaid takes.",
      })
  String fold = "auto";

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      completionCandidates = Directions.class,
      description = "Where the heads stand: heads-up or heads-down. Usually up.")
  String direction = "heads-up";

  @Option(names = "--force", description = "Replace the file if it is there.")
  boolean force;

  static final class Formats extends Words {
    Formats() {
      super(words(Format.class));
    }
  }

  static final class Views extends Words {
    Views() {
      super(words(View.class));
    }
  }

  static final class Themes extends Words {
    Themes() {
      super(words(Scheme.class));
    }
  }

  static final class Folds extends Words {
    Folds() {
      super(words(Fold.class));
    }
  }

  static final class Directions extends Words {
    Directions() {
      super(words(MapLayout.Direction.class));
    }
  }

  /// How eagerly runs are folded, in words of people.
  enum Fold {
    AUTO(Optional.empty()),
    NONE(Optional.of(Folding.Mode.NONE)),
    LONG_RUNS(Optional.of(Folding.Mode.LONG_RUNS)),
    ALL_BUT_WHAT_MATTERS(Optional.of(Folding.Mode.ONLY_WHAT_MATTERS));

    private final Optional<Folding.Mode> mode;

    Fold(Optional<Folding.Mode> mode) {
      this.mode = mode;
    }
  }

  @Override
  public Integer call() throws Failure {
    ExportRequest request = request();
    Fold wanted = Words.meant(Fold.class, "--fold", fold);
    Path file = file();
    if (!force && !isStandardOutput() && Files.exists(file)) {
      throw there();
    }
    Workspace workspace = program.place.read();
    FoldedGraph graph = folded(workspace, wanted, request.format());
    byte[] bytes = bytes(graph, workspace, request);
    PrintWriter err = spec.commandLine().getErr();
    write(bytes, file, request.format());
    if (request.format() == Format.MERMAID) {
      MermaidLimits.exceededBy(new String(bytes, StandardCharsets.UTF_8), graph)
          .ifPresent(note -> err.println(Sentences.own(note)));
    }
    Problems.print(workspace.problems(), err);
    return Problems.status(workspace.problems());
  }

  private ExportRequest request() throws Failure {
    if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
      throw new Failure("--scale takes a number from 0.1 to 8, such as 2.");
    }
    return new ExportRequest(
        format(),
        Words.meant(View.class, "--view", view),
        Words.meant(Scheme.class, "--theme", theme),
        scale,
        Words.meant(MapLayout.Direction.class, "--direction", direction),
        Optional.empty());
  }

  private Format format() throws Failure {
    if (format.isPresent()) {
      return Words.meant(Format.class, "--format", format.get());
    }
    if (isStandardOutput()) {
      return Format.SVG;
    }
    return Format.ofFile(output)
        .orElseThrow(() ->
            new Failure(
                "The name "
                    + output
                    + " doesn't say which format is wanted. End it in .svg, .png, .pdf, .mmd or"
                    + " .dot, or add --format."));
  }

  private boolean isStandardOutput() {
    return output.equals(STANDARD_OUTPUT);
  }

  private Path file() throws Failure {
    try {
      return Path.of(output);
    } catch (InvalidPathException _) {
      throw new Failure("No file can be called " + output + ".");
    }
  }

  private Failure there() {
    return new Failure(output + " is there already, and was not touched. --force replaces it.");
  }

  private static FoldedGraph folded(Workspace workspace, Fold fold, Format format) {
    Set<RevisionId> kept =
        workspace.problems().stream()
            .flatMap(problem -> problem.revision().stream())
            .collect(Collectors.toSet());
    Folding.Mode mode = fold.mode.orElseGet(() -> Folding.usualFor(workspace.graph()).mode());
    FoldedGraph graph = FoldedGraph.of(workspace.graph(), Folding.of(mode).keeping(kept));
    return format == Format.MERMAID && fold == Fold.AUTO && !MermaidLimits.isWithin(graph)
        ? FoldedGraph.of(
            workspace.graph(), Folding.of(Folding.Mode.ONLY_WHAT_MATTERS).keeping(kept))
        : graph;
  }

  private static byte[] bytes(FoldedGraph graph, Workspace workspace, ExportRequest request)
      throws Failure {
    try {
      return Exporter.bytes(graph, facts(workspace), request);
    } catch (ExportException refused) {
      throw new Failure(refused.what(), refused.next());
    }
  }

  private static NodeFacts facts(Workspace workspace) {
    Set<Path> folders =
        workspace.files().stream()
            .flatMap(file -> Stream.ofNullable(file.file().getParent()))
            .collect(Collectors.toSet());
    return workspace
        .repository()
        .<NodeFacts>map(git -> GitFacts.read(git, folders))
        .orElse(NodeFacts.NONE);
  }

  private void write(byte[] bytes, Path file, Format kind) throws Failure {
    try {
      if (!isStandardOutput()) {
        Exporter.save(bytes, file, force);
      } else if (kind.isText()) {
        spec.commandLine().getOut().print(new String(bytes, StandardCharsets.UTF_8));
      } else {
        toStandardOutput(bytes);
      }
    } catch (FileAlreadyExistsException _) {
      throw there();
    } catch (NoSuchFileException _) {
      throw new Failure("There is no folder for " + output + ".");
    } catch (AccessDeniedException _) {
      throw new Failure(output + " must not be written here.");
    } catch (IOException failure) {
      throw new Failure(
          output + " could not be written: " + String.valueOf(failure.getMessage()) + ".");
    }
  }

  /// Past the printer of text, which would change the bytes.
  private static void toStandardOutput(byte[] bytes) throws IOException {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(bytes);
    }
  }
}
