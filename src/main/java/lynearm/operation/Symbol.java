package lynearm.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.BodyStatement;
import lynearm.python.Expression;
import lynearm.python.PythonValue;

/// What an expression of a migration stands for, as far as that can be told without running it.
sealed interface Symbol {

  record Constant(PythonValue value) implements Symbol {}

  /// Something imported, by its full name: `alembic.op`, `sqlalchemy.Column`.
  record Named(String path) implements Symbol {
    String last() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /// The package on top.
    String root() {
      int dot = path.indexOf('.');
      return dot < 0 ? path : path.substring(0, dot);
    }
  }

  /// A list, tuple or set of things that are not all constants.
  record Sequence(List<Symbol> items) implements Symbol {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// A dict whose keys are constants.
  record Mapping(Map<PythonValue, Symbol> entries) implements Symbol {}

  /// What calling something imported gives, such as `sa.String(64)`.
  ///
  /// @param receiver what it was called on, if that was made as well
  record Made(Named what, Optional<Symbol> receiver, Arguments arguments, Expression source)
      implements Symbol {
    String last() {
      return what.last();
    }

    /// Each call makes something of its own; and comparing what holds itself often would cost.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// A function of the file, with the names around it.
  record Function(BodyStatement.Function definition, Frame around) implements Symbol {}

  record Lambda(Expression.Lambda definition, Frame around) implements Symbol {}

  /// A table that is being altered in a batch; nothing if its name is computed.
  record Batch(Optional<TableName> table) implements Symbol {}

  /// A connection, engine or session: what SQL can be run on.
  record Connection() implements Symbol {}

  /// Alembic's migration context.
  record Context() implements Symbol {}

  record Dialect() implements Symbol {}

  record DialectName() implements Symbol {}

  /// A question for the database in use.
  record DialectCheck(Condition.Dialects dialects) implements Symbol {}

  /// A table or mapped class.
  ///
  /// @param made what it was made by, if that was a call
  record Table(TableName name, Arguments made, boolean isClass) implements Symbol {}

  record TableColumns(Table table) implements Symbol {}

  record ColumnOf(Table table, String name) implements Symbol {}

  /// An expression of SQLAlchemy that changes or reads rows when it is executed.
  record Rows(DataVerb verb, List<TableName> tables, List<String> columns, boolean fromModel)
      implements Symbol {
    public Rows {
      tables = List.copyOf(tables);
      columns = List.copyOf(columns);
    }
  }

  /// Objects that a session gave or was given.
  record Entity(List<TableName> tables) implements Symbol {
    public Entity {
      tables = List.copyOf(tables);
    }
  }

  /// What a session was asked for, before it is fetched.
  record Query(List<TableName> tables) implements Symbol {
    public Query {
      tables = List.copyOf(tables);
    }
  }

  /// A class of the file that is no table, with what its body binds.
  ///
  /// @param derived whether it has more than its body says, from classes that are not followed
  record LocalClass(String name, Map<PythonValue, Symbol> members, boolean derived)
      implements Symbol {}

  /// An object of such a class.
  record LocalObject(LocalClass type) implements Symbol {}

  /// Text with pieces that only running can tell, shown as in the file.
  record PartlyText(String shown) implements Symbol {}

  /// A method or attribute of something.
  record Method(Symbol receiver, String name) implements Symbol {}

  /// One of several, whichever the way through the function gives.
  record Either(List<Symbol> options) implements Symbol {
    public Either {
      options = List.copyOf(options);
    }
  }

  /// The names of the module, from `globals()`.
  record Globals() implements Symbol {}

  /// A plain value that only running can tell. It does nothing by itself.
  record Data() implements Symbol {}

  /// Something from another file of which nothing is known.
  record Foreign(String shown) implements Symbol {}

  /// What `None` stands for.
  static Symbol none() {
    return new Constant(PythonValue.NONE);
  }

  /// The text of it, if it is text.
  default Optional<String> text() {
    return this instanceof Constant(PythonValue.Str(String value))
        ? Optional.of(value)
        : Optional.empty();
  }

  default boolean isNone() {
    return this instanceof Constant(PythonValue.NoneValue _);
  }

  /// Whether SQL or operations can be run by whoever is given it.
  default boolean isPowerful() {
    return switch (this) {
      case Named named -> named.path().startsWith("alembic.op") || named.path().equals("alembic");
      case Batch _, Connection _, Context _ -> true;
      case Method(Symbol receiver, _) -> receiver.isPowerful();
      case Either(List<Symbol> options) -> options.stream().anyMatch(Symbol::isPowerful);
      case Sequence(List<Symbol> items) -> items.stream().anyMatch(Symbol::isPowerful);
      case Mapping(Map<PythonValue, Symbol> entries) ->
          entries.values().stream().anyMatch(Symbol::isPowerful);
      default -> false;
    };
  }
}
