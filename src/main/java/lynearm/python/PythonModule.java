package lynearm.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A Python module read as text: what it binds certain names to, its docstring, and what Python
/// would refuse in it. Nothing is run, and what only running can tell is said to be
/// [Binding.Computed].
///
/// Reading is linear in the length of the text; the work for values is bounded whatever the text
/// asks for.
public final class PythonModule {
  private static final String DOC = "__doc__";

  private final Map<String, Binding> bindings;
  private final List<SyntaxProblem> problems;
  private final boolean isClear;

  private PythonModule(
      Map<String, Binding> bindings, List<SyntaxProblem> problems, boolean isClear) {
    this.bindings = bindings;
    this.problems = problems;
    this.isClear = isClear;
  }

  /// A module without problems, whose bindings are known.
  static PythonModule plain(Map<String, Binding> bindings) {
    return new PythonModule(bindings, List.of(), true);
  }

  static PythonModule read(
      byte[] bytes,
      Supplier<String> name,
      Optional<String> enclosingPackage,
      WantedNames wanted,
      Modules modules) {
    SourceText source;
    try {
      source = SourceText.decode(bytes);
    } catch (PythonSyntaxException e) {
      return new PythonModule(Map.of(), List.of(e.problem()), false);
    }
    Tokens tokens = Tokenizer.ofModule(source.characters());
    if (!source.hasStrayBytes()) {
      Optional<Map<String, Binding>> plain = PlainModule.bindings(tokens, wanted);
      if (plain.isPresent()) {
        return plain(plain.get());
      }
    }
    return followed(source, tokens, name, enclosingPackage, wanted, modules);
  }

  /// Parses the statements and follows them.
  static PythonModule followed(
      SourceText source,
      Tokens tokens,
      Supplier<String> name,
      Optional<String> enclosingPackage,
      WantedNames wanted,
      Modules modules) {
    ModuleTree tree = ModuleParser.parse(tokens);
    List<SyntaxProblem> problems = problems(tree, source);
    boolean clear = isClear(tree, problems, wanted.all());
    if (!clear) {
      return new PythonModule(Map.of(), problems, false);
    }
    ModuleReader reader =
        new ModuleReader(name.get(), enclosingPackage, wanted.all(), wanted.required(), modules);
    reader.run(tree);
    Map<String, Binding> bindings = new HashMap<>();
    for (String one : wanted.all()) {
      reader.binding(one).ifPresent(binding -> bindings.put(one, binding));
    }
    return new PythonModule(bindings, problems, true);
  }

  private static List<SyntaxProblem> problems(ModuleTree tree, SourceText source) {
    Tokens tokens = tree.tokens();
    Optional<SyntaxProblem> stray =
        source.hasStrayBytes() ? StrayBytes.in(tokens) : Optional.empty();
    if (tree.problems().isEmpty()
        && tokens.stop().isEmpty()
        && tokens.flaw().isEmpty()
        && stray.isEmpty()) {
      return List.of();
    }
    List<SyntaxProblem> problems = new ArrayList<>();
    stray.ifPresent(problems::add);
    tokens.stop().ifPresent(problems::add);
    if (problems.isEmpty()) {
      problems.addAll(tree.problems());
      tokens.flaw().filter(flaw -> !problems.contains(flaw)).ifPresent(problems::add);
    }
    return problems;
  }

  /// Whether what the module says about the wanted names can be believed in spite of the problems.
  private static boolean isClear(
      ModuleTree tree, List<SyntaxProblem> problems, Set<String> wanted) {
    for (SyntaxProblem problem : problems) {
      if (problem.nature() == SyntaxProblem.Nature.CONFUSING) {
        return false;
      }
    }
    Tokens tokens = tree.tokens();
    for (ModuleTree.Range lost : tree.lost()) {
      for (int i = lost.start(); i < lost.end(); i++) {
        if (tokens.kind(i) == TokenKind.NAME && wanted.contains(tokens.name(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /// What the module binds a wanted name to when it is through; nothing if it does not, or if
  /// [#isClear] is false.
  public Optional<Binding> binding(String name) {
    return Optional.ofNullable(bindings.get(name));
  }

  /// What the module's `__doc__` is, if it was wanted and can be told: as written, not stripped.
  public String docstring() {
    return bindings.get(DOC) instanceof Binding.Known(PythonValue.Str(String text), _) ? text : "";
  }

  /// What Python would refuse, the first first. Empty means that nothing was seen; bodies of
  /// functions are only looked over.
  public List<SyntaxProblem> problems() {
    return problems;
  }

  /// Whether the bindings can be believed: no problem touches them.
  public boolean isClear() {
    return isClear;
  }
}
