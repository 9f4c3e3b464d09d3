package lynearm.operation;

import java.util.Optional;

/// The kinds of constraints that Alembic has operations for.
public enum ConstraintKind {
  PRIMARY_KEY("primary key"),
  FOREIGN_KEY("foreign key"),
  UNIQUE("unique constraint"),
  CHECK("check constraint"),
  EXCLUDE("exclusion constraint");

  private final String words;

  ConstraintKind(String words) {
    this.words = words;
  }

  /// What people call it.
  public String words() {
    return words;
  }

  /// The kind that `drop_constraint(type_=…)` names (Alembic: Operation reference).
  static Optional<ConstraintKind> ofType(String type) {
    return switch (type) {
      case "primary", "primarykey", "primary_key" -> Optional.of(PRIMARY_KEY);
      case "foreignkey", "foreign_key" -> Optional.of(FOREIGN_KEY);
      case "unique" -> Optional.of(UNIQUE);
      case "check" -> Optional.of(CHECK);
      default -> Optional.empty();
    };
  }
}
