package lynearm.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Git repositories with an Alembic project, made by `git fast-import`.
final class BenchRepository {

  static final String VERSIONS = "db/migrations/versions";

  private static final int OTHER_FILES = 600;

  private final OutputStream out;
  private final Random random = new Random(11);
  private int clock = 1_500_000_000;

  private BenchRepository(OutputStream out) {
    this.out = out;
  }

  private interface Story {
    void tell(BenchRepository repository) throws IOException;
  }

  /// One branch, and others that begin near its end and bring five revisions each.
  static Path withBranches(Path folder, int revisions, int branches)
      throws IOException, InterruptedException {
    return make(folder, it -> it.tellBranches(revisions, branches));
  }

  /// One branch of many commits, few of which add a revision. The last twenty revisions stand
  /// beside one that was there.
  static Path withLongPast(Path folder, int commits, int revisions)
      throws IOException, InterruptedException {
    return make(folder, it -> it.tellLongPast(commits, revisions));
  }

  private static Path make(Path folder, Story story) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(folder, "git", "init", "-q", "-b", "main");
    Process process =
        new ProcessBuilder("git", "fast-import", "--quiet").directory(folder.toFile()).start();
    try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      story.tell(new BenchRepository(out));
    }
    if (process.waitFor() != 0) {
      throw new IOException(new String(process.getErrorStream().readAllBytes(), UTF_8));
    }
    run(folder, "git", "reset", "-q", "--hard");
    run(folder, "git", "gc", "-q");
    return folder.toRealPath();
  }

  private static void run(Path folder, String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " failed");
    }
  }

  private void tellBranches(int revisions, int branches) throws IOException {
    begin();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < revisions; i++) {
      commit("main", 2 + i);
      ids.add(revision(i, i == 0 ? "None" : quoted(ids.getLast())));
    }
    for (int branch = 0; branch < branches; branch++) {
      int at = revisions - 1 - random.nextInt(revisions / 10);
      line("reset refs/heads/branch" + branch + "\nfrom :" + (2 + at));
      String parent = ids.get(at);
      for (int i = 0; i < 5; i++) {
        commit("branch" + branch, 2 + revisions + branch * 5 + i);
        parent = revision(revisions + branch * 5 + i, quoted(parent));
      }
    }
  }

  private void tellLongPast(int commits, int revisions) throws IOException {
    begin();
    String parent = "None";
    int made = 0;
    for (int i = 0; i < commits; i++) {
      commit("main", 2 + i);
      if (made * (long) commits > i * (long) revisions) {
        file("app/pkg" + random.nextInt(OTHER_FILES) + "/mod.py", "text " + i + "\n");
        continue;
      }
      String id = revision(made, parent);
      made++;
      parent = made == revisions - 20 ? parent : quoted(id);
    }
  }

  private void begin() throws IOException {
    commit("main", 1);
    for (int i = 0; i < OTHER_FILES; i++) {
      file("app/pkg" + i + "/mod.py", "text\n");
    }
    file("alembic.ini", "[alembic]\nscript_location = db/migrations\n");
    file("db/migrations/env.py", "# env\n");
    file("db/migrations/script.py.mako", "# template\n");
  }

  private void commit(String branch, int mark) throws IOException {
    clock += 60;
    line("commit refs/heads/" + branch + "\nmark :" + mark);
    line("committer Dev" + mark % 17 + " <dev@example.org> " + clock + " +0000");
    data("work " + mark);
  }

  private String revision(int number, String parent) throws IOException {
    String id = "%012x".formatted(random.nextLong(1L << 48));
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 2 + random.nextInt(18); i++) {
      body.append(
          "    op.add_column(\"t%d\", sa.Column(\"c%d_%d\", sa.Integer(), nullable=True))\n"
              .formatted(number % 50, number, i));
    }
    file(
        VERSIONS + "/" + id + "_change.py",
        """
        \"""change %d

        Revision ID: %s
        Revises: %s
        Create Date: 2020-01-01 00:00:00.000000

        \"""
        from alembic import op
        import sqlalchemy as sa


        revision = '%s'
        down_revision = %s
        branch_labels = None
        depends_on = None


        def upgrade():
        %s

        def downgrade():
            pass
        """
            .formatted(number, id, parent, id, parent, body));
    return id;
  }

  private static String quoted(String id) {
    return "'" + id + "'";
  }

  private void file(String path, String text) throws IOException {
    line("M 100644 inline " + path);
    data(text);
  }

  private void data(String text) throws IOException {
    line("data " + text.getBytes(UTF_8).length + "\n" + text);
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(UTF_8));
  }
}
