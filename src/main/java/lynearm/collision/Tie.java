package lynearm.collision;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.collision.Judgement.Then;

/// What the history that both sides have in common made of one thing so that it rests on another: a
/// foreign key, a view, a trigger, a function, a column of a type.
///
/// @param holder what rests on the other: the table with the foreign key, the view
/// @param other what it rests on: the table that is referred to, what the definition names
/// @param name what the foreign key is called; empty if not written
/// @param columns keys of the columns with the foreign key; empty if not known
/// @param referred keys of the columns that are referred to; empty if not known
/// @param cascades whether rows of the holder may go or change with rows of the other
/// @param definition the SQL of what is no foreign key; empty for a type
/// @param place where it was made
record Tie(
    Kind kind,
    String holder,
    String other,
    String name,
    Set<String> columns,
    Set<String> referred,
    boolean cascades,
    String definition,
    Place place) {

  enum Kind {
    REFERENCE,
    MENTION
  }

  private static final Pattern SET =
      Pattern.compile("\\bset\\b(.*?)(\\bwhere\\b|$)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  Tie renamed(String before, String after) {
    return new Tie(
        kind,
        holder.equals(before) ? after : holder,
        other.equals(before) ? after : other,
        name,
        columns,
        referred,
        cascades,
        definition,
        place);
  }

  /// The same for what is reached over the other: its columns say nothing any more.
  Tie over(String further) {
    return new Tie(kind, holder, further, name, Set.of(), Set.of(), cascades, definition, place);
  }

  /// What is to be said of an effect on the holder and one on the other, if the order of both
  /// matters.
  Optional<Judgement> judge(Effect onHolder, Effect onOther) {
    boolean matters =
        kind == Kind.REFERENCE ? ofRows(onHolder, onOther) : ofDefinition(onHolder, onOther);
    if (!matters) {
      return Optional.empty();
    }
    Then afterHolder = then(onOther, onHolder);
    Then afterOther = then(onHolder, onOther);
    return Optional.of(new Judgement(Grade.ORDER_MATTERS, holder, why(), afterHolder, afterOther));
  }

  private String why() {
    String since = " since " + place.revision().shortForm() + ", line " + place.lines().first();
    return kind == Kind.REFERENCE
        ? "rows of " + holder + " depend on rows of " + other + " by a foreign key" + since
        : holder + " rests on " + other + since;
  }

  private static Then then(Effect runs, Effect ran) {
    return runs.isStructural()
        ? Then.mayFail("something rests on what it changes, or the rows no longer fit")
        : ran.isStructural()
            ? Then.mayFail("what its rows rest on has been changed")
            : Then.mayFail("it finds other rows, or rows that a foreign key refuses");
  }

  // ---- foreign keys

  private boolean ofRows(Effect child, Effect parent) {
    if (parent.thing() == Thing.ROWS && parent.act() == Act.CHANGE) {
      return switch (parent.aspect()) {
        case "INSERT" -> child.thing() == Thing.ROWS && refers(child);
        case "UPDATE" -> sets(parent, referred) && minds(child);
        default -> minds(child);
      };
    }
    boolean takes =
        switch (parent.thing()) {
          case TABLE -> parent.act() == Act.DROP;
          case COLUMN -> isTaken(parent, referred);
          case CONSTRAINT, INDEX -> parent.act() == Act.DROP && isOrMayBeKey(parent);
          case ROWS, TYPE, OTHER -> false;
        };
    return takes && (looses(child) || refers(child) || isRetyped(child));
  }

  private static boolean isOrMayBeKey(Effect drop) {
    return !drop.aspect().startsWith("check") && !drop.aspect().equals("foreign key");
  }

  /// Whether it minds that rows are gone, or have another key.
  private boolean minds(Effect child) {
    boolean rows = child.thing() == Thing.ROWS && (cascades || child.act() == Act.CHANGE);
    return rows || looses(child) || isRetyped(child);
  }

  /// Whether the foreign key goes by it.
  private boolean looses(Effect child) {
    return child.act() == Act.DROP
        && switch (child.thing()) {
          case TABLE -> true;
          case COLUMN -> meets(child, columns);
          case CONSTRAINT -> child.aspect().isEmpty() || child.aspect().equals("foreign key");
          case INDEX, ROWS, TYPE, OTHER -> false;
        };
  }

  private boolean isRetyped(Effect child) {
    return child.thing() == Thing.COLUMN && isTaken(child, columns);
  }

  /// Whether rows come or change so that they may refer to something else than before.
  private boolean refers(Effect child) {
    if (child.thing() != Thing.ROWS || child.act() != Act.CHANGE) {
      return false;
    }
    return !child.aspect().equals("UPDATE") || sets(child, columns);
  }

  private static boolean isTaken(Effect column, Set<String> those) {
    boolean changes =
        column.act() == Act.DROP
            || (column.act() == Act.ALTER && !column.aspect().equals("comment"));
    return changes && meets(column, those);
  }

  private static boolean meets(Effect column, Set<String> those) {
    return those.isEmpty()
        || those.contains(column.nameKey())
        || column.columns().stream().anyMatch(those::contains);
  }

  /// Whether an `UPDATE` may give one of these columns another value.
  private static boolean sets(Effect update, Set<String> those) {
    if (those.isEmpty()) {
      return true;
    }
    Matcher set = SET.matcher(update.detail());
    Set<String> changed = set.find() ? Names.words(set.group(1)) : update.columns();
    return changed.isEmpty() || changed.stream().anyMatch(those::contains);
  }

  // ---- definitions

  private boolean ofDefinition(Effect user, Effect named) {
    if (named.isKey()) {
      return false;
    }
    boolean takes =
        switch (named.act()) {
          case DROP, RENAME, ALTER, ANY -> named.thing() != Thing.COLUMN || isNamed(named);
          case CREATE -> named.thing() != Thing.COLUMN && named.thing() != Thing.TABLE;
          case CHANGE, READ, USE -> false;
        };
    boolean changesRows = named.thing() == Thing.ROWS && named.act() == Act.CHANGE;
    return switch (user.thing()) {
      case ROWS -> takes || changesRows;
      case TABLE, TYPE, OTHER -> takes;
      case COLUMN -> takes && (user.act() == Act.DROP || user.act() == Act.ALTER);
      case INDEX, CONSTRAINT -> false;
    };
  }

  private boolean isNamed(Effect column) {
    return definition.indexOf('*') >= 0 || Names.words(definition).contains(column.nameKey());
  }
}
