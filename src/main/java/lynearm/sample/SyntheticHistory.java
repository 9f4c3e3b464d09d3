package lynearm.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Histories of any size, as plain files without git, for tests and benchmarks.
public final class SyntheticHistory {

  /// One step in so many joins two lanes.
  private static final int MERGE_EVERY = 14;

  private SyntheticHistory() {}

  /// Writes an Alembic project. Lanes are lines of revisions that go on side by side; now and then
  /// two are joined by a merge, from which both go on. In the end every lane has a head.
  ///
  /// Equal arguments give equal files. Cost: linear in the number of revisions.
  ///
  /// @param folder is made if it is not there; files of the same name are replaced
  /// @param revisions how many files; at least one more than lanes
  /// @param lanes how many heads, at least one
  /// @return the folder with the revision files
  /// @throws IOException if something can't be written
  public static Path write(Path folder, int revisions, int lanes, long seed) throws IOException {
    if (lanes < 1 || revisions <= lanes) {
      throw new IllegalArgumentException(revisions + " revisions on " + lanes + " lanes");
    }
    Path versions = Files.createDirectories(folder.resolve(ProjectFiles.VERSIONS));
    for (Map.Entry<String, String> file : ProjectFiles.about("# A synthetic history").entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    new Run(versions, revisions, lanes, new Random(seed)).write();
    return versions;
  }

  private static final class Run {

    private final Path versions;
    private final int revisions;
    private final Random random;
    private final SchemaWalk walk;
    private final SchemaWalk.Schema[] schemas;
    private final String[] tips;
    private LocalDateTime now = LocalDateTime.parse("2015-01-05T09:00:00.000001");

    Run(Path versions, int revisions, int lanes, Random random) {
      this.versions = versions;
      this.revisions = revisions;
      this.random = random;
      walk = new SchemaWalk(random);
      schemas = new SchemaWalk.Schema[lanes];
      tips = new String[lanes];
    }

    void write() throws IOException {
      int lanes = tips.length;
      for (int i = 0; i < lanes; i++) {
        schemas[i] = new SchemaWalk.Schema();
      }
      String base = add(0, walk.next(schemas[0]), List.of());
      java.util.Arrays.fill(tips, base);
      for (int i = 1; i < revisions; i++) {
        boolean isEnding = i >= revisions - lanes;
        int lane = isEnding ? i - (revisions - lanes) : random.nextInt(lanes);
        int other = random.nextInt(lanes);
        if (!isEnding && random.nextInt(MERGE_EVERY) == 0 && !tips[lane].equals(tips[other])) {
          tips[lane] =
              add(i, new SchemaWalk.Step("merge", List.of()), List.of(tips[lane], tips[other]));
          tips[other] = tips[lane];
        } else {
          tips[lane] = add(i, walk.next(schemas[lane]), List.of(tips[lane]));
        }
      }
    }

    private String add(int number, SchemaWalk.Step step, List<String> downRevisions)
        throws IOException {
      now = now.plusMinutes(1 + random.nextInt(600));
      SampleRevision revision =
          new SampleRevision(
              SampleRevision.idFor("synthetic " + number),
              step.message(),
              downRevisions,
              List.of(),
              List.of(),
              now,
              step.operations());
      Files.writeString(versions.resolve(revision.fileName()), revision.text());
      return revision.id();
    }
  }
}
