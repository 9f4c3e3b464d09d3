package lynearm.operation;

import java.util.Optional;

/// The name of a table, with its schema if one is written.
public record TableName(Optional<String> schema, String name) {

  public static TableName of(String name) {
    return new TableName(Optional.empty(), name);
  }

  /// As people write it: `billing.invoices`.
  public String text() {
    return schema.map(s -> s + "." + name).orElse(name);
  }

  @Override
  public String toString() {
    return text();
  }
}
