package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an operation does, in plain words: "adds column `users.email` (text, may be empty)". It has
/// neither a capital at its beginning nor a full stop at its end.
public record Sentence(List<Segment> segments) {
  private static final int LONGEST_CODE = 120;
  private static final int MOST_NAMES = 6;

  public Sentence {
    segments = List.copyOf(segments);
  }

  /// The sentence for an operation where it stands, with its conditions.
  public static Sentence of(Step step) {
    Writer writer = new Writer();
    writer.operation(step.operation());
    step.loop().ifPresent(head -> writer.words(", again and again: ").code(head));
    writer.conditions(step.conditions());
    return new Sentence(writer.segments);
  }

  /// The sentence for an operation alone.
  public static Sentence of(Operation operation) {
    Writer writer = new Writer();
    writer.operation(operation);
    return new Sentence(writer.segments);
  }

  /// Under what circumstances a step is carried out, without what it does: "on PostgreSQL only, if
  /// `has_rows`". Empty if it is, once and always.
  public static Sentence ofCircumstances(Step step) {
    Writer writer = new Writer();
    writer.conditions(step.conditions());
    step.loop().ifPresent(head -> writer.words(", again and again: ").code(head));
    List<Segment> segments = writer.segments;
    if (!segments.isEmpty()) {
      segments.set(0, Segment.words(segments.getFirst().text().substring(", ".length())));
    }
    return new Sentence(segments);
  }

  /// The whole sentence, names and code in back quotes.
  public String text() {
    return segments.stream()
        .map(segment ->
            switch (segment.kind()) {
              case WORDS, TYPE -> segment.text();
              case NAME, CODE -> "`" + segment.text() + "`";
            })
        .collect(Collectors.joining());
  }

  /// The whole sentence without any marks.
  public String plainText() {
    return segments.stream().map(Segment::text).collect(Collectors.joining());
  }

  private static final class Writer {
    private final List<Segment> segments = new ArrayList<>();

    Writer words(String text) {
      segments.add(Segment.words(text));
      return this;
    }

    Writer name(String text) {
      segments.add(Segment.name(text));
      return this;
    }

    Writer name(TableName table) {
      return name(table.text());
    }

    Writer column(TableName table, String column) {
      return name(table.text() + "." + column);
    }

    Writer type(String text) {
      segments.add(Segment.type(text));
      return this;
    }

    Writer code(String text) {
      String line = text.strip().replaceAll("\\s+", " ");
      segments.add(
          Segment.code(
              line.length() <= LONGEST_CODE ? line : line.substring(0, LONGEST_CODE - 1) + "…"));
      return this;
    }

    void operation(Operation operation) {
      switch (operation) {
        case Operation.CreateTable create -> createTable(create);
        case Operation.DropTable(TableName table) -> words("drops table ").name(table);
        case Operation.RenameTable(TableName table, String newName) ->
            words("renames table ").name(table).words(" to ").name(newName);
        case Operation.AddColumn(TableName table, Column column) -> {
          words("adds column ").column(table, column.name());
          facts(column);
        }
        case Operation.DropColumn(TableName table, String column) ->
            words("drops column ").column(table, column);
        case Operation.AlterColumn alter -> alterColumn(alter);
        case Operation.CreateIndex(TableName table, Index index) -> {
          words("creates ");
          index(index);
          words(" on ").name(table);
          names(" (", index.columns(), ")");
          index.condition().ifPresent(condition -> words(" for rows where ").code(condition));
        }
        case Operation.DropIndex(Optional<String> index, Optional<TableName> table) -> {
          words("drops ");
          index.ifPresentOrElse(
              name -> words("index ").name(name), () -> words("an index without a name"));
          table.ifPresent(name -> words(" on ").name(name));
        }
        case Operation.AddConstraint(TableName table, Constraint constraint) -> {
          words("adds ");
          constraint(constraint);
          words(" on ").name(table);
          parts(constraint);
        }
        case Operation.DropConstraint(TableName table, var constraint, var kind) -> {
          words("drops " + kind.map(ConstraintKind::words).orElse("constraint"));
          constraint.ifPresent(name -> words(" ").name(name));
          words(" on ").name(table);
        }
        case Operation.CommentTable(TableName table, Optional<String> comment) -> {
          words(comment.isPresent() ? "sets the comment of table " : "takes the comment off table ")
              .name(table);
          comment.ifPresent(text -> words(" to ").code(text));
        }
        case Operation.CreateType(String type, List<String> values) -> {
          words("creates type ").name(type);
          names(" (", values, ")");
        }
        case Operation.DropType(String type) -> words("drops type ").name(type);
        case Operation.ChangeRows rows -> changeRows(rows);
        case Operation.RunSql(String text, _) -> words("runs SQL: ").code(text);
        case Operation.Stop(String error) -> words("stops with ").code(error);
        case Operation.Unknown unknown -> unknown(unknown);
      }
    }

    private void createTable(Operation.CreateTable create) {
      words("creates table ").name(create.table());
      if (create.columns().isEmpty()) {
        return;
      }
      names(" (", create.columns().stream().map(Column::name).toList(), ")");
    }

    private void facts(Column column) {
      List<Runnable> facts = new ArrayList<>();
      column.type().ifPresent(type -> facts.add(() -> type(TypeWords.of(type))));
      if (column.primaryKey()) {
        facts.add(() -> words("primary key"));
      } else {
        column
            .nullable()
            .ifPresent(
                nullable -> facts.add(() -> words(nullable ? "may be empty" : "may not be empty")));
      }
      column.serverDefault().ifPresent(text -> facts.add(() -> words("default ").code(text)));
      for (Constraint constraint : column.constraints()) {
        switch (constraint.kind()) {
          case UNIQUE -> facts.add(() -> words("unique"));
          case FOREIGN_KEY ->
              constraint
                  .referent()
                  .ifPresent(table ->
                      facts.add(() ->
                          words("refers to ").column(table, first(constraint.referentColumns()))));
          default -> {}
        }
      }
      String separator = " (";
      for (Runnable fact : facts) {
        words(separator);
        fact.run();
        separator = ", ";
      }
      if (!facts.isEmpty()) {
        words(")");
      }
    }

    private static String first(List<String> names) {
      return names.isEmpty() ? "…" : names.getFirst();
    }

    private void alterColumn(Operation.AlterColumn alter) {
      List<Runnable> changes = new ArrayList<>();
      alter
          .newName()
          .ifPresent(name ->
              changes.add(() ->
                  words("renames column ")
                      .column(alter.table(), alter.column())
                      .words(" to ")
                      .name(name)));
      alter
          .type()
          .ifPresent(type ->
              changes.add(() -> {
                words("changes the type of ").column(alter.table(), alter.column());
                alter.existing().type().ifPresent(before -> words(" from ").type(before.normal()));
                words(" to ").type(type.normal());
              }));
      alter
          .nullable()
          .ifPresent(nullable ->
              changes.add(() ->
                  words(nullable ? "lets " : "makes ")
                      .column(alter.table(), alter.column())
                      .words(nullable ? " be empty" : " required")));
      alter
          .serverDefault()
          .ifPresent(text ->
              changes.add(() -> {
                words(text.isPresent() ? "sets the default of " : "takes the default off ")
                    .column(alter.table(), alter.column());
                text.ifPresent(sql -> words(" to ").code(sql));
              }));
      alter
          .comment()
          .ifPresent(text ->
              changes.add(() -> {
                words(text.isPresent() ? "sets the comment of " : "takes the comment off ")
                    .column(alter.table(), alter.column());
                text.ifPresent(comment -> words(" to ").code(comment));
              }));
      alter
          .autoincrement()
          .ifPresent(on ->
              changes.add(() ->
                  words(on ? "lets " : "stops ")
                      .column(alter.table(), alter.column())
                      .words(on ? " count up by itself" : " counting up by itself")));
      if (changes.isEmpty()) {
        words("restates column ").column(alter.table(), alter.column());
      }
      String separator = "";
      for (Runnable change : changes) {
        if (!separator.isEmpty()) {
          words(separator);
        }
        change.run();
        separator = ", and ";
      }
    }

    private void index(Index index) {
      words(index.unique() ? "unique index" : "index");
      index.name().ifPresent(name -> words(" ").name(name));
    }

    private void constraint(Constraint constraint) {
      words(constraint.kind().words());
      constraint.name().ifPresent(name -> words(" ").name(name));
    }

    private void parts(Constraint constraint) {
      names(" (", constraint.columns(), ")");
      constraint
          .referent()
          .ifPresent(table -> {
            words(" to ").name(table);
            names(" (", constraint.referentColumns(), ")");
          });
      constraint.condition().ifPresent(condition -> words(": ").code(condition));
    }

    private void changeRows(Operation.ChangeRows rows) {
      if (rows.tables().isEmpty()) {
        words(rows.verb() == DataVerb.READ ? "reads from the database: " : "changes rows: ")
            .code(rows.text());
        return;
      }
      words(rows.verb().words() + " ").name(rows.tables().getFirst());
      if (rows.verb() == DataVerb.UPDATE) {
        names(" (", rows.columns(), ")");
      }
      List<TableName> others = rows.tables().subList(1, rows.tables().size());
      if (!others.isEmpty()) {
        names(", with ", others.stream().map(TableName::text).toList(), "");
      }
    }

    private void unknown(Operation.Unknown unknown) {
      words("does something that cannot be told");
      if (!unknown.tables().isEmpty()) {
        names(" to ", unknown.tables().stream().map(TableName::text).distinct().toList(), "");
      }
      words(": " + unknown.reason());
      if (!unknown.text().isBlank()) {
        words(" – ").code(unknown.text());
      }
    }

    private void names(String before, List<String> names, String after) {
      if (names.isEmpty()) {
        return;
      }
      words(before);
      String separator = "";
      for (String name : names.subList(0, Math.min(names.size(), MOST_NAMES))) {
        if (!separator.isEmpty()) {
          words(separator);
        }
        name(name);
        separator = ", ";
      }
      int more = names.size() - MOST_NAMES;
      if (more > 0) {
        words(" and " + more + " more");
      }
      if (!after.isEmpty()) {
        words(after);
      }
    }

    void conditions(List<Condition> conditions) {
      for (Condition condition : conditions) {
        Optional<Condition.Dialects> dialects = condition.dialects();
        if (dialects.isPresent()) {
          String names =
              dialects.get().names().stream()
                  .map(Writer::databaseName)
                  .collect(Collectors.joining(" and "));
          words(dialects.get().included() ? ", on " + names + " only" : ", but not on " + names);
        } else {
          words(condition.holds() ? ", if " : ", unless ").code(condition.text());
        }
      }
    }

    private static String databaseName(String dialect) {
      return switch (dialect) {
        case "postgresql" -> "PostgreSQL";
        case "mysql" -> "MySQL";
        case "mariadb" -> "MariaDB";
        case "sqlite" -> "SQLite";
        case "mssql" -> "SQL Server";
        case "oracle" -> "Oracle";
        default -> dialect;
      };
    }
  }
}
