package lynearm.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Histories of any size, as plain files without git, for tests and benchmarks.
public final class SyntheticHistory {

  /// What a history looks like. Lanes are lines of revisions that go on side by side; now and then
  /// two are joined by a merge, from which both go on. In the end every lane has a head.
  ///
  /// @param revisions how many files; at least one more than lanes
  /// @param lanes how many heads, at least one
  /// @param mergeEvery one step in so many joins two lanes; 0 for no merges at all
  /// @param seed equal shapes give equal files
  public record Shape(int revisions, int lanes, int mergeEvery, long seed) {

    /// As often as teams merge heads that work on one main line.
    public static final int USUAL_MERGES = 14;

    public Shape {
      if (lanes < 1 || revisions <= lanes) {
        throw new IllegalArgumentException(revisions + " revisions on " + lanes + " lanes");
      }
      if (mergeEvery < 0) {
        throw new IllegalArgumentException("a merge every " + mergeEvery + " steps");
      }
    }
  }

  private SyntheticHistory() {}

  /// Writes an Alembic project with the usual number of merges.
  ///
  /// @return the folder with the revision files
  /// @throws IOException if something can't be written
  /// @see #write(Path, Shape)
  public static Path write(Path folder, int revisions, int lanes, long seed) throws IOException {
    return write(folder, new Shape(revisions, lanes, Shape.USUAL_MERGES, seed));
  }

  /// Writes an Alembic project. Its files are as autogenerate leaves them, with one to five
  /// operations; few depend on another lane, and very few open a branch with a label.
  ///
  /// Cost: linear in the number of revisions.
  ///
  /// @param folder is made if it is not there; files of the same name are replaced
  /// @return the folder with the revision files
  /// @throws IOException if something can't be written
  public static Path write(Path folder, Shape shape) throws IOException {
    Path versions = Files.createDirectories(folder.resolve(ProjectFiles.VERSIONS));
    for (Map.Entry<String, String> file : ProjectFiles.about("# A synthetic history").entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    new Run(versions, shape).write();
    return versions;
  }

  private static final class Run {

    private static final int MOST_STEPS = 5;
    private static final int DEPENDENCY_EVERY = 250;
    private static final int LABEL_EVERY = 5_000;

    private final Path versions;
    private final Shape shape;
    private final Random random;
    private final SchemaWalk walk;
    private final SchemaWalk.Schema[] schemas;
    private final String[] tips;
    private LocalDateTime now = LocalDateTime.parse("2015-01-05T09:00:00.000001");

    Run(Path versions, Shape shape) {
      this.versions = versions;
      this.shape = shape;
      random = new Random(shape.seed());
      walk = new SchemaWalk(random);
      schemas = new SchemaWalk.Schema[shape.lanes()];
      tips = new String[shape.lanes()];
    }

    void write() throws IOException {
      int lanes = tips.length;
      for (int i = 0; i < lanes; i++) {
        schemas[i] = new SchemaWalk.Schema();
      }
      String base = add(0, steps(schemas[0]), List.of(), List.of());
      Arrays.fill(tips, base);
      for (int i = 1; i < shape.revisions(); i++) {
        boolean isEnding = i >= shape.revisions() - lanes;
        int lane = isEnding ? i - (shape.revisions() - lanes) : random.nextInt(lanes);
        int other = random.nextInt(lanes);
        boolean isOther = !isEnding && !tips[lane].equals(tips[other]);
        if (isOther && isTime(shape.mergeEvery())) {
          SchemaWalk.Step merge = new SchemaWalk.Step("merge", List.of());
          tips[lane] = add(i, merge, List.of(tips[lane], tips[other]), List.of());
          tips[other] = tips[lane];
        } else {
          List<String> dependsOn =
              isOther && isTime(DEPENDENCY_EVERY) ? List.of(tips[other]) : List.of();
          tips[lane] = add(i, steps(schemas[lane]), List.of(tips[lane]), dependsOn);
        }
      }
    }

    private boolean isTime(int every) {
      return every > 0 && random.nextInt(every) == 0;
    }

    /// What one revision does: often one thing, sometimes up to five. The first names it.
    private SchemaWalk.Step steps(SchemaWalk.Schema schema) {
      SchemaWalk.Step first = walk.next(schema);
      List<Operation> operations = new ArrayList<>(first.operations());
      int wanted = 1 + random.nextInt(MOST_STEPS);
      while (operations.size() < wanted) {
        operations.addAll(walk.next(schema).operations());
      }
      return new SchemaWalk.Step(first.message(), operations);
    }

    private String add(
        int number, SchemaWalk.Step step, List<String> downRevisions, List<String> dependsOn)
        throws IOException {
      now = now.plusMinutes(1 + random.nextInt(600));
      List<String> labels =
          downRevisions.size() == 1 && isTime(LABEL_EVERY) ? List.of("line_" + number) : List.of();
      SampleRevision revision =
          new SampleRevision(
              SampleRevision.idFor("synthetic " + number),
              step.message(),
              downRevisions,
              labels,
              dependsOn,
              now,
              step.operations());
      Files.writeString(versions.resolve(revision.fileName()), revision.text());
      return revision.id();
    }
  }
}
