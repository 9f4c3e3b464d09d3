package lynearm.collision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import lynearm.collision.EffectReader.Effects;
import lynearm.collision.EffectReader.Spoken;
import lynearm.collision.Judgement.Then;
import lynearm.operation.Lines;
import lynearm.operation.Operation;
import lynearm.operation.TableName;
import lynearm.revision.RevisionId;

/// Compares two sides. What they do is sorted by tables and names first, so that the cost grows
/// with what they do to the same things.
final class PairFinder {
  private static final int MOST = 2_000;
  private static final String SEQUENCE = "_seq";

  /// Two steps, by their numbers.
  private record Steps(int left, int right) {}

  /// The gravest that was judged of two steps.
  private record Met(Judgement judgement, Effect left, Effect right) {}

  private final RevisionId leftHead;
  private final RevisionId rightHead;
  private final SideReading left;
  private final SideReading right;
  private final Effects leftEffects;
  private final Effects rightEffects;
  private final Set<String> leftMade;
  private final Set<String> rightMade;
  private final Map<Steps, Met> met = new LinkedHashMap<>();
  private final Set<String> apart = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private PairFinder(
      RevisionId leftHead, RevisionId rightHead, SideReading left, SideReading right) {
    this.leftHead = leftHead;
    this.rightHead = rightHead;
    this.left = left;
    this.right = right;
    this.leftEffects = EffectReader.of(left.steps());
    this.rightEffects = EffectReader.of(right.steps());
    this.leftMade = allMade(leftEffects);
    this.rightMade = allMade(rightEffects);
  }

  static List<Finding> find(
      RevisionId leftHead,
      RevisionId rightHead,
      SideReading left,
      SideReading right,
      Supplier<Ties> ties) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    return new PairFinder(leftHead, rightHead, left, right).all(ties);
  }

  private List<Finding> all(Supplier<Ties> ties) {
    Map<String, List<Effect>> leftTables = byTable(leftEffects.all());
    Map<String, List<Effect>> rightTables = byTable(rightEffects.all());
    for (String table : common(leftTables, rightTables)) {
      judgeAll(
          leftTables.getOrDefault(table, List.of()), rightTables.getOrDefault(table, List.of()));
    }
    Map<String, List<Effect>> leftNames = byName(leftEffects.all());
    Map<String, List<Effect>> rightNames = byName(rightEffects.all());
    for (String name : common(leftNames, rightNames)) {
      judgeAll(leftNames.getOrDefault(name, List.of()), rightNames.getOrDefault(name, List.of()));
    }
    takenNames(leftEffects.all(), rightEffects.all());
    schemas(leftEffects.all(), rightEffects.all(), false);
    schemas(rightEffects.all(), leftEffects.all(), true);
    rightsOnAll(leftEffects.all(), rightEffects.all(), false);
    rightsOnAll(rightEffects.all(), leftEffects.all(), true);
    looseIndexes(leftEffects.all(), rightEffects.all(), false);
    looseIndexes(rightEffects.all(), leftEffects.all(), true);
    mentions(leftEffects.spoken(), leftTables, rightTables, rightNames, false);
    mentions(rightEffects.spoken(), rightTables, leftTables, leftNames, true);
    if (Ties.concern(leftEffects.all()) && Ties.concern(rightEffects.all())) {
      tied(ties.get(), leftEffects.all(), rightEffects.all(), false);
      tied(ties.get(), rightEffects.all(), leftEffects.all(), true);
    }
    met.values().forEach(it -> findings.add(finding(it)));
    withVague(left.untold(), leftEffects)
        .forEach(it -> findings.add(untold(it, rightTables, rightHead, false)));
    withVague(right.untold(), rightEffects)
        .forEach(it -> findings.add(untold(it, leftTables, leftHead, true)));
    sameTables(leftTables, rightTables);
    findings.sort(
        Comparator.comparing(Finding::grade)
            .thenComparing(Finding::subject)
            .thenComparing(PairFinder::places));
    return findings;
  }

  // ---- sorting

  private static Map<String, List<Effect>> byTable(List<Effect> effects) {
    Map<String, List<Effect>> sorted = new HashMap<>();
    for (Effect effect : effects) {
      if (!effect.key().isEmpty()) {
        sorted.computeIfAbsent(effect.key(), _ -> new ArrayList<>()).add(effect);
      }
    }
    return sorted;
  }

  /// What has a name beyond its table: indexes and constraints, types, functions.
  private static Map<String, List<Effect>> byName(List<Effect> effects) {
    Map<String, List<Effect>> sorted = new HashMap<>();
    for (Effect effect : effects) {
      boolean named =
          effect.isKey() || effect.thing() == Thing.TYPE || effect.thing() == Thing.OTHER;
      if (named && !effect.name().isEmpty()) {
        sorted.computeIfAbsent(effect.nameKey(), _ -> new ArrayList<>()).add(effect);
      }
    }
    return sorted;
  }

  private static Collection<String> common(
      Map<String, List<Effect>> one, Map<String, List<Effect>> other) {
    Set<String> common = new TreeSet<>(one.keySet());
    common.retainAll(other.keySet());
    return common;
  }

  private static Set<Occurrence> withVague(List<Occurrence> untold, Effects effects) {
    Set<Occurrence> all = new LinkedHashSet<>(untold);
    all.addAll(effects.vague());
    return all;
  }

  // ---- judging

  /// Indexes dropped without a word on their table, against what takes columns and tables away.
  private void looseIndexes(List<Effect> some, List<Effect> others, boolean swapped) {
    for (Effect index : some) {
      if (!index.is(Thing.INDEX, Act.DROP) || !index.key().isEmpty()) {
        continue;
      }
      for (Effect other : others) {
        boolean takes =
            other.act() == Act.DROP
                && (other.thing() == Thing.COLUMN || other.thing() == Thing.TABLE);
        if (takes) {
          boolean named = index.nameKey().contains(other.nameKey());
          Judgement judgement =
              new Judgement(
                  named ? Grade.ORDER_MATTERS : Grade.UNKNOWN,
                  index.subject(),
                  named
                      ? "the index may go with what the other drops"
                      : "the file does not say on which table the index is; it may go with what the"
                          + " other drops",
                  Then.goesOn("the index is gone"),
                  Then.mayFail("the index may be gone already"));
          record(
              swapped ? other : index,
              swapped ? index : other,
              swapped ? judgement.swapped() : judgement);
        }
      }
    }
  }

  private void judgeAll(List<Effect> some, List<Effect> others) {
    for (Effect one : some) {
      for (Effect other : others) {
        judge(one, other);
      }
    }
  }

  private void judge(Effect one, Effect other) {
    if (isUntold(one) || isUntold(other)) {
      return;
    }
    Optional<Judgement> judged =
        Judge.of(one, other)
            .or(() -> named(one, other))
            .or(() -> named(other, one).map(Judgement::swapped));
    if (judged.isEmpty()) {
      return;
    }
    Judgement judgement = judged.get();
    if (one.table().isPresent() && other.table().isPresent() && one.key().equals(other.key())) {
      if (Names.differ(one.table().get(), other.table().get())) {
        return;
      }
      if (Names.isDoubtful(one.table().get(), other.table().get())) {
        judgement = doubtful(judgement, one, other);
      }
    }
    if (one.at().isApartFrom(other.at()) || (one.passing() && other.passing())) {
      apart.add(one.key());
      return;
    }
    if (isToldOtherwise(one, other, rightMade) || isToldOtherwise(other, one, leftMade)) {
      return;
    }
    record(one, other, judgement);
  }

  private void record(Effect one, Effect other, Judgement judgement) {
    Steps steps = new Steps(one.at().number(), other.at().number());
    Met before = met.get(steps);
    Met now = new Met(judgement, one, other);
    if (before == null ? met.size() < MOST : isGraver(now, before)) {
      met.put(steps, now);
    } else if (before == null && met.size() == MOST) {
      tooMany();
    }
  }

  /// Whether one only needs what the other makes and its own side makes as well: that both make it
  /// is told already.
  private static boolean isToldOtherwise(Effect maker, Effect user, Set<String> madeByUser) {
    boolean needs =
        maker.act() == Act.CREATE
            && user.thing() != Thing.ROWS
            && user.act() != Act.CREATE
            && user.act() != Act.DROP
            && user.act() != Act.RENAME;
    boolean onKey = maker.thing() == Thing.COLUMN && user.isKey() && user.act() == Act.CREATE;
    return (needs || onKey) && madeByUser.contains(made(maker));
  }

  private static String made(Effect effect) {
    return effect.thing() + "\0" + effect.key() + "\0" + effect.nameKey();
  }

  private static Set<String> allMade(Effects effects) {
    Set<String> made = new HashSet<>();
    for (Effect effect : effects.all()) {
      boolean counts = effect.thing() == Thing.TABLE || effect.thing() == Thing.COLUMN;
      if (counts && effect.act() == Act.CREATE && effect.at().isCertain()) {
        made.add(made(effect));
      }
    }
    return made;
  }

  /// A column that goes, or gets another name, while its name stands in what the other side does to
  /// the table: in a condition, an expression, an option.
  private static Optional<Judgement> named(Effect column, Effect other) {
    boolean goes =
        column.thing() == Thing.COLUMN
            && (column.act() == Act.DROP || column.act() == Act.RENAME)
            && column.key().equals(other.key());
    if (!goes || !Names.words(other.at().code()).contains(column.nameKey())) {
      return Optional.empty();
    }
    return Optional.of(
        new Judgement(
            Grade.ORDER_MATTERS,
            column.subject(),
            "one takes away a column of which the name stands in what the other does",
            Then.mayFail("there is no column " + column.subject() + " any more"),
            Then.goesOn("the column goes, with what rests on it or against it")));
  }

  /// Names of one schema that both give to things of different kinds, or that a database may choose
  /// for what has none.
  private void takenNames(List<Effect> some, List<Effect> others) {
    Map<String, List<TakenName>> left = TakenName.of(some);
    Map<String, List<TakenName>> right = TakenName.of(others);
    for (Map.Entry<String, List<TakenName>> entry : left.entrySet()) {
      for (TakenName one : entry.getValue()) {
        for (TakenName other : right.getOrDefault(entry.getKey(), List.of())) {
          boolean apart = one.by().at().isApartFrom(other.by().at());
          boolean told =
              met.containsKey(new Steps(one.by().at().number(), other.by().at().number()));
          if (!apart && !told && one.meets(other)) {
            record(one.by(), other.by(), one.against(other));
          }
        }
      }
    }
  }

  /// Schemas made, changed or dropped, against tables in them.
  private void schemas(List<Effect> some, List<Effect> others, boolean swapped) {
    for (Effect schema : some) {
      if (schema.thing() != Thing.OTHER || schema.act() == Act.USE) {
        continue;
      }
      for (Effect other : others) {
        boolean within =
            other
                .table()
                .flatMap(TableName::schema)
                .filter(name -> Names.key(name).equals(schema.nameKey()))
                .isPresent();
        if (within) {
          boolean drops = schema.act() == Act.DROP;
          Judgement judgement =
              new Judgement(
                  drops ? Grade.CONTRADICTION : Grade.ORDER_MATTERS,
                  schema.subject(),
                  drops
                      ? "one drops the schema in which the other works"
                      : "one changes the schema in which the other works",
                  drops
                      ? Then.fails("there is no schema " + schema.name() + " any more")
                      : Then.goesOn("the schema is there as changed"),
                  Then.goesOn("the schema is changed with what is in it"));
          record(
              swapped ? other : schema,
              swapped ? schema : other,
              swapped ? judgement.swapped() : judgement);
        }
      }
    }
  }

  /// Rights on all that a schema has at that time, against what the other makes, takes or gives
  /// rights on.
  private void rightsOnAll(List<Effect> some, List<Effect> others, boolean swapped) {
    for (Effect rights : some) {
      if (!rights.aspect().equals(Effect.ALL_IN_SCHEMA)) {
        continue;
      }
      for (Effect other : others) {
        boolean makes = other.act() == Act.CREATE || other.act() == Act.DROP;
        boolean isThere = other.thing() == Thing.TABLE || other.thing() == Thing.OTHER;
        boolean concerned = isThere && (makes || (other.act() == Act.ALTER && isRights(other)));
        if (concerned) {
          Judgement judgement =
              new Judgement(
                  Grade.ORDER_MATTERS,
                  rights.subject(),
                  makes
                      ? "one sets rights on all there is, the other changes what there is"
                      : "both set rights",
                  Then.goesOn("what was made before gets the rights too"),
                  Then.goesOn("what is made after has none of these rights"));
          record(
              swapped ? other : rights,
              swapped ? rights : other,
              swapped ? judgement.swapped() : judgement);
        }
      }
    }
  }

  /// What rests on what the other side changes, by the history before.
  private void tied(Ties ties, List<Effect> some, List<Effect> others, boolean swapped) {
    Map<String, List<Effect>> holders = new HashMap<>();
    others.forEach(it -> holders.computeIfAbsent(whole(it), _ -> new ArrayList<>()).add(it));
    for (Effect one : some) {
      for (Tie tie : ties.on(whole(one))) {
        for (Effect held : holders.getOrDefault(tie.holder(), List.of())) {
          boolean isTold = isUntold(one) || isUntold(held) || one.at().isApartFrom(held.at());
          if (!isTold) {
            tie.judge(held, one)
                .ifPresent(judgement ->
                    record(
                        swapped ? held : one,
                        swapped ? one : held,
                        swapped ? judgement : judgement.swapped()));
          }
        }
      }
    }
  }

  private static String whole(Effect effect) {
    return effect.key().isEmpty() ? effect.nameKey() : effect.key();
  }

  private static boolean isRights(Effect effect) {
    return effect.aspect().equals("rights") || effect.aspect().equals(Effect.ALL_IN_SCHEMA);
  }

  private static boolean isUntold(Effect effect) {
    return effect.at().step().operation() instanceof Operation.Unknown;
  }

  private static boolean isGraver(Met one, Met other) {
    return Comparator.comparing((Met it) -> it.judgement().grade())
            .thenComparing(it -> it.left().isByRenaming() || it.right().isByRenaming())
            .thenComparing(it -> it.judgement().subject())
            .thenComparing(it -> it.judgement().why())
            .compare(one, other)
        < 0;
  }

  private static Judgement doubtful(Judgement judgement, Effect one, Effect other) {
    String names =
        List.of(one, other).stream()
            .map(effect -> effect.table().map(TableName::text).orElse(""))
            .sorted()
            .reduce((a, b) -> a + " and " + b)
            .orElse("");
    return new Judgement(
        Grade.UNKNOWN,
        judgement.subject(),
        "whether "
            + names
            + " are one table depends on the schema in use; if so, "
            + judgement.why(),
        judgement.afterFirst(),
        judgement.afterSecond());
  }

  private void tooMany() {
    String sentence = "There is more than can be listed; what is missing here is not judged.";
    Finding more =
        new Finding(
            Grade.UNKNOWN, "", sentence, Optional.empty(), Optional.empty(), List.of(), List.of());
    if (!findings.contains(more)) {
      findings.add(more);
    }
  }

  /// SQL in which names stand that concern what the other side changes.
  private void mentions(
      List<Spoken> spoken,
      Map<String, List<Effect>> own,
      Map<String, List<Effect>> tables,
      Map<String, List<Effect>> names,
      boolean swapped) {
    for (Spoken text : spoken) {
      for (String word : text.words()) {
        boolean told =
            own.getOrDefault(word, List.of()).stream()
                .anyMatch(effect -> effect.at().number() == text.at().number());
        if (!told) {
          for (Effect other : tables.getOrDefault(word, List.of())) {
            mention(reading(text, other), other, swapped);
          }
        }
        for (Effect other : names.getOrDefault(word, List.of())) {
          mention(using(text, other), other, swapped);
        }
        if (word.endsWith(SEQUENCE)) {
          sequence(text, word, tables, swapped);
        }
      }
    }
  }

  /// A sequence goes and comes with its column, and is called after it: `users_id_seq`.
  private void sequence(
      Spoken text, String word, Map<String, List<Effect>> tables, boolean swapped) {
    for (int end = word.indexOf('_'); end > 0; end = word.indexOf('_', end + 1)) {
      for (Effect other : tables.getOrDefault(word.substring(0, end), List.of())) {
        boolean comesOrGoes = other.act() == Act.DROP || other.act() == Act.CREATE;
        boolean isColumn =
            other.thing() == Thing.COLUMN
                && word.equals(other.key() + "_" + other.nameKey() + SEQUENCE);
        if ((comesOrGoes && other.thing() == Thing.TABLE) || isColumn) {
          mention(reading(text, other), other, swapped);
        }
      }
    }
  }

  private void mention(Effect own, Effect other, boolean swapped) {
    if (swapped) {
      judge(other, own);
    } else {
      judge(own, other);
    }
  }

  private static Effect reading(Spoken text, Effect other) {
    return new Effect(
        Thing.ROWS,
        Act.READ,
        other.table(),
        other.key(),
        other.name(),
        "READ",
        "",
        text.words(),
        true,
        false,
        text.at());
  }

  private static Effect using(Spoken text, Effect other) {
    return new Effect(
        other.thing(),
        Act.USE,
        Optional.empty(),
        "",
        other.name(),
        "",
        "",
        Set.of(),
        false,
        false,
        text.at());
  }

  // ---- findings

  private Finding finding(Met it) {
    Place one = it.left().at().place();
    Place other = it.right().at().place();
    Judgement judgement = it.judgement();
    String sentence =
        one.revision().shortForm()
            + " "
            + one.does()
            + "; "
            + other.revision().shortForm()
            + " "
            + other.does()
            + ": "
            + judgement.why()
            + ".";
    List<Outcome> outcomes =
        List.of(
            outcome(leftHead, it.left(), it.right(), judgement.afterFirst()),
            outcome(rightHead, it.right(), it.left(), judgement.afterSecond()));
    return new Finding(
        judgement.grade(),
        judgement.subject(),
        sentence,
        Optional.of(one),
        Optional.of(other),
        outcomes,
        notes(it.left(), it.right()));
  }

  private static Outcome outcome(RevisionId at, Effect ran, Effect runs, Then then) {
    RevisionId revision = runs.at().place().revision();
    String where = "A database at " + at.shortForm();
    if (ran.passing()) {
      return new Outcome(
          at,
          revision,
          false,
          where + " has nothing of this left when " + revision.shortForm() + " runs.");
    }
    boolean guarded =
        then.fails() && (runs.act() == Act.CREATE ? runs.at().minds() : runs.at().mindsAbsence());
    if (guarded) {
      return new Outcome(
          at,
          revision,
          false,
          where
              + " lets "
              + revision.shortForm()
              + " pass over it, as the file says: "
              + then.text()
              + ".");
    }
    if (!then.fails()) {
      return new Outcome(
          at,
          revision,
          false,
          where + " then runs " + revision.shortForm() + ": " + then.text() + ".");
    }
    boolean sure = then.surely() && ran.at().isCertain() && runs.at().isCertain();
    return new Outcome(
        at,
        revision,
        true,
        where
            + (sure ? " will fail at " : " may fail at ")
            + revision.shortForm()
            + ": "
            + then.text()
            + ".");
  }

  private static List<String> notes(Effect one, Effect other) {
    List<String> notes = new ArrayList<>();
    for (Effect effect : List.of(one, other)) {
      effect
          .at()
          .circumstances()
          .ifPresent(text ->
              notes.add(
                  effect.at().place().revision().shortForm()
                      + " does it under a condition: "
                      + text
                      + "."));
    }
    if (differInCase(one, other)) {
      notes.add(
          "The names differ in capitals alone. Databases that keep quoted names as they are take"
              + " them for two things.");
    }
    if (areCut(one.name(), other.name())
        || areCut(
            one.table().map(TableName::name).orElse(""),
            other.table().map(TableName::name).orElse(""))) {
      notes.add(
          "The names are alike in their first "
              + Names.LONGEST
              + " signs. PostgreSQL keeps no more of a name in SQL; others take them for two"
              + " things.");
    }
    boolean keys = one.isKey() && other.isKey();
    if (keys && !one.key().equals(other.key()) && !one.key().isEmpty() && !other.key().isEmpty()) {
      notes.add(
          "PostgreSQL and SQLite keep the names of indexes for all tables of a schema, MySQL for"
              + " each table.");
    }
    if (one.at().code().contains("batch") || other.at().code().contains("batch")) {
      notes.add("On SQLite a batch copies the table as it finds it.");
    }
    return notes.stream().distinct().sorted().toList();
  }

  /// Whether two names are one where only their beginning is kept.
  private static boolean areCut(String one, String other) {
    return Names.key(one).equals(Names.key(other)) && !one.equalsIgnoreCase(other);
  }

  private static boolean differInCase(Effect one, Effect other) {
    String a = one.table().map(TableName::name).orElse("");
    String b = other.table().map(TableName::name).orElse("");
    boolean tables = one.key().equals(other.key()) && !a.equals(b) && a.equalsIgnoreCase(b);
    boolean names =
        one.thing() == other.thing()
            && !one.name().equals(other.name())
            && one.name().equalsIgnoreCase(other.name());
    return tables || names;
  }

  private static Finding untold(
      Occurrence it, Map<String, List<Effect>> others, RevisionId otherHead, boolean swapped) {
    Place place = it.place();
    List<TableName> tables =
        it.step().operation() instanceof Operation.Unknown unknown ? unknown.tables() : List.of();
    boolean confined =
        it.step().operation() instanceof Operation.Unknown unknown
            && unknown.confined()
            && !tables.isEmpty();
    Optional<Place> other =
        tables.stream()
            .flatMap(table -> others.getOrDefault(Names.key(table), List.of()).stream())
            .map(effect -> effect.at().place())
            .findFirst();
    String names = String.join(", ", tables.stream().map(TableName::text).distinct().toList());
    String reach =
        it.step().operation() instanceof Operation.Stop
            ? "it may end there, before the rest is done"
            : confined
                ? other.isPresent()
                    ? "it can touch only " + names + ", which the other side changes too"
                    : "it can touch only "
                        + names
                        + ", with which "
                        + otherHead.shortForm()
                        + " does nothing that was read"
                : tables.isEmpty()
                    ? "it might touch anything"
                    : "it touches " + names + ", and might touch more";
    String sentence = place.revision().shortForm() + " " + place.does() + ": " + reach + ".";
    List<String> notes =
        it
            .circumstances()
            .map(text -> place.revision().shortForm() + " does it under a condition: " + text + ".")
            .stream()
            .toList();
    return new Finding(
        Grade.UNKNOWN,
        names,
        sentence,
        swapped ? other : Optional.of(place),
        swapped ? Optional.of(place) : other,
        List.of(),
        notes);
  }

  /// Tables that both change without meeting in them.
  private void sameTables(
      Map<String, List<Effect>> leftTables, Map<String, List<Effect>> rightTables) {
    Set<String> told = new HashSet<>();
    for (Met it : met.values()) {
      if (it.left().key().equals(it.right().key())) {
        told.add(it.left().key());
      }
    }
    for (String table : common(leftTables, rightTables)) {
      Optional<Effect> one = firstChange(leftTables.getOrDefault(table, List.of()));
      Optional<Effect> other = firstChange(rightTables.getOrDefault(table, List.of()));
      if (told.contains(table)
          || one.isEmpty()
          || other.isEmpty()
          || Names.differ(one.get().table().orElseThrow(), other.get().table().orElseThrow())) {
        continue;
      }
      String name = one.get().table().map(TableName::text).orElse(table);
      String how =
          apart.contains(table)
              ? ", but never on the same database, or not for long"
              : ", but not the same in it";
      findings.add(
          new Finding(
              Grade.SAME_TABLE,
              name,
              "Both change table " + name + how + ".",
              one.map(effect -> effect.at().place()),
              other.map(effect -> effect.at().place()),
              List.of(),
              notes(one.get(), other.get())));
    }
  }

  private static Optional<Effect> firstChange(List<Effect> effects) {
    return effects.stream()
        .filter(effect -> effect.isStructural() || effect.act() == Act.CHANGE)
        .filter(effect -> !isUntold(effect))
        .findFirst();
  }

  /// The places of a finding, the same whichever side is called left.
  private static String places(Finding finding) {
    List<String> both = new ArrayList<>();
    finding.left().ifPresent(place -> both.add(text(place)));
    finding.right().ifPresent(place -> both.add(text(place)));
    both.sort(Comparator.naturalOrder());
    return String.join("\n", both) + "\n" + both.size();
  }

  private static String text(Place place) {
    Lines lines = place.lines();
    return place.revision().value() + ":" + "%09d".formatted(lines.first()) + ":" + place.does();
  }
}
