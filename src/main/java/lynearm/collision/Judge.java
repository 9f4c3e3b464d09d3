package lynearm.collision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lynearm.collision.Judgement.Then;

/// How two effects of different sides on one table, or on things of one name, go together. Where it
/// cannot be told, the graver is taken.
final class Judge {
  private static final String WAS_THERE =
      "it is there already, or the revisions before could not have run";

  /// The same whichever side is called left.
  private static final Comparator<Effect> ORDER =
      Comparator.comparing(Effect::thing)
          .thenComparing(Effect::act)
          .thenComparing(Effect::subject)
          .thenComparing(Effect::aspect)
          .thenComparing(Effect::detail)
          .thenComparing(effect -> effect.at().place().revision().value())
          .thenComparingInt(effect -> effect.at().place().lines().first());

  private Judge() {}

  /// @return nothing if they don't concern each other
  static Optional<Judgement> of(Effect one, Effect other) {
    if (isAfter(one, other)) {
      return of(other, one).map(Judgement::swapped);
    }
    Optional<Judgement> judged = ofTwo(one, other);
    return judged.isPresent() ? judged : ofTwo(other, one).map(Judgement::swapped);
  }

  private static boolean isAfter(Effect one, Effect other) {
    return ORDER.compare(one, other) > 0;
  }

  /// The rules, each written for one order of the two.
  private static Optional<Judgement> ofTwo(Effect a, Effect b) {
    return switch (a.thing()) {
      case TABLE -> table(a, b);
      case COLUMN -> column(a, b);
      case INDEX, CONSTRAINT -> key(a, b);
      case ROWS -> rows(a, b);
      case TYPE, OTHER -> loose(a, b);
    };
  }

  private static Optional<Judgement> judged(
      Grade grade, Effect a, String why, Then afterFirst, Then afterSecond) {
    return judged(grade, a.subject(), why, afterFirst, afterSecond);
  }

  private static Optional<Judgement> judged(
      Grade grade, String subject, String why, Then afterFirst, Then afterSecond) {
    return Optional.of(new Judgement(grade, subject, why, afterFirst, afterSecond));
  }

  private static boolean isLoose(Effect effect) {
    return effect.thing() == Thing.TYPE || effect.thing() == Thing.OTHER;
  }

  // ---- tables

  private static Optional<Judgement> table(Effect a, Effect b) {
    if (isLoose(b)) {
      return Optional.empty();
    }
    String table = "table " + a.subject();
    return switch (a.act()) {
      case CREATE -> tableMade(a, b, table);
      case DROP -> tableDropped(a, b, table);
      case RENAME -> tableRenamed(a, b, table);
      case ALTER -> tableAltered(a, b, table);
      case ANY ->
          judged(
              Grade.UNKNOWN,
              a,
              "what the one does to the table cannot be told",
              Then.goesOn("it cannot be told"),
              Then.goesOn("it cannot be told"));
      case USE -> referentRows(b);
      case READ, CHANGE -> Optional.empty();
    };
  }

  private static Optional<Judgement> referentRows(Effect b) {
    if (!b.is(Thing.ROWS, Act.CHANGE) || b.aspect().equals("INSERT")) {
      return Optional.empty();
    }
    return judged(
        Grade.ORDER_MATTERS,
        b,
        "one makes a foreign key to rows that the other changes",
        Then.mayFail("a foreign key may lead to its rows"),
        Then.mayFail("rows to which the foreign key should lead may be gone"));
  }

  private static Optional<Judgement> tableMade(Effect a, Effect b, String table) {
    if (b.is(Thing.TABLE, Act.CREATE)) {
      boolean differ = shapesDiffer(a.detail(), b.detail());
      return judged(
          differ ? Grade.CONTRADICTION : Grade.SAME_CHANGE_TWICE,
          a,
          differ
              ? "both make the table, with different columns of the same name"
              : "both make the table",
          Then.fails(table + " exists already"),
          Then.fails(table + " exists already"));
    }
    if (b.is(Thing.TABLE, Act.DROP)) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one makes the table, the other drops it",
          Then.goesOn("the table that was made is dropped"),
          Then.goesOn("the table is made after it was dropped"));
    }
    if (b.is(Thing.TABLE, Act.RENAME)) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one makes the table, the other renames one of this name",
          Then.goesOn("the table that was made gets another name"),
          Then.goesOn("the table is made beside the renamed one"));
    }
    return judged(
        Grade.ORDER_MATTERS,
        b.table().isPresent() ? b.subject() : a.subject(),
        "one needs a table that the other makes",
        Then.goesOn("the table is there"),
        Then.mayFail(WAS_THERE));
  }

  private static boolean shapesDiffer(String one, String other) {
    if (one.equals(other)) {
      return false;
    }
    Map<String, String> columns = new HashMap<>();
    for (String line : one.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        columns.put(line.substring(0, colon), line);
      }
    }
    for (String line : other.split("\n", -1)) {
      int colon = line.indexOf(':');
      String same = colon > 0 ? columns.get(line.substring(0, colon)) : null;
      if (same != null && !same.equals(line)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Judgement> tableDropped(Effect a, Effect b, String table) {
    Then gone = Then.fails("there is no " + table + " any more");
    if (b.is(Thing.TABLE, Act.DROP)) {
      return judged(Grade.CONTRADICTION, a, "both drop the table", gone, gone);
    }
    if (b.is(Thing.TABLE, Act.USE)) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one drops the table to which the other makes a foreign key",
          gone,
          Then.fails("a foreign key leads to " + table));
    }
    String what =
        b.is(Thing.TABLE, Act.RENAME)
            ? "one drops the table, the other renames it"
            : "one drops the table with which the other works";
    return judged(
        Grade.CONTRADICTION,
        a,
        what,
        gone,
        b.is(Thing.TABLE, Act.RENAME)
            ? Then.fails(table + " has another name by then")
            : Then.goesOn("what the other side did to the table goes with it"));
  }

  private static Optional<Judgement> tableRenamed(Effect a, Effect b, String table) {
    if (b.is(Thing.TABLE, Act.RENAME)) {
      boolean alike = a.detail().equals(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.CONTRADICTION,
          a,
          alike ? "both rename the table" : "both rename the table, each in its own way",
          Then.fails(table + " has another name by then"),
          Then.fails(table + " has another name by then"));
    }
    return judged(
        Grade.CONTRADICTION,
        a,
        "one renames the table, the other works with it under its old name",
        Then.fails(table + " is called " + a.detail() + " by then"),
        Then.goesOn("the table is renamed with what was done to it"));
  }

  private static Optional<Judgement> tableAltered(Effect a, Effect b, String table) {
    if (b.is(Thing.TABLE, Act.ALTER)
        && a.aspect().equals(Effect.PARTITIONS)
        && b.aspect().equals(Effect.PARTITIONS)) {
      Then overlap = Then.mayFail("what the partitions hold may overlap");
      return judged(Grade.ORDER_MATTERS, a, "both make a partition of " + table, overlap, overlap);
    }
    if (b.is(Thing.TABLE, Act.ALTER) && a.aspect().equals(b.aspect())) {
      boolean alike = a.detail().equals(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.CONTRADICTION,
          a,
          alike
              ? "both set the " + a.aspect() + " of " + table + " alike"
              : "both set the " + a.aspect() + " of " + table + ", each in its own way",
          Then.goesOn("it is set again; what runs last stays"),
          Then.goesOn("it is set again; what runs last stays"));
    }
    return Optional.empty();
  }

  // ---- columns

  private static Optional<Judgement> column(Effect a, Effect b) {
    return switch (b.thing()) {
      case COLUMN -> a.names(b) ? sameColumn(a, b) : twoColumns(a, b);
      case INDEX, CONSTRAINT -> columnAndKey(a, b);
      case ROWS -> columnAndRows(a, b);
      case TABLE -> b.act() == Act.USE ? columnAndReference(a, b) : Optional.empty();
      case TYPE, OTHER -> Optional.empty();
    };
  }

  private static Optional<Judgement> sameColumn(Effect a, Effect b) {
    String column = "column " + a.subject();
    Then gone = Then.fails("there is no " + column + " any more");
    if (a.act() == Act.CREATE && b.act() == Act.CREATE) {
      boolean untold = a.detail().equals("?") || b.detail().equals("?");
      boolean alike = untold || a.detail().equals(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.CONTRADICTION,
          a,
          alike ? "both add the column" : "both add the column, but not the same one",
          Then.fails(column + " exists already"),
          Then.fails(column + " exists already"));
    }
    if (a.act() == Act.DROP && b.act() == Act.DROP) {
      return judged(Grade.CONTRADICTION, a, "both drop the column", gone, gone);
    }
    if (a.act() == Act.CREATE && b.act() == Act.DROP) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one adds the column, the other drops it",
          Then.goesOn("the column that was added is dropped"),
          Then.goesOn("the column is added after it was dropped"));
    }
    if (a.act() == Act.CREATE) {
      return judged(
          Grade.ORDER_MATTERS,
          a,
          "one changes a column that the other adds",
          Then.goesOn("the column is there"),
          Then.mayFail(WAS_THERE));
    }
    if (a.act() == Act.DROP) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one drops the column that the other changes",
          gone,
          b.act() == Act.RENAME
              ? Then.fails(column + " has another name by then")
              : Then.goesOn("what the other side made of the column goes with it"));
    }
    if (a.act() == Act.RENAME && b.act() == Act.RENAME) {
      boolean alike = a.detail().equals(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.CONTRADICTION,
          a,
          alike ? "both rename the column" : "both rename the column, each in its own way",
          Then.fails(column + " has another name by then"),
          Then.fails(column + " has another name by then"));
    }
    if (a.act() == Act.RENAME) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one renames the column, the other changes it under its old name",
          Then.fails(column + " is called " + a.detail() + " by then"),
          Then.goesOn("the column is renamed with what was changed"));
    }
    return a.is(Thing.COLUMN, Act.ALTER) && b.act() == Act.ALTER
        ? bothAlter(a, b)
        : Optional.empty();
  }

  private static Optional<Judgement> twoColumns(Effect a, Effect b) {
    if (!a.numbersItself() || !b.numbersItself()) {
      return Optional.empty();
    }
    Then second = Then.mayFail("most databases let a table have one column that numbers itself");
    return judged(
        Grade.CONTRADICTION, a, "both let a column of the table number itself", second, second);
  }

  private static Optional<Judgement> bothAlter(Effect a, Effect b) {
    Then again = Then.goesOn("it is set again; what runs last stays");
    if (a.aspect().equals(b.aspect())) {
      boolean alike = a.detail().equals(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.CONTRADICTION,
          a,
          alike
              ? "both set the " + a.aspect() + " of the column alike"
              : "both set the " + a.aspect() + " of the column, each in its own way",
          again,
          again);
    }
    return judged(
        Grade.ORDER_MATTERS,
        a,
        "both change the column: its " + a.aspect() + " and its " + b.aspect(),
        Then.goesOn(
            "some databases state a column anew as a whole: what was changed first may be lost"),
        Then.goesOn(
            "some databases state a column anew as a whole: what was changed first may be lost"));
  }

  private static Optional<Judgement> columnAndKey(Effect a, Effect b) {
    boolean surely = a.names(b) || b.columns().stream().anyMatch(a.columns()::contains);
    boolean byName = b.name().isEmpty() || Names.key(b.name()).contains(a.nameKey());
    if (!surely && !b.anyColumn()) {
      return Optional.empty();
    }
    String column = "column " + a.subject();
    String key = b.name().isEmpty() ? "a key" : b.name();
    return switch (a.act()) {
      case DROP ->
          b.act() == Act.DROP
              ? judged(
                  byName ? Grade.CONTRADICTION : Grade.ORDER_MATTERS,
                  a,
                  "one drops the column, the other " + key + ", which may go with it",
                  Then.mayFail(key + " may have gone with the column"),
                  Then.goesOn("the column goes as well"))
              : judged(
                  surely ? Grade.CONTRADICTION : Grade.ORDER_MATTERS,
                  a,
                  "one drops the column on which the other puts " + key,
                  Then.fails("there is no " + column + " any more"),
                  Then.goesOn("the column goes, and " + key + " with it, or in its way"));
      case RENAME ->
          b.act() == Act.DROP
              ? Optional.empty()
              : judged(
                  surely ? Grade.CONTRADICTION : Grade.ORDER_MATTERS,
                  a,
                  "one renames the column on which the other puts " + key,
                  Then.fails(column + " is called " + a.detail() + " by then"),
                  Then.goesOn("the column is renamed with what is on it"));
      case CREATE ->
          !surely || b.act() == Act.DROP
              ? Optional.empty()
              : judged(
                  Grade.ORDER_MATTERS,
                  a,
                  "one adds the column on which the other puts " + key,
                  Then.goesOn("the column is there"),
                  Then.fails(
                      "without the other side there is no such column, unless it was there"
                          + " before"));
      case ALTER ->
          a.aspect().equals("comment") || a.aspect().equals("default")
              ? Optional.empty()
              : judged(
                  Grade.ORDER_MATTERS,
                  a,
                  "one changes the " + a.aspect() + " of a column, the other changes keys on it",
                  Then.goesOn("the key meets the changed column"),
                  Then.goesOn("the column is changed with the key on it, or without it"));
      case USE, READ, CHANGE, ANY -> Optional.empty();
    };
  }

  private static Optional<Judgement> columnAndRows(Effect a, Effect b) {
    String column = "column " + a.subject();
    boolean named = b.names(a);
    if (named && a.act() == Act.DROP) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one drops the column that the other works with",
          Then.fails("there is no " + column + " any more"),
          Then.goesOn("what was written into the column goes with it"));
    }
    if (named && a.act() == Act.RENAME) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one renames the column that the other works with under its old name",
          Then.fails(column + " is called " + a.detail() + " by then"),
          Then.goesOn("the column is renamed with its rows"));
    }
    if (a.aspect().equals("comment")) {
      return Optional.empty();
    }
    boolean strict = a.detail().contains("not null");
    return judged(
        Grade.ORDER_MATTERS,
        a,
        b.act() == Act.READ
            ? "one changes the structure of a table, the other reads it"
            : "one changes the structure of a table, the other its rows",
        strict
            ? Then.mayFail("rows without a value in " + column + " are refused")
            : Then.goesOn("the rows meet the changed structure"),
        strict
            ? Then.mayFail("rows without a value in " + column + " stand in the way")
            : Then.goesOn("the structure changes with the rows in it"));
  }

  private static Optional<Judgement> columnAndReference(Effect a, Effect b) {
    if (!a.names(b) && !b.anyColumn()) {
      return Optional.empty();
    }
    String column = "column " + a.subject();
    return switch (a.act()) {
      case DROP ->
          judged(
              Grade.CONTRADICTION,
              a,
              "one drops the column to which the other makes a foreign key",
              Then.fails("there is no " + column + " any more"),
              Then.fails("a foreign key leads to " + column));
      case RENAME ->
          judged(
              Grade.CONTRADICTION,
              a,
              "one renames the column to which the other makes a foreign key",
              Then.fails(column + " is called " + a.detail() + " by then"),
              Then.goesOn("the column is renamed with the key that leads to it"));
      case CREATE, ALTER ->
          judged(
              Grade.ORDER_MATTERS,
              a,
              "one changes the column to which the other makes a foreign key",
              Then.goesOn("the key meets the changed column"),
              Then.goesOn("the column is changed with a foreign key that leads to it"));
      case USE, READ, CHANGE, ANY -> Optional.empty();
    };
  }

  // ---- indexes and constraints

  private static Optional<Judgement> key(Effect a, Effect b) {
    if (b.isKey()) {
      return twoKeys(a, b);
    }
    if (b.thing() == Thing.ROWS) {
      boolean plain = a.aspect().equals("index") || b.act() == Act.READ;
      return plain
          ? Optional.empty()
          : judged(
              Grade.ORDER_MATTERS,
              a,
              a.act() == Act.CREATE
                  ? "one asks more of the rows that the other changes"
                  : "one takes away a rule for the rows that the other changes",
              a.act() == Act.CREATE
                  ? Then.mayFail("rows that break " + words(a) + " are refused")
                  : Then.goesOn("the rows are not checked any more"),
              a.act() == Act.CREATE
                  ? Then.mayFail("rows that break " + words(a) + " stand in the way")
                  : Then.goesOn("the rows have been checked"));
    }
    if (b.is(Thing.TABLE, Act.USE) && a.act() == Act.DROP) {
      return judged(
          Grade.ORDER_MATTERS,
          a,
          "one drops " + words(a) + ", on which the foreign key of the other may rest",
          Then.mayFail("a foreign key needs a unique key at its other end"),
          Then.mayFail("a foreign key may rest on it"));
    }
    return Optional.empty();
  }

  private static String words(Effect key) {
    return key.name().isEmpty()
        ? "the " + (key.aspect().isEmpty() ? "key" : key.aspect())
        : key.name();
  }

  private static Optional<Judgement> twoKeys(Effect a, Effect b) {
    boolean sameTable = !a.key().isEmpty() && a.key().equals(b.key());
    boolean sameName = !a.name().isEmpty() && a.nameKey().equals(b.nameKey());
    boolean nameless = a.name().isEmpty() || b.name().isEmpty();
    if (a.act() == Act.CREATE && b.act() == Act.CREATE) {
      return bothMakeKeys(a, b, sameTable, sameName, nameless);
    }
    if (sameName && b.act() == Act.USE) {
      boolean drops = a.act() == Act.DROP;
      return judged(
          Grade.ORDER_MATTERS,
          a,
          "one " + (drops ? "drops " : "makes ") + words(a) + ", which the SQL of the other names",
          drops
              ? Then.mayFail("there is no " + words(a) + " any more")
              : Then.goesOn(words(a) + " is there"),
          drops ? Then.mayFail(words(a) + " may be in use") : Then.mayFail(WAS_THERE));
    }
    if (sameName || (sameTable && nameless && canBeSame(a, b))) {
      String key = words(sameName || b.name().isEmpty() ? a : b);
      if (a.act() == Act.DROP && b.act() == Act.DROP) {
        return judged(
            Grade.CONTRADICTION,
            a.name().isEmpty() ? b : a,
            "both drop " + key,
            Then.fails("there is no " + key + " any more"),
            Then.fails("there is no " + key + " any more"));
      }
      if (a.act() == Act.CREATE && b.act() == Act.DROP) {
        return judged(
            Grade.CONTRADICTION,
            a.name().isEmpty() ? b : a,
            "one makes " + key + ", the other drops it",
            Then.goesOn("what was made is dropped"),
            Then.goesOn("it is made after it was dropped"));
      }
    }
    return sameTable && (a.act() == Act.DROP || b.act() == Act.DROP)
        ? oneByConvention(a, b)
        : Optional.empty();
  }

  /// Two names that conventions make of the same table and columns may mean one constraint: a batch
  /// gives names to those that have none.
  private static Optional<Judgement> oneByConvention(Effect a, Effect b) {
    boolean makesOrDrops =
        (a.act() == Act.CREATE || a.act() == Act.DROP)
            && (b.act() == Act.CREATE || b.act() == Act.DROP);
    boolean alike = Names.stem(a.name()).equals(Names.stem(b.name()));
    if (!makesOrDrops || !alike || !canBeSame(a, b)) {
      return Optional.empty();
    }
    Then gone = Then.mayFail("if both names mean one, it is not there any more");
    return judged(
        Grade.UNKNOWN,
        a,
        "whether "
            + words(a)
            + " and "
            + words(b)
            + " are one depends on how the database, or a convention, calls what has no name",
        a.act() == Act.DROP ? gone : Then.goesOn("if both names mean one, it is dropped"),
        a.act() == Act.DROP ? gone : Then.goesOn("if both names mean one, it is made anew"));
  }

  private static boolean canBeSame(Effect a, Effect b) {
    boolean kindless = a.aspect().isEmpty() || b.aspect().isEmpty();
    return kindless || a.aspect().equals(b.aspect());
  }

  private static Optional<Judgement> bothMakeKeys(
      Effect a, Effect b, boolean sameTable, boolean sameName, boolean nameless) {
    boolean sameKind = a.aspect().equals(b.aspect());
    if (sameName) {
      Then taken = Then.fails(words(a) + " exists already");
      return judged(
          Grade.SAME_CHANGE_TWICE,
          a,
          sameTable ? "both make " + words(a) : "both give the same name, on different tables",
          taken,
          taken);
    }
    if (!sameTable) {
      return Optional.empty();
    }
    if (sameKind && a.aspect().equals("primary key")) {
      Then taken = Then.fails("a table has one primary key");
      return judged(Grade.SAME_CHANGE_TWICE, a, "both make a primary key", taken, taken);
    }
    boolean alike = !a.columns().isEmpty() && a.columns().equals(b.columns());
    if (sameKind && alike && a.aspect().equals("foreign key") && !a.detail().equals(b.detail())) {
      Then second = Then.goesOn("the column gets a second foreign key, to another table");
      return judged(
          Grade.CONTRADICTION, a, "both make a foreign key from the same column", second, second);
    }
    boolean sameRule = a.detail().equals(b.detail());
    boolean uniqueTwice = isUnique(a) && isUnique(b);
    if (alike && (sameKind || uniqueTwice) && sameRule) {
      Then second =
          nameless
              ? Then.mayFail("it exists already, if the database gives both the same name")
              : Then.goesOn("the same columns get a second one, under another name");
      return judged(
          Grade.SAME_CHANGE_TWICE,
          a.name().isEmpty() ? b : a,
          "both make " + article(a.aspect()) + " on the same columns",
          second,
          second);
    }
    return Optional.empty();
  }

  private static boolean isUnique(Effect key) {
    return key.aspect().startsWith("unique");
  }

  private static String article(String noun) {
    return ("aeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  // ---- rows

  private static Optional<Judgement> rows(Effect a, Effect b) {
    if (b.thing() == Thing.TABLE && b.act() == Act.ALTER && !b.aspect().equals("comment")) {
      return judged(
          Grade.ORDER_MATTERS,
          a,
          "one changes the settings of a table, the other works with its rows",
          Then.goesOn("the rows are there already"),
          Then.goesOn("the rows meet the changed table"));
    }
    if (b.thing() != Thing.ROWS || (a.act() == Act.READ && b.act() == Act.READ)) {
      return Optional.empty();
    }
    if (a.act() == Act.READ || b.act() == Act.READ) {
      return judged(
          Grade.ORDER_MATTERS,
          a,
          "one reads rows that the other changes",
          Then.goesOn("what is read may differ from what is read the other way round"),
          Then.goesOn("what is read may differ from what is read the other way round"));
    }
    boolean twice =
        a.aspect().equals("INSERT")
            && a.aspect().equals(b.aspect())
            && a.detail().equals(b.detail());
    return judged(
        twice ? Grade.SAME_CHANGE_TWICE : Grade.ORDER_MATTERS,
        a,
        twice ? "both insert the same rows" : "both change rows of the table",
        twice
            ? Then.mayFail(
                "the rows are there already: a unique key refuses them, or they stand twice")
            : Then.goesOn("what runs last has the last word; a unique key may refuse its rows"),
        twice
            ? Then.mayFail(
                "the rows are there already: a unique key refuses them, or they stand twice")
            : Then.goesOn("what runs last has the last word; a unique key may refuse its rows"));
  }

  // ---- types and the like

  private static Optional<Judgement> loose(Effect a, Effect b) {
    if (!isLoose(b)) {
      return Optional.empty();
    }
    String thing = (a.thing() == Thing.TYPE ? "type " : "") + a.name();
    Then gone = Then.fails("there is no " + thing + " any more");
    if (a.act() == Act.CREATE && b.act() == Act.CREATE) {
      Then taken = Then.fails(thing + " exists already");
      return judged(Grade.SAME_CHANGE_TWICE, a, "both make " + thing, taken, taken);
    }
    if (a.act() == Act.DROP && b.act() == Act.DROP) {
      return judged(Grade.CONTRADICTION, a, "both drop " + thing, gone, gone);
    }
    if (a.act() == Act.CREATE && b.act() == Act.DROP) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one makes " + thing + ", the other drops it",
          Then.goesOn("what was made is dropped"),
          Then.goesOn("it is made after it was dropped"));
    }
    if (a.act() == Act.DROP) {
      return judged(
          Grade.CONTRADICTION,
          a,
          "one drops " + thing + ", with which the other works",
          gone,
          Then.fails(thing + " is in use"));
    }
    if (a.act() == Act.ALTER && b.act() == Act.ALTER) {
      boolean alike = a.detail().equalsIgnoreCase(b.detail());
      return judged(
          alike ? Grade.SAME_CHANGE_TWICE : Grade.ORDER_MATTERS,
          a,
          alike ? "both change " + thing + " alike" : "both change " + thing,
          alike ? Then.fails("it is so already") : Then.goesOn("the values stand in another order"),
          alike
              ? Then.fails("it is so already")
              : Then.goesOn("the values stand in another order"));
    }
    if (a.act() == Act.CREATE || a.act() == Act.ALTER) {
      return judged(
          Grade.ORDER_MATTERS,
          a,
          a.act() == Act.CREATE
              ? "one needs " + thing + ", which the other makes"
              : "one changes " + thing + ", with which the other works",
          Then.goesOn("it is there as changed"),
          a.act() == Act.CREATE
              ? Then.mayFail(WAS_THERE)
              : Then.goesOn("it is changed while in use"));
    }
    return Optional.empty();
  }
}
