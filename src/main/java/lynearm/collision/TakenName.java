package lynearm.collision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    TYPE,
    /// An index, or a constraint that makes one.
    INDEX,
    /// A constraint that is known within its table alone.
    CONSTRAINT
  }

  /// What a side takes, by the folded name.
  static Map<String, List<TakenName>> of(List<Effect> effects) {
    Map<String, List<TakenName>> taken = new HashMap<>();
    for (Effect effect : effects) {
      of(effect).ifPresent(it -> taken.computeIfAbsent(it.name(), _ -> new ArrayList<>()).add(it));
    }
    return taken;
  }

  private static Optional<TakenName> of(Effect effect) {
    boolean uses = effect.thing() == Thing.TYPE && effect.act() == Act.USE;
    if (effect.act() != Act.CREATE && !uses) {
      return Optional.empty();
    }
    return switch (effect.thing()) {
      case TABLE -> Optional.of(new TakenName(effect.nameKey(), Kind.RELATION, false, effect));
      case TYPE ->
          Optional.of(
              new TakenName(effect.nameKey(), uses ? Kind.CONSTRAINT : Kind.TYPE, uses, effect));
      case OTHER ->
          Names.words(effect.detail()).contains("sequence")
              ? Optional.of(new TakenName(effect.nameKey(), Kind.RELATION, false, effect))
              : Optional.empty();
      case INDEX, CONSTRAINT -> ofKey(effect);
      case COLUMN, ROWS -> Optional.empty();
    };
  }

  private static Optional<TakenName> ofKey(Effect key) {
    Kind kind =
        key.aspect().equals("foreign key") || key.aspect().startsWith("check")
            ? Kind.CONSTRAINT
            : Kind.INDEX;
    if (!key.name().isEmpty()) {
      return Optional.of(new TakenName(key.nameKey(), kind, false, key));
    }
    return key.table()
        .filter(_ -> key.columns().size() == 1)
        .map(table -> new TakenName(impliedName(key, table), kind, true, key));
  }

  /// SQLAlchemy: the default of `naming_convention` for indexes; PostgreSQL:
  /// `ChooseConstraintName`.
  private static String impliedName(Effect key, TableName table) {
    String columns = key.columns().iterator().next();
    String name = Names.key(table);
    if (key.thing() == Thing.INDEX) {
      return "ix_"
          + table.schema().map(it -> Names.key(it) + "_").orElse("")
          + name
          + "_"
          + columns;
    }
    return switch (key.aspect()) {
      case "primary key" -> name + "_pkey";
      case "foreign key" -> name + "_" + columns + "_fkey";
      case "unique constraint" -> name + "_" + columns + "_key";
      default -> name + "_" + columns + "_check";
    };
  }

  /// Whether both can't have the name, and it is not told elsewhere: two of a kind are compared by
  /// what they do.
  boolean meets(TakenName other) {
    if (by.table().isPresent()
        && other.by.table().isPresent()
        && Names.differ(by.table().get(), other.by.table().get())) {
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
    return kind != other.kind || (keys && implied != other.implied);
  }

  Judgement against(TakenName other) {
    boolean chosen = implied || other.implied;
    Then taken = Then.mayFail("the name " + name + " is taken");
    return new Judgement(
        Grade.SAME_CHANGE_TWICE,
        implied ? other.by.subject() : by.subject(),
        chosen
            ? "both may get the same name, which one of the files leaves to the database"
            : "both give the same name, to things of different kinds",
        taken,
        taken);
  }
}
