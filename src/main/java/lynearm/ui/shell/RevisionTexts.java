package lynearm.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lynearm.graph.Node;
import lynearm.revision.Revision;
import lynearm.ui.common.Background;
import lynearm.ui.find.FactsReading;
import lynearm.workspace.Body;
import lynearm.workspace.BodyFacts;
import lynearm.workspace.ViewedBodies;
import lynearm.workspace.Workspace;

/// Reads in the background what stands in files.
final class RevisionTexts {

  private static final long LONGEST_TEXT = 4L << 20;

  private final OpenProject project;
  private final Background background;
  private final ViewedBodies bodies = new ViewedBodies();

  RevisionTexts(OpenProject project, Background background) {
    this.project = project;
    this.background = background;
  }

  /// A revision file and what it does.
  CompletableFuture<Body> bodyOf(Node node) {
    CompletableFuture<Body> body = new CompletableFuture<>();
    Optional<Workspace> open = project.workspace();
    Optional<Revision> revision = node.revision();
    if (open.isPresent() && revision.isPresent()) {
      background
          .lane()
          .start(
              "Reading the file",
              _ -> bodies.read(open.get(), revision.get()),
              body::complete,
              body::completeExceptionally);
    } else {
      body.completeExceptionally(new NoSuchFileException(node.id() + " has no file"));
    }
    return body;
  }

  /// What reads what all revisions that are shown now are found by.
  FactsReading factsOfShown() {
    Optional<Workspace> open = project.workspace();
    return (progress, batch) ->
        open.isEmpty() ? BodyFacts.NONE : bodies.readFacts(open.get(), progress, batch);
  }

  /// Hands over the text of a file; none if it can't be read.
  void read(Path file, Consumer<String> then) {
    background.lane().start("Reading the file", _ -> textOf(file), then, _ -> then.accept(""));
  }

  private static String textOf(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LONGEST_TEXT) {
      return "This file has " + size + " bytes, too many to be shown.";
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
