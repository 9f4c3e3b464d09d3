package lynearm.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the statements of a module that can matter for the names that are asked for: those that
/// mention one, and those that mention a name which these use. Mostly a look at tokens, for most
/// files ask for four names bound to literals.
final class Relevance {

  /// Names by which code reaches the names of its own module.
  private static final List<String> BACK_DOORS =
      List.of(
          "globals", "locals", "vars", "exec", "setattr", "modules", "__dict__", "__builtins__");

  private static final Words BACK_DOOR_WORDS = new Words(BACK_DOORS);

  private final ModuleTree tree;
  private final boolean[] relevant;
  private final Set<String> names;

  private Relevance(ModuleTree tree, Set<String> wanted) {
    this.tree = tree;
    this.relevant = new boolean[tree.statements().size()];
    this.names = new HashSet<>(wanted);
    this.names.addAll(BACK_DOORS);
  }

  /// Whether a token is a name by which code may reach the names of its own module.
  static boolean isBackDoor(Tokens tokens, int index) {
    return tokens.find(index, BACK_DOOR_WORDS) != null;
  }

  /// For each statement whether it can matter.
  static boolean[] of(ModuleTree tree, Set<String> wanted) {
    return new Relevance(tree, wanted).find();
  }

  private boolean[] find() {
    Deque<String> used = new ArrayDeque<>();
    for (int i = 0; i < relevant.length; i++) {
      if (!relevant[i] && (reachesOut(i) || mentions(tree.ranges().get(i)))) {
        take(i, used);
      }
    }
    if (used.isEmpty()) {
      return relevant;
    }
    Map<String, List<Integer>> mentions = mentions();
    while (!used.isEmpty()) {
      for (int i : mentions.getOrDefault(used.pop(), List.of())) {
        if (!relevant[i]) {
          take(i, used);
        }
      }
    }
    for (int i = 0; i < relevant.length; i++) {
      reachesOut(i);
    }
    return relevant;
  }

  /// Takes a statement, and puts the names down that it uses and none did before.
  private void take(int index, Deque<String> newNames) {
    relevant[index] = true;
    Set<String> used = new HashSet<>();
    Statement statement = tree.statements().get(index);
    Names.addUsed(List.of(statement), used);
    if (statement instanceof Statement.Definition definition) {
      // whoever calls it may change what it mentions
      used.add(definition.name());
    }
    for (String name : used) {
      if (names.add(name)) {
        newNames.push(name);
      }
    }
  }

  /// Whether a statement may bind any name at all: an import of everything, or a function that
  /// assigns a wanted name of the module. Then every call counts, for it may call that function.
  private boolean reachesOut(int index) {
    Statement statement = tree.statements().get(index);
    if (statement instanceof Statement.FromImport(_, _, var imported, _)) {
      return imported.isEmpty();
    }
    if (statement instanceof Statement.Definition(_, _, _, var globals, _)) {
      for (Statement.GlobalWrite write : globals) {
        if (names.contains(write.name())) {
          Arrays.fill(relevant, true);
          return false;
        }
      }
    }
    return false;
  }

  /// For each name the statements that mention it.
  private Map<String, List<Integer>> mentions() {
    Map<String, List<Integer>> mentions = new HashMap<>();
    Tokens tokens = tree.tokens();
    for (int i = 0; i < relevant.length; i++) {
      ModuleTree.Range range = tree.ranges().get(i);
      boolean defines = tree.statements().get(i) instanceof Statement.Definition;
      int end = defines ? tree.endOf(i) : range.end();
      for (int at = range.start(); at < end; at++) {
        if (tokens.kind(at) == TokenKind.NAME) {
          mentions.computeIfAbsent(tokens.name(at), _ -> new ArrayList<>()).add(i);
        }
      }
    }
    return mentions;
  }

  private boolean mentions(ModuleTree.Range range) {
    Tokens tokens = tree.tokens();
    for (int i = range.start(); i < range.end(); i++) {
      if (tokens.kind(i) == TokenKind.NAME && names.contains(tokens.name(i))) {
        return true;
      }
    }
    return false;
  }
}
