package lynearm.collision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lynearm.operation.Operation;
import lynearm.operation.SqlStatement;

/// What rests on what where two sides part, as far as the history before tells: over foreign keys,
/// and over the definitions of views, triggers, functions and types. What of that history could not
/// be followed adds nothing, so that some may be missing.
final class Ties {
  private static final Pattern REFERENCES =
      Pattern.compile(
          "\\breferences\\s+(?:[\\w\"`\\[\\]]+\\.)?[\"`\\[]?(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRIGGER =
      Pattern.compile(
          "\\btrigger\\b[^;]*?\\bon\\s+(?:[\\w\"`\\[\\]]+\\.)?[\"`\\[]?(\\w+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CASCADES =
      Pattern.compile("\\b(cascade|set\\s+null|set\\s+default)\\b", Pattern.CASE_INSENSITIVE);

  private final Map<String, Set<Tie>> byHolder = new HashMap<>();
  private final Map<String, Set<Tie>> byOther = new HashMap<>();

  private Ties() {}

  /// Reads what the history does, in the order in which it runs. Linear in what is written there.
  static Ties of(SideReading history) {
    Ties ties = new Ties();
    Map<Occurrence, List<Effect>> steps = new LinkedHashMap<>();
    history.steps().forEach(step -> steps.put(step, new ArrayList<>()));
    for (Effect effect : EffectReader.of(history.steps()).all()) {
      steps.computeIfAbsent(effect.at(), _ -> new ArrayList<>()).add(effect);
    }
    steps.forEach(ties::read);
    return ties;
  }

  /// Whether what a side does can meet a tie at all, so that the history is worth reading.
  static boolean concern(List<Effect> effects) {
    return effects.stream()
        .anyMatch(effect ->
            effect.thing() == Thing.ROWS || (effect.isStructural() && effect.act() != Act.CREATE));
  }

  /// What rests on this thing, directly or over others that go or change with it.
  List<Tie> on(String other) {
    List<Tie> found = new ArrayList<>(byOther.getOrDefault(other, Set.of()));
    Set<String> seen = new HashSet<>(Set.of(other));
    Deque<Tie> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      Tie tie = open.pop();
      boolean passesOn = tie.kind() == Tie.Kind.MENTION || tie.cascades();
      if (!passesOn || !seen.add(tie.holder())) {
        continue;
      }
      for (Tie next : byOther.getOrDefault(tie.holder(), Set.of())) {
        if (next.kind() == tie.kind() && !next.holder().equals(other)) {
          Tie reached = next.over(other);
          found.add(reached);
          open.push(reached);
        }
      }
    }
    return found;
  }

  // ---- reading

  private void read(Occurrence at, List<Effect> effects) {
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      if (effect.is(Thing.TABLE, Act.DROP)) {
        remove(now(effect));
      } else if (effect.is(Thing.TABLE, Act.RENAME)) {
        rename(now(effect), effect.detail());
      } else if (effect.is(Thing.CONSTRAINT, Act.DROP)) {
        loosen(effect);
      } else if (isReferent(effect) && i > 0) {
        refer(effects.get(i - 1), effect);
      }
    }
    types(effects);
    switch (at.step().operation()) {
      case Operation.RunSql(_, var statements) -> statements.forEach(it -> define(at, it));
      case Operation.Unknown unknown -> {
        Matcher trigger = TRIGGER.matcher(unknown.text());
        while (trigger.find()) {
          define(at, Names.key(trigger.group(1)), unknown.text());
        }
      }
      default -> {}
    }
  }

  /// What something is called after the history, which is how the sides know it.
  private static String now(Effect effect) {
    return effect.table().map(Names::key).orElse(effect.nameKey());
  }

  private static boolean isReferent(Effect effect) {
    return effect.is(Thing.TABLE, Act.USE) && effect.aspect().equals("foreign key");
  }

  private void refer(Effect key, Effect referent) {
    add(
        new Tie(
            Tie.Kind.REFERENCE,
            now(key),
            now(referent),
            key.name(),
            key.columns(),
            referent.columns(),
            CASCADES.matcher(key.at().code()).find(),
            "",
            key.at().place()));
  }

  /// Tables rest on the types of their columns.
  private void types(List<Effect> effects) {
    for (Effect type : effects) {
      if (type.thing() != Thing.TYPE) {
        continue;
      }
      for (Effect made : effects) {
        boolean holds = made.thing() == Thing.TABLE || made.thing() == Thing.COLUMN;
        if (holds && made.act() != Act.USE) {
          mention(now(made), type.nameKey(), "", type.at());
        }
      }
    }
  }

  /// What a statement makes rests on whatever it names; the table of a trigger does so too.
  private void define(Occurrence at, SqlStatement statement) {
    Stream<String> tables = statement.tables().stream().map(Names::key);
    switch (statement.kind()) {
      case CREATE_TABLE, CREATE_VIEW ->
          tables.findFirst().ifPresent(made -> define(at, made, statement.text()));
      case DEFINITION -> {
        if (!new SqlClauses(statement.text()).accept("create")) {
          return;
        }
        statement
            .name()
            .ifPresent(name ->
                define(at, Names.key(name.substring(name.lastIndexOf('.') + 1)), statement.text()));
        if (Names.words(statement.text()).contains("trigger")) {
          tables.forEach(table -> define(at, table, statement.text()));
        }
      }
      default -> {}
    }
  }

  private void define(Occurrence at, String holder, String text) {
    Set<String> words = Names.words(text);
    Matcher referent = REFERENCES.matcher(text);
    while (referent.find()) {
      String other = Names.key(referent.group(1));
      words.remove(other);
      refer(at, holder, other, text);
    }
    words.forEach(word -> mention(holder, word, text, at));
  }

  private void refer(Occurrence at, String holder, String other, String text) {
    boolean cascades = CASCADES.matcher(text).find();
    add(
        new Tie(
            Tie.Kind.REFERENCE, holder, other, "", Set.of(), Set.of(), cascades, "", at.place()));
  }

  private void mention(String holder, String other, String text, Occurrence at) {
    add(new Tie(Tie.Kind.MENTION, holder, other, "", Set.of(), Set.of(), true, text, at.place()));
  }

  // ---- keeping

  private void add(Tie tie) {
    if (!tie.holder().equals(tie.other())) {
      byHolder.computeIfAbsent(tie.holder(), _ -> new LinkedHashSet<>()).add(tie);
      byOther.computeIfAbsent(tie.other(), _ -> new LinkedHashSet<>()).add(tie);
    }
  }

  private void remove(Tie tie) {
    byHolder.getOrDefault(tie.holder(), new HashSet<>()).remove(tie);
    byOther.getOrDefault(tie.other(), new HashSet<>()).remove(tie);
  }

  private List<Tie> remove(String name) {
    Set<Tie> concerned = new LinkedHashSet<>(byHolder.getOrDefault(name, Set.of()));
    concerned.addAll(byOther.getOrDefault(name, Set.of()));
    concerned.forEach(this::remove);
    return List.copyOf(concerned);
  }

  private void rename(String before, String after) {
    remove(before).forEach(tie -> add(tie.renamed(before, after)));
  }

  private void loosen(Effect drop) {
    if (drop.at().isCertain()) {
      Set.copyOf(byHolder.getOrDefault(now(drop), Set.of())).stream()
          .filter(tie -> !drop.name().isEmpty() && Names.key(tie.name()).equals(drop.nameKey()))
          .forEach(this::remove);
    }
  }
}
