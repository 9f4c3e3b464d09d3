package lynearm.find;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Fact;
import lynearm.revision.Problem;
import lynearm.revision.Revision;

/// One revision as it is searched: everything in lower case.
record Subject(
    String id,
    String message,
    String docstring,
    String file,
    String author,
    String day,
    List<String> labels,
    List<String> branches,
    Collection<Fact> body,
    List<String> bodyNames,
    Set<Trait> traits,
    Set<Problem.Kind> problems) {

  private static final int DAY_LENGTH = 10;
  private static final List<String> TEMPLATE_LINES =
      List.of("Revision ID:", "Revises:", "Create Date:");

  static Subject of(RevisionGraph graph, Node node, Knowledge known) {
    Optional<Revision> revision = node.revision();
    Collection<Fact> body = known.body(node);
    Set<Problem.Kind> problems = known.problems(node);
    String day = known.day(node);
    return new Subject(
        lower(node.id().value()),
        lower(node.message()),
        lower(revision.map(its -> withoutHeaders(its.longDoc())).orElse("")),
        lower(revision.map(its -> String.valueOf(its.file().getFileName())).orElse("")),
        lower(known.author(node)),
        day.length() > DAY_LENGTH ? day.substring(0, DAY_LENGTH) : day,
        revision.map(Revision::branchLabels).orElse(List.of()).stream()
            .map(label -> lower(label.value()))
            .toList(),
        known.branches(node).stream().map(Subject::lower).toList(),
        body,
        body.stream().map(fact -> lower(fact.name())).toList(),
        traitsOf(graph, node, known, problems),
        problems);
  }

  private static Set<Trait> traitsOf(
      RevisionGraph graph, Node node, Knowledge known, Set<Problem.Kind> problems) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    Set<Flag> flags = graph.flags(node.index());
    for (Trait trait : Trait.values()) {
      if (trait.holds(flags)) {
        traits.add(trait);
      }
    }
    if (node.revision().filter(its -> !its.branchLabels().isEmpty()).isPresent()) {
      traits.add(Trait.LABELLED);
    }
    if (!problems.isEmpty()) {
      traits.add(Trait.WITH_PROBLEM);
    }
    if (known.isUncommitted(node)) {
      traits.add(Trait.UNCOMMITTED);
    }
    return traits;
  }

  /// A docstring without the lines that Alembic's template puts there: they repeat what is searched
  /// as such, and name the parents, which are not meant.
  private static String withoutHeaders(String docstring) {
    return docstring
        .lines()
        .filter(line -> TEMPLATE_LINES.stream().noneMatch(line::startsWith))
        .collect(Collectors.joining("\n"));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean holds(Term term) {
    return switch (term) {
      case Term.Contains(Optional<Field> field, String text, boolean exact) ->
          field.isPresent() ? holds(field.get(), text, exact) : isAnywhere(text);
      case Term.Is(List<Trait> wanted) -> wanted.stream().anyMatch(traits::contains);
      case Term.HasProblem(List<Problem.Kind> kinds) -> kinds.stream().anyMatch(problems::contains);
      case Term.Since(String date) -> !day.isEmpty() && day.compareTo(date) >= 0;
      case Term.Until(String date) ->
          !day.isEmpty()
              && day.substring(0, Math.min(day.length(), date.length())).compareTo(date) <= 0;
      case Term.Not(Term inner) -> !holds(inner);
    };
  }

  private boolean isAnywhere(String text) {
    return isInPlainSight(text)
        || docstring.contains(text)
        || file.contains(text)
        || bodyNames.stream().anyMatch(name -> name.contains(text));
  }

  private boolean isInPlainSight(String text) {
    return id.contains(text)
        || message.contains(text)
        || author.contains(text)
        || labels.stream().anyMatch(label -> label.contains(text));
  }

  private boolean holds(Field field, String text, boolean exact) {
    return switch (field) {
      case ID -> is(id, text, exact);
      case MESSAGE -> docstring.contains(text);
      case FILE -> is(file, text, exact);
      case AUTHOR -> is(author, text, exact);
      case LABEL -> labels.stream().anyMatch(label -> is(label, text, exact));
      case BRANCH -> branches.stream().anyMatch(branch -> is(branch, text, exact));
      case TABLE -> factOf(Fact.Kind.TABLE, text, exact).isPresent();
      case COLUMN -> factOf(Fact.Kind.COLUMN, text, exact).isPresent();
      case OPERATION -> factOf(Fact.Kind.OPERATION, text, exact).isPresent();
      case INDEX -> factOf(Fact.Kind.INDEX, text, exact).isPresent();
      case CONSTRAINT -> factOf(Fact.Kind.CONSTRAINT, text, exact).isPresent();
      case TYPE -> factOf(Fact.Kind.TYPE, text, exact).isPresent();
      case IS, PROBLEM, SINCE, UNTIL -> false;
    };
  }

  private static boolean is(String name, String text, boolean exact) {
    return exact ? name.equals(text) : name.contains(text);
  }

  /// The first fact of this kind with this text in its name. For a column the table before the dot
  /// counts only if a table is written too, and an exact name may leave it out, as it may a schema.
  private Optional<Fact> factOf(Fact.Kind kind, String text, boolean exact) {
    int at = 0;
    for (Fact fact : body) {
      String name = bodyNames.get(at++);
      if (fact.kind() != kind) {
        continue;
      }
      boolean bare = kind == Fact.Kind.COLUMN && text.indexOf('.') < 0;
      String looked = bare ? name.substring(name.lastIndexOf('.') + 1) : name;
      if (is(looked, text, exact) || (exact && looked.endsWith("." + text))) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }

  /// Where a term holds that is not seen in id, message, author or label: `column users.email`.
  Optional<String> whereOutOfSight(Term term) {
    if (!(term instanceof Term.Contains(Optional<Field> field, String text, boolean exact))) {
      return Optional.empty();
    }
    if (field.isPresent()) {
      return kindOf(field.get()).flatMap(kind -> factOf(kind, text, exact)).map(Subject::told);
    }
    if (isInPlainSight(text)) {
      return Optional.empty();
    }
    int at = 0;
    for (Fact fact : body) {
      if (bodyNames.get(at++).contains(text)) {
        return Optional.of(told(fact));
      }
    }
    return Optional.of(docstring.contains(text) ? "in the docstring" : "in the file name");
  }

  private static String told(Fact fact) {
    return fact.kind().name().toLowerCase(Locale.ROOT) + " " + fact.name();
  }

  private static Optional<Fact.Kind> kindOf(Field field) {
    return switch (field) {
      case TABLE -> Optional.of(Fact.Kind.TABLE);
      case COLUMN -> Optional.of(Fact.Kind.COLUMN);
      case OPERATION -> Optional.of(Fact.Kind.OPERATION);
      case INDEX -> Optional.of(Fact.Kind.INDEX);
      case CONSTRAINT -> Optional.of(Fact.Kind.CONSTRAINT);
      case TYPE -> Optional.of(Fact.Kind.TYPE);
      default -> Optional.empty();
    };
  }
}
