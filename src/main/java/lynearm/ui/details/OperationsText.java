package lynearm.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lynearm.operation.Direction;
import lynearm.operation.Lines;
import lynearm.operation.Operation;
import lynearm.operation.Operations;
import lynearm.operation.Segment;
import lynearm.operation.Sentence;
import lynearm.operation.Step;
import lynearm.operation.TableName;

/// What a revision does, ready to be shown: for each direction its steps in the order of the file,
/// those under the same circumstances together.
///
/// @param directions upgrade first
public record OperationsText(List<OneDirection> directions) {

  /// @param groups none if nothing is done
  public record OneDirection(Direction direction, List<Group> groups) {
    public OneDirection {
      groups = List.copyOf(groups);
    }

    int size() {
      return groups.stream().mapToInt(group -> group.lines().size()).sum();
    }
  }

  /// Steps that follow each other under the same circumstances.
  ///
  /// @param circumstances "on PostgreSQL only"; empty if there are none
  public record Group(List<Segment> circumstances, List<Line> lines) {
    public Group {
      circumstances = List.copyOf(circumstances);
      lines = List.copyOf(lines);
    }
  }

  /// What a step is at first sight.
  public enum Kind {
    ADDS("plus"),
    DROPS("minus"),
    CHANGES("edit"),
    RUNS("database"),
    STOPS("stop"),
    UNTOLD("question");

    private final String styleClass;

    Kind(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return "step-" + styleClass;
    }
  }

  /// One step.
  ///
  /// @param at where it stands in the file
  public record Line(Kind kind, List<Segment> sentence, Lines at) {
    public Line {
      sentence = List.copyOf(sentence);
    }

    /// "line 14" or "lines 14 to 17".
    String place() {
      return at.first() == at.last()
          ? "line " + at.first()
          : "lines %d to %d".formatted(at.first(), at.last());
    }

    String text() {
      return plain(sentence);
    }
  }

  public OperationsText {
    directions = List.copyOf(directions);
  }

  static OperationsText of(Operations operations) {
    return new OperationsText(
        List.of(
            new OneDirection(Direction.UPGRADE, groups(operations.upgrade())),
            new OneDirection(Direction.DOWNGRADE, groups(operations.downgrade()))));
  }

  /// Whether neither direction does anything.
  boolean isEmpty() {
    return directions.stream().allMatch(direction -> direction.groups().isEmpty());
  }

  private static List<Group> groups(List<Step> steps) {
    List<Group> groups = new ArrayList<>();
    List<Segment> circumstances = List.of();
    List<Line> lines = new ArrayList<>();
    for (Step step : steps) {
      List<Segment> own = Sentence.ofCircumstances(step).segments();
      if (!lines.isEmpty() && !own.equals(circumstances)) {
        groups.add(new Group(circumstances, lines));
        lines.clear();
      }
      circumstances = own;
      lines.add(new Line(kindOf(step.operation()), sentence(step.operation()), step.lines()));
    }
    if (!lines.isEmpty()) {
      groups.add(new Group(circumstances, lines));
    }
    return groups;
  }

  private static Kind kindOf(Operation operation) {
    return switch (operation) {
      case Operation.CreateTable _,
          Operation.AddColumn _,
          Operation.CreateIndex _,
          Operation.AddConstraint _,
          Operation.CreateType _ ->
          Kind.ADDS;
      case Operation.DropTable _,
          Operation.DropColumn _,
          Operation.DropIndex _,
          Operation.DropConstraint _,
          Operation.DropType _ ->
          Kind.DROPS;
      case Operation.RenameTable _, Operation.AlterColumn _, Operation.CommentTable _ ->
          Kind.CHANGES;
      case Operation.ChangeRows _, Operation.RunSql _ -> Kind.RUNS;
      case Operation.Stop _ -> Kind.STOPS;
      case Operation.Unknown _ -> Kind.UNTOLD;
    };
  }

  private static List<Segment> sentence(Operation operation) {
    if (!(operation instanceof Operation.Unknown(String reason, String text, var tables, _))) {
      return Sentence.of(operation).segments();
    }
    List<Segment> segments = new ArrayList<>();
    segments.add(words("cannot be told without running it: " + reason));
    String separator = "; it concerns ";
    for (String table : tables.stream().map(TableName::text).distinct().toList()) {
      segments.add(words(separator));
      segments.add(new Segment(Segment.Kind.NAME, table));
      separator = ", ";
    }
    if (!text.isBlank()) {
      segments.add(words(" – "));
      segments.add(new Segment(Segment.Kind.CODE, shortened(text)));
    }
    return segments;
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }

  private static Segment words(String text) {
    return new Segment(Segment.Kind.WORDS, text);
  }

  static String plain(List<Segment> segments) {
    return segments.stream().map(Segment::text).collect(Collectors.joining());
  }

  /// All of it as plain text, to be copied.
  String text() {
    StringBuilder text = new StringBuilder();
    for (OneDirection direction : directions) {
      text.append(direction.direction().function()).append("()\n");
      if (direction.groups().isEmpty()) {
        text.append("  does nothing\n");
      }
      for (Group group : direction.groups()) {
        String indent = group.circumstances().isEmpty() ? "  " : "    ";
        if (!group.circumstances().isEmpty()) {
          text.append("  ").append(plain(group.circumstances())).append(":\n");
        }
        group.lines().forEach(line -> text.append(indent).append(line.text()).append('\n'));
      }
    }
    return text.toString();
  }

  /// How a direction is called in an id: `upgrade`.
  static String idOf(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
