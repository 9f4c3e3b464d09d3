package lynearm.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.git.GitBranch;
import org.jspecify.annotations.Nullable;

/// The large sample: the shape of a real history of six years. Features fork off the main line and
/// are joined again, two of them wait for it, and a branch with a label of its own runs beside.
final class FreightPlatform {

  static final int REVISIONS = 336;
  static final int MERGES = 30;

  private static final int REPORTING_REVISIONS = 24;
  private static final int OPEN_REVISIONS = 4;
  private static final long SEED = 20_190_304;

  private static final GitBranch REPORTING = new GitBranch("reporting");
  private static final GitBranch OPEN = new GitBranch("feature/emissions");

  private static final List<Person> PEOPLE =
      List.of(
          Person.of("Marta Keller", "marta@harbourline.example", "Europe/Zurich"),
          Person.of("Deniz Aydın", "deniz@harbourline.example", "Europe/Istanbul"),
          Person.of("Oluwaseun Bello", "seun@harbourline.example", "Africa/Lagos"),
          Person.of("Hannah Vries", "hannah@harbourline.example", "Europe/Amsterdam"),
          Person.of("Ken Takahashi", "ken@harbourline.example", "Asia/Tokyo"),
          Person.of("Beatriz Lima", "bia@harbourline.example", "America/Sao_Paulo"),
          Person.of("Anil Rao", "anil@harbourline.example", "Asia/Kolkata"),
          Person.of("Grace O'Neill", "grace@harbourline.example", "Europe/Dublin"));

  /// A feature that is under way.
  private static final class Feature {
    final GitBranch branch;
    final Person author;
    final SchemaWalk.Schema schema;
    final int joinsAt;
    String tip;

    Feature(GitBranch branch, Person author, SchemaWalk.Schema schema, int joinsAt, String tip) {
      this.branch = branch;
      this.author = author;
      this.schema = schema;
      this.joinsAt = joinsAt;
      this.tip = tip;
    }
  }

  private final Random random = new Random(SEED);
  private final SchemaWalk walk = new SchemaWalk(random);
  private final SchemaWalk.Schema schema = new SchemaWalk.Schema();
  private final Story story;
  private LocalDateTime now = LocalDateTime.parse("2019-03-04T09:12:44.508221");
  private String tip = "";
  private int written;

  private FreightPlatform(Story story) {
    this.story = story;
  }

  static void write(Path folder) throws IOException {
    Map<String, String> files =
        ProjectFiles.about(
            "# Harbour line\n\nA freight platform, made up as a sample: six years of migrations.");
    LocalDateTime begin = LocalDateTime.parse("2019-03-04T08:30:00");
    try (Story story = Story.begin(folder, files, PEOPLE.getFirst(), begin, "Begin with Alembic")) {
      new FreightPlatform(story).tell();
    }
  }

  private void tell() throws IOException {
    int[] sizes = featureSizes();
    int inFeatures = 0;
    for (int size : sizes) {
      inFeatures += size;
    }
    int onMain = REVISIONS - MERGES - REPORTING_REVISIONS - OPEN_REVISIONS - inFeatures;
    List<Feature> open = new ArrayList<>();
    int begun = 0;
    int reported = 0;
    Feature reporting = null;
    Feature waiting = null;
    for (int step = 0; step < onMain; step++) {
      tip = add(step(schema), parents(tip), Story.MAIN, someone());
      for (Feature feature : List.copyOf(open)) {
        if (feature.joinsAt <= step) {
          open.remove(feature);
          join(feature);
        }
      }
      if (begun < MERGES && step >= (begun + 1) * (onMain - 6) / (MERGES + 1)) {
        Feature feature =
            fork(new GitBranch("feature/" + (begun + 1)), step + 1 + random.nextInt(2 + begun % 3));
        grow(feature, sizes[begun++]);
        open.add(feature);
      }
      if (reporting == null && step == onMain / 4) {
        reporting = fork(REPORTING, onMain);
        report(reporting);
        reported++;
      } else if (reporting != null
          && reported < REPORTING_REVISIONS
          && step % Math.max(1, onMain * 3 / 4 / REPORTING_REVISIONS) == 0) {
        grow(reporting, 1);
        reported++;
      }
      if (step == onMain - 6) {
        waiting = fork(OPEN, onMain);
        grow(waiting, OPEN_REVISIONS);
      }
    }
    for (Feature feature : open) {
      join(feature);
    }
    end(reporting, reported, waiting);
  }

  private void end(@Nullable Feature reporting, int reported, @Nullable Feature waiting)
      throws IOException {
    if (reporting == null || waiting == null) {
      throw new IllegalStateException("the story is too short");
    }
    grow(reporting, REPORTING_REVISIONS - reported);
    story.merge(REPORTING, Story.MAIN, PEOPLE.getFirst(), tick());
    story.merge(OPEN, Story.MAIN, waiting.author, tick());
    story.end(REPORTING, OPEN);
  }

  private int[] featureSizes() {
    int[] sizes = new int[MERGES];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = 1 + random.nextInt(3) + random.nextInt(2);
    }
    return sizes;
  }

  private static List<String> parents(String parent) {
    return parent.isEmpty() ? List.of() : List.of(parent);
  }

  /// People come and go: at any time four of the eight are at work.
  private Person someone() {
    int first = Math.min(PEOPLE.size() - 4, written * (PEOPLE.size() - 3) / REVISIONS);
    return PEOPLE.get(first + random.nextInt(4));
  }

  private Feature fork(GitBranch branch, int joinsAt) {
    story.fork(branch, Story.MAIN);
    return new Feature(branch, someone(), schema.copy(), joinsAt, tip);
  }

  private void grow(Feature feature, int revisions) throws IOException {
    for (int i = 0; i < revisions; i++) {
      feature.tip = add(step(feature.schema), List.of(feature.tip), feature.branch, feature.author);
    }
  }

  private void join(Feature feature) throws IOException {
    story.merge(feature.branch, Story.MAIN, feature.author, tick());
    schema.join(feature.schema);
    tip =
        add(
            new SchemaWalk.Step("merge heads of main and " + feature.branch, List.of()),
            List.of(tip, feature.tip),
            Story.MAIN,
            feature.author);
  }

  /// The first revision of the branch that has a label.
  private void report(Feature reporting) throws IOException {
    SampleRevision revision =
        revision(
            new SchemaWalk.Step(
                "create report snapshots",
                List.of(
                    Operation.createTable(
                        "report_snapshots",
                        Column.required("taken_on", "sa.Date()"),
                        Column.required("title", "sa.String(length=200)"),
                        Column.optional("content", "sa.JSON()")))),
            List.of(reporting.tip),
            List.of("reporting"));
    write(revision, reporting.branch, reporting.author);
    reporting.tip = revision.id();
  }

  private SchemaWalk.Step step(SchemaWalk.Schema known) {
    return walk.next(known);
  }

  private String add(
      SchemaWalk.Step step, List<String> downRevisions, GitBranch branch, Person author)
      throws IOException {
    SampleRevision revision = revision(step, downRevisions, List.of());
    write(revision, branch, author);
    return revision.id();
  }

  private SampleRevision revision(
      SchemaWalk.Step step, List<String> downRevisions, List<String> labels) {
    return new SampleRevision(
        SampleRevision.idFor("freight " + written++),
        step.message(),
        downRevisions,
        labels,
        List.of(),
        tick(),
        step.operations());
  }

  private void write(SampleRevision revision, GitBranch branch, Person author) throws IOException {
    story.commit(
        branch,
        Map.of(ProjectFiles.VERSIONS + revision.fileName(), revision.text()),
        author,
        revision.created().plusMinutes(4 + random.nextInt(90)),
        "db: " + revision.message());
  }

  /// A working hour of one of the next days.
  private LocalDateTime tick() {
    LocalDateTime before = now;
    now = now.plusHours(1 + random.nextInt(240)).withHour(8 + random.nextInt(10));
    now = now.withMinute(random.nextInt(60)).withNano(random.nextInt(1_000_000) * 1_000);
    while (!now.isAfter(before)
        || now.getDayOfWeek() == DayOfWeek.SATURDAY
        || now.getDayOfWeek() == DayOfWeek.SUNDAY) {
      now = now.plusDays(1);
    }
    return now;
  }
}
