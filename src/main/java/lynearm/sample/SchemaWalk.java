package lynearm.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Thinks up believable migrations, one after the other, for a schema that grows. Names are never
/// used twice, and a thing is renamed, dropped or constrained once at most, so that the steps of
/// branches which later join never get into each other's way.
final class SchemaWalk {

  private static final List<String> NOUNS =
      List.of(
          "accounts",
          "carriers",
          "vessels",
          "containers",
          "bookings",
          "ports",
          "terminals",
          "routes",
          "customers",
          "contacts",
          "invoices",
          "payments",
          "tariffs",
          "surcharges",
          "shipments",
          "parcels",
          "pallets",
          "trucks",
          "drivers",
          "depots",
          "documents",
          "permits",
          "customs_entries",
          "inspections",
          "seals",
          "weighings",
          "claims",
          "refunds",
          "contracts",
          "quotes",
          "offers",
          "orders",
          "stops",
          "delays",
          "alerts",
          "users",
          "roles",
          "teams",
          "api_keys",
          "webhooks",
          "sessions",
          "currencies",
          "countries",
          "holidays",
          "time_slots",
          "gates",
          "cranes",
          "yards",
          "berths",
          "pilots",
          "tugs",
          "manifests",
          "waybills",
          "packages",
          "pickups",
          "deliveries",
          "receipts",
          "credit_notes",
          "ledgers",
          "budgets",
          "forecasts",
          "sensors",
          "readings",
          "messages");

  private static final List<String> PARTS =
      List.of("notes", "events", "files", "tags", "limits", "rules", "totals", "logs");

  private static final List<Column> COLUMNS =
      List.of(
          Column.optional("reference", "sa.String(length=64)"),
          Column.optional("description", "sa.Text()"),
          Column.filled("status", "sa.String(length=20)", "'new'"),
          Column.optional("external_id", "sa.String(length=80)"),
          Column.filled("is_active", "sa.Boolean()", "sa.true()"),
          Column.filled("created_at", "sa.DateTime(timezone=True)", "sa.text('CURRENT_TIMESTAMP')"),
          Column.optional("updated_at", "sa.DateTime(timezone=True)"),
          Column.optional("due_on", "sa.Date()"),
          Column.filled("priority", "sa.SmallInteger()", "'0'"),
          Column.optional("weight_kg", "sa.Numeric(precision=10, scale=3)"),
          Column.filled("amount", "sa.Numeric(precision=12, scale=2)", "'0'"),
          Column.optional("currency", "sa.String(length=3)"),
          Column.optional("email", "sa.String(length=320)"),
          Column.optional("phone", "sa.String(length=32)"),
          Column.optional("settings", "sa.JSON()"),
          Column.filled("retry_count", "sa.Integer()", "'0'"),
          Column.optional("closed_at", "sa.DateTime(timezone=True)"),
          Column.optional("country_code", "sa.String(length=2)"),
          Column.filled("position", "sa.Integer()", "'0'"),
          Column.optional("checksum", "sa.String(length=64)"),
          Column.optional("time_zone", "sa.String(length=40)"),
          Column.filled("version", "sa.Integer()", "'1'"),
          Column.optional("remarks", "sa.Text()"),
          Column.optional("imported_from", "sa.String(length=120)"));

  /// What one migration does, in words and in Python.
  record Step(String message, List<Operation> operations) {}

  /// The tables that a line of revisions knows, with their columns by name.
  static final class Schema {

    private final Map<String, Map<String, Column>> tables = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// What a line knows that begins here.
    Schema copy() {
      Schema copy = new Schema();
      copy.join(this);
      return copy;
    }

    /// Adds what another line knows.
    void join(Schema other) {
      for (String table : other.names) {
        other.tables.getOrDefault(table, Map.of()).values().forEach(it -> put(table, it));
      }
    }

    private void put(String table, Column column) {
      tables
          .computeIfAbsent(
              table,
              newcomer -> {
                names.add(newcomer);
                return new LinkedHashMap<>();
              })
          .put(column.name(), column);
    }
  }

  private final Random random;
  private final Set<String> used = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private int tableCount;

  SchemaWalk(Random random) {
    this.random = random;
  }

  /// A next step for a line of revisions; its schema is brought forward.
  Step next(Schema schema) {
    int dice = random.nextInt(100);
    if (schema.names.size() < 3 || dice < 13) {
      return createTable(schema);
    }
    String table = pick(schema.names);
    Map<String, Column> columns = columns(schema, table);
    if (dice < 30) {
      return index(table, columns, schema);
    }
    if (dice < 38) {
      return require(table, columns, schema);
    }
    if (dice < 44) {
      return rename(table, columns, schema);
    }
    if (dice < 50) {
      return drop(table, columns, schema);
    }
    if (dice < 58) {
      return reference(table, columns, schema);
    }
    if (dice < 64) {
      return update(table, columns, schema);
    }
    return addColumn(table, schema);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// The columns of a table that no line has dropped or renamed.
  private Map<String, Column> columns(Schema schema, String table) {
    Map<String, Column> columns = new LinkedHashMap<>(schema.tables.getOrDefault(table, Map.of()));
    columns.keySet().removeIf(column -> gone.contains(table + "." + column));
    return columns;
  }

  private boolean claim(String what) {
    return used.add(what);
  }

  private String newTable() {
    int round = tableCount / NOUNS.size();
    String noun = NOUNS.get(tableCount++ % NOUNS.size());
    if (round == 0) {
      return noun;
    }
    String part = PARTS.get((round - 1) % PARTS.size());
    int number = (round - 1) / PARTS.size();
    return noun + "_" + part + (number == 0 ? "" : "_" + (number + 1));
  }

  private Step createTable(Schema schema) {
    String table = newTable();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.required("name", "sa.String(length=200)"));
    List<String> constraints = new ArrayList<>();
    if (!schema.names.isEmpty() && random.nextBoolean()) {
      String target = pick(schema.names);
      String column = target + "_id";
      columns.add(Column.required(column, "sa.Integer()"));
      claim(table + "." + column);
      constraints.add(Operation.foreignKey(table, column, target));
    }
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Column column = pick(COLUMNS);
      if (claim(table + "." + column.name())) {
        columns.add(column);
      }
    }
    List<Operation> operations = new ArrayList<>();
    operations.add(Operation.createTable(table, columns, constraints));
    claim(table + ".name");
    columns.forEach(column -> schema.put(table, column));
    if (random.nextInt(3) == 0 && claim("index " + table + ".name")) {
      claim("change " + table + ".name");
      operations.add(Operation.createIndex(table, false, "name"));
    }
    return new Step("create " + words(table), operations);
  }

  private Step addColumn(String table, Schema schema) {
    List<Operation> operations = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int wanted = random.nextInt(5) == 0 ? 2 : 1;
    for (int tries = 0; tries < 12 && names.size() < wanted; tries++) {
      Column column = pick(COLUMNS);
      if (claim(table + "." + column.name())) {
        operations.add(Operation.addColumn(table, column));
        names.add(words(column.name()));
        schema.put(table, column);
      }
    }
    return names.isEmpty()
        ? createTable(schema)
        : new Step("add " + String.join(" and ", names) + " to " + words(table), operations);
  }

  private Step index(String table, Map<String, Column> columns, Schema schema) {
    for (Column column : columns.values()) {
      boolean isShort = !column.type().contains("Text") && !column.type().contains("JSON");
      if (isShort && claim("index " + table + "." + column.name())) {
        // an index would be in the way of a later renaming
        claim("change " + table + "." + column.name());
        return new Step(
            "index " + words(table) + " by " + words(column.name()),
            List.of(Operation.createIndex(table, false, column.name())));
      }
    }
    return addColumn(table, schema);
  }

  private Step require(String table, Map<String, Column> columns, Schema schema) {
    for (Column column : columns.values()) {
      boolean isText = column.type().startsWith("sa.String") || column.type().equals("sa.Text()");
      if (column.isNullable() && isText && claim("change " + table + "." + column.name())) {
        schema.put(table, column.asRequired());
        return new Step(
            "require " + words(column.name()) + " of " + words(table),
            List.of(
                Operation.update(
                    "UPDATE "
                        + table
                        + " SET "
                        + column.name()
                        + " = '' WHERE "
                        + column.name()
                        + " IS NULL"),
                Operation.require(table, column)));
      }
    }
    return addColumn(table, schema);
  }

  private Step rename(String table, Map<String, Column> columns, Schema schema) {
    for (Column column : new ArrayList<>(columns.values()).reversed()) {
      String newName = column.name() + "_value";
      if (!column.name().endsWith("_id")
          && !column.name().endsWith("_value")
          && claim("change " + table + "." + column.name())) {
        gone.add(table + "." + column.name());
        schema.put(table, column.renamed(newName));
        claim("change " + table + "." + newName);
        return new Step(
            "rename " + table + "." + column.name() + " to " + newName,
            List.of(Operation.rename(table, column, newName)));
      }
    }
    return addColumn(table, schema);
  }

  private Step drop(String table, Map<String, Column> columns, Schema schema) {
    for (Column column : new ArrayList<>(columns.values()).reversed()) {
      if (column.isNullable()
          && !column.name().endsWith("_id")
          && claim("change " + table + "." + column.name())) {
        gone.add(table + "." + column.name());
        return new Step(
            "drop " + words(column.name()) + " from " + words(table),
            List.of(Operation.dropColumn(table, column)));
      }
    }
    return addColumn(table, schema);
  }

  private Step reference(String table, Map<String, Column> columns, Schema schema) {
    String target = pick(schema.names);
    String name = target + "_id";
    if (target.equals(table) || columns.containsKey(name) || !claim(table + "." + name)) {
      return addColumn(table, schema);
    }
    schema.put(table, Column.optional(name, "sa.Integer()"));
    return new Step(
        "link " + words(table) + " to " + words(target),
        List.of(Operation.addReference(table, name, target)));
  }

  private Step update(String table, Map<String, Column> columns, Schema schema) {
    for (Column column : columns.values()) {
      if (column.type().startsWith("sa.String") && claim("tidy " + table + "." + column.name())) {
        claim("change " + table + "." + column.name());
        return new Step(
            "tidy " + words(column.name()) + " of " + words(table),
            List.of(
                Operation.update(
                    "UPDATE "
                        + table
                        + " SET "
                        + column.name()
                        + " = trim("
                        + column.name()
                        + ")")));
      }
    }
    return addColumn(table, schema);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
