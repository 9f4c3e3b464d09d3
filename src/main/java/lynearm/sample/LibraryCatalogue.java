package lynearm.sample;

import static lynearm.sample.Column.filled;
import static lynearm.sample.Column.optional;
import static lynearm.sample.Column.required;
import static lynearm.sample.Operation.addColumn;
import static lynearm.sample.Operation.createIndex;
import static lynearm.sample.Operation.createTable;
import static lynearm.sample.Operation.foreignKey;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// The sample with problems: healthy revisions, and one file for each thing that goes wrong.
final class LibraryCatalogue {

  private static final Person AMARA =
      Person.of("Amara Okafor", "amara@library.example", "Africa/Lagos");
  private static final Person LEO = Person.of("Leo Brandt", "leo@library.example", "Europe/Vienna");

  private final Story story;
  private LocalDateTime now = LocalDateTime.parse("2025-02-03T09:10:00.421337");

  private LibraryCatalogue(Story story) {
    this.story = story;
  }

  static void write(Path folder) throws IOException {
    Map<String, String> files =
        ProjectFiles.about(
            "# Library catalogue\n\nMade up as a sample. Alembic refuses to work with it.");
    LocalDateTime begin = LocalDateTime.parse("2025-02-03T09:00:00");
    try (Story story = Story.begin(folder, files, AMARA, begin, "Begin with Alembic")) {
      new LibraryCatalogue(story).tell();
      story.end();
    }
  }

  private void tell() throws IOException {
    SampleRevision books =
        revision(
            "create books",
            List.of(),
            createTable(
                "books",
                required("isbn", "sa.String(length=13)"),
                required("title", "sa.String(length=300)"),
                optional("published_on", "sa.Date()")));
    SampleRevision authors =
        revision(
            "create authors",
            List.of(books.id()),
            createTable("authors", required("name", "sa.String(length=200)")),
            createTable(
                "book_authors",
                List.of(required("book_id", "sa.Integer()"), required("author_id", "sa.Integer()")),
                List.of(
                    foreignKey("book_authors", "book_id", "books"),
                    foreignKey("book_authors", "author_id", "authors"))));
    SampleRevision members =
        revision(
            "create members",
            List.of(authors.id()),
            createTable(
                "members",
                required("card_number", "sa.String(length=20)"),
                required("name", "sa.String(length=200)")),
            createIndex("members", true, "card_number"));
    SampleRevision loans =
        revision(
            "create loans",
            List.of(members.id()),
            createTable(
                "loans",
                List.of(
                    required("book_id", "sa.Integer()"),
                    required("member_id", "sa.Integer()"),
                    required("due_on", "sa.Date()")),
                List.of(
                    foreignKey("loans", "book_id", "books"),
                    foreignKey("loans", "member_id", "members"))));
    for (SampleRevision healthy : List.of(books, authors, members, loans)) {
      commit(AMARA, healthy.fileName(), healthy.text(), healthy.message());
    }
    missingParent();
    duplicate(loans);
    syntaxError(loans);
    computedParent(loans);
    SampleRevision reminders =
        revision(
            "send reminders before a loan is due",
            List.of(loans.id()),
            addColumn("loans", filled("reminders_sent", "sa.Integer()", "'0'")));
    commit(AMARA, reminders.fileName(), reminders.text(), reminders.message());
  }

  /// A file whose parent went away with a git branch that never was merged.
  private void missingParent() throws IOException {
    SampleRevision lost =
        revision(
            "reserve books",
            List.of(SampleRevision.idFor("a revision on nobody's machine")),
            createTable(
                "reservations",
                required("book_id", "sa.Integer()"),
                required("member_id", "sa.Integer()")));
    commit(LEO, lost.fileName(), lost.text(), lost.message());
  }

  /// A file that was copied to begin a new one, and kept the id.
  private void duplicate(SampleRevision original) throws IOException {
    SampleRevision copy =
        new SampleRevision(
            original.id(),
            "charge fines for late loans",
            original.downRevisions(),
            List.of(),
            List.of(),
            later(),
            List.of(
                addColumn("members", filled("fines", "sa.Numeric(precision=8, scale=2)", "'0'"))));
    commit(LEO, copy.fileName(), copy.text(), copy.message());
  }

  /// A file with what a git merge leaves behind.
  private void syntaxError(SampleRevision parent) throws IOException {
    SampleRevision broken =
        revision(
            "note the language of a book",
            List.of(parent.id()),
            addColumn("books", optional("language", "sa.String(length=8)")));
    String line = "    op.add_column('books', ";
    String text =
        broken
            .text()
            .replace(
                line,
                "<<<<<<< HEAD\n    op.add_column('books', sa.Column('lang', sa.String()))\n"
                    + "=======\n"
                    + line)
            .replace("nullable=True))\n", "nullable=True))\n>>>>>>> feature/languages\n");
    commit(LEO, broken.fileName(), text, broken.message());
  }

  /// A file that asks the environment which revision came before it.
  private void computedParent(SampleRevision parent) throws IOException {
    SampleRevision computed =
        revision(
            "store covers",
            List.of(parent.id()),
            addColumn("books", optional("cover_url", "sa.String(length=500)")));
    String text =
        computed
            .text("os.environ.get('CATALOGUE_RELEASE', '" + parent.id() + "')")
            .replace("from typing import", "import os\nfrom typing import");
    commit(LEO, computed.fileName(), text, computed.message());
  }

  private LocalDateTime later() {
    now = now.plusDays(3).plusMinutes(47).plusNanos(91_827_000);
    return now;
  }

  private SampleRevision revision(
      String message, List<String> downRevisions, Operation... operations) {
    return new SampleRevision(
        SampleRevision.idFor("library: " + message),
        message,
        downRevisions,
        List.of(),
        List.of(),
        later(),
        List.of(operations));
  }

  private void commit(Person author, String fileName, String text, String message)
      throws IOException {
    story.commit(
        Story.MAIN,
        Map.of(ProjectFiles.VERSIONS + fileName, text),
        author,
        later(),
        "Migration: " + message);
  }
}
