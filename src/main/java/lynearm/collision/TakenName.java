package lynearm.collision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lynearm.collision.Judgement.Then;
import lynearm.operation.TableName;

/// A name that something takes when it is made. Tables, views, sequences, types and indexes share
/// the names of a schema (PostgreSQL: `pg_class`, `pg_type`), so that a table and an index can't
/// both be called the same.
///
/// @param implied whether the file gives no name, and the database or a convention chooses this
record TakenName(String name, Kind kind, boolean implied, Effect by) {

  /// @see #meets
  enum Kind {
    RELATION,
    /// A sequence that a database makes beside a column that numbers itself.
    SEQUENCE,
    TYPE,
    /// An index, or a constraint that makes one.
    INDEX,
    /// A constraint that is known within its table alone.
    CONSTRAINT
  }

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+");

  /// What a side takes, by the folded name.
  static Map<String, List<TakenName>> of(List<Effect> effects) {
    Map<String, List<TakenName>> taken = new HashMap<>();
    for (Effect effect : effects) {
      for (TakenName it : of(effect)) {
        taken.computeIfAbsent(it.name(), _ -> new ArrayList<>()).add(it);
      }
    }
    return taken;
  }

  private static List<TakenName> of(Effect effect) {
    boolean uses = effect.thing() == Thing.TYPE && effect.act() == Act.USE;
    boolean takesSequence = effect.thing() == Thing.OTHER && isSequence(effect);
    if (effect.act() != Act.CREATE && !uses && !takesSequence) {
      return List.of();
    }
    return switch (effect.thing()) {
      case TABLE -> ofTable(effect);
      case COLUMN -> sequencesOf(effect, List.of(effect.nameKey()));
      case TYPE ->
          List.of(
              new TakenName(effect.nameKey(), uses ? Kind.CONSTRAINT : Kind.TYPE, uses, effect));
      case OTHER ->
          takesSequence
              ? List.of(new TakenName(effect.nameKey(), Kind.RELATION, false, effect))
              : List.of();
      case INDEX, CONSTRAINT -> ofKey(effect);
      case ROWS -> List.of();
    };
  }

  private static boolean isSequence(Effect effect) {
    return Names.words(effect.detail()).contains("sequence");
  }

  private static List<TakenName> ofTable(Effect table) {
    List<TakenName> names = new ArrayList<>();
    names.add(new TakenName(table.nameKey(), Kind.RELATION, false, table));
    if (!table.isByRenaming()) {
      names.add(new TakenName(table.nameKey() + "_pkey", Kind.INDEX, true, table));
      names.addAll(sequencesOf(table, table.columns().stream().sorted().toList()));
    }
    return names;
  }

  /// PostgreSQL: the sequences of serial and identity columns.
  private static List<TakenName> sequencesOf(Effect by, List<String> columns) {
    return by.table().stream()
        .flatMap(table ->
            columns.stream()
                .filter(column -> PLAIN.matcher(column).matches())
                .map(column ->
                    new TakenName(
                        Names.key(table) + "_" + column + "_seq", Kind.SEQUENCE, true, by)))
        .toList();
  }

  private static List<TakenName> ofKey(Effect key) {
    Kind kind =
        key.aspect().equals("foreign key") || key.aspect().startsWith("check")
            ? Kind.CONSTRAINT
            : Kind.INDEX;
    if (!key.name().isEmpty()) {
      return List.of(new TakenName(key.nameKey(), kind, false, key));
    }
    if (key.columns().size() != 1) {
      return List.of();
    }
    return key.table().stream()
        .flatMap(table -> impliedNames(key, table).stream())
        .map(name -> new TakenName(name, kind, true, key))
        .toList();
  }

  /// SQLAlchemy: the default of `naming_convention` for indexes, and the one that its manual and
  /// Alembic's recommend; PostgreSQL: `ChooseConstraintName`.
  private static List<String> impliedNames(Effect key, TableName table) {
    String column = key.columns().iterator().next();
    String name = Names.key(table);
    String both = name + "_" + column;
    if (key.thing() == Thing.INDEX) {
      return List.of(
          "ix_" + table.schema().map(it -> Names.key(it) + "_").orElse("") + both, "ix_" + column);
    }
    return switch (key.aspect()) {
      case "primary key" -> List.of(name + "_pkey", "pk_" + name);
      case "foreign key" -> List.of(both + "_fkey", "fk_" + both + referent(key));
      case "unique constraint" -> List.of(both + "_key", "uq_" + both);
      default -> List.of(both + "_check", "ck_" + both);
    };
  }

  private static String referent(Effect key) {
    int end = key.detail().indexOf('[');
    return key.detail().startsWith("to ") && end > 0 ? "_" + key.detail().substring(3, end) : "";
  }

  /// Whether both can't have the name, and it is not told elsewhere: two of a kind are compared by
  /// what they do.
  boolean meets(TakenName other) {
    if (by.table().isPresent()
        && other.by.table().isPresent()
        && Names.differ(by.table().get(), other.by.table().get())) {
      return false;
    }
    if (kind == Kind.SEQUENCE || other.kind == Kind.SEQUENCE) {
      return kind != other.kind;
    }
    if (!by.makes() || !other.by.makes()) {
      return false;
    }
    boolean keys = by.isKey() || other.by.isKey();
    if (kind == Kind.CONSTRAINT || other.kind == Kind.CONSTRAINT) {
      boolean sameTable =
          by.key().equals(other.by.key()) || by.key().isEmpty() || other.by.key().isEmpty();
      return keys
          && sameTable
          && kind != Kind.RELATION
          && other.kind != Kind.RELATION
          && implied != other.implied;
    }
    return kind != other.kind
        || (keys && implied != other.implied)
        || (kind == Kind.RELATION && by.thing() != other.by.thing());
  }

  Judgement against(TakenName other) {
    boolean chosen = implied || other.implied;
    Effect given = implied ? other.by : by;
    if (!given.makes()) {
      return new Judgement(
          given.act() == Act.DROP ? Grade.CONTRADICTION : Grade.ORDER_MATTERS,
          given.subject(),
          "one works with a sequence that may be the one of the column that the other makes",
          Then.mayFail("whether the sequence is there depends on the column"),
          Then.mayFail("whether the sequence is there depends on the column"));
    }
    Then taken = Then.mayFail("the name " + name + " is taken");
    return new Judgement(
        Grade.SAME_CHANGE_TWICE,
        given.subject(),
        chosen
            ? "both may get the same name, which one of the files leaves to the database"
            : "both give the same name, to things of different kinds",
        taken,
        taken);
  }
}
