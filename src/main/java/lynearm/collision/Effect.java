package lynearm.collision;

import java.util.Optional;
import java.util.Set;
import lynearm.operation.TableName;

/// One thing that a step does to one thing of the database.
///
/// @param table the table concerned as the file names it; nothing for what belongs to none
/// @param key the table by the name it had where the sides parted, folded; empty for none
/// @param name what the thing is called, as written; empty if the file gives it no name
/// @param aspect what is altered, or the kind of a constraint
/// @param detail the value, the definition or the new name, for comparing
/// @param columns keys of the columns concerned
/// @param anyColumn whether it may concern other columns as well
/// @param passing whether the side that makes this table drops it again, for sure
record Effect(
    Thing thing,
    Act act,
    Optional<TableName> table,
    String key,
    String name,
    String aspect,
    String detail,
    Set<String> columns,
    boolean anyColumn,
    boolean passing,
    Occurrence at) {

  /// How the detail of what a renaming makes begins.
  static final String RENAMED = "renamed from ";

  /// The aspect of a column that numbers its rows by itself.
  static final String NUMBERS_ITSELF = "numbers itself";

  /// The aspect of a table that is told of its partitions.
  static final String PARTITIONS = "partitions";

  /// The aspect of rights on all that a schema has when they are given.
  static final String ALL_IN_SCHEMA = "all in schema";

  Effect {
    columns = Set.copyOf(columns);
  }

  String nameKey() {
    return Names.key(name);
  }

  boolean is(Thing what, Act done) {
    return thing == what && act == done;
  }

  /// Whether it surely concerns a column.
  boolean names(Effect column) {
    return columns.stream().anyMatch(column.columns()::contains);
  }

  /// Whether it changes how the database is built.
  boolean isStructural() {
    return switch (act) {
      case CREATE, DROP, RENAME, ALTER, ANY -> true;
      case USE, READ, CHANGE -> false;
    };
  }

  /// Whether it comes into being as the new name of something.
  boolean isByRenaming() {
    return act == Act.CREATE && detail.startsWith(RENAMED);
  }

  /// Whether it adds, takes or changes an index or a constraint.
  boolean isKey() {
    return thing == Thing.INDEX || thing == Thing.CONSTRAINT;
  }

  /// Whether it makes something, or uses a type that may be made with it; not if it works with what
  /// is there.
  boolean makes() {
    return act == Act.CREATE || thing == Thing.TYPE;
  }

  /// Whether it makes a column, or a column into one, of which some databases let a table have one.
  boolean numbersItself() {
    return thing == Thing.COLUMN
        && (aspect.equals(NUMBERS_ITSELF)
            || (act == Act.ALTER
                && (aspect.equals("autoincrement")
                    ? detail.equals("true")
                    : aspect.equals("definition")
                        && (Names.words(detail).contains("auto_increment")
                            || Names.words(detail).contains("identity")))));
  }

  Effect asPassing() {
    return new Effect(thing, act, table, key, name, aspect, detail, columns, anyColumn, true, at);
  }

  /// What it is about, in the words of the file.
  String subject() {
    String where = table.map(TableName::text).orElse("");
    return switch (thing) {
      case TABLE, ROWS -> where;
      case COLUMN -> where + "." + name;
      case INDEX, CONSTRAINT, TYPE, OTHER -> name.isEmpty() ? where : name;
    };
  }
}
