package lynearm.find;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lynearm.graph.RevisionGraph;

/// A graph made ready to be searched, with what is known of its revisions at one moment. Immutable;
/// who learns more makes another. Making one and each search are linear in the text of all
/// docstrings and bodies' names.
public final class Search {

  private final RevisionGraph graph;
  private final List<Subject> subjects;

  private Search(RevisionGraph graph, List<Subject> subjects) {
    this.graph = graph;
    this.subjects = subjects;
  }

  public static Search of(RevisionGraph graph, Knowledge known) {
    return new Search(
        graph, graph.nodes().stream().map(node -> Subject.of(graph, node, known)).toList());
  }

  /// The graph that is searched.
  public RevisionGraph graph() {
    return graph;
  }

  /// The numbers of the nodes that match; none for a query that is empty or misunderstood.
  public BitSet matches(Query query) {
    BitSet found = new BitSet(subjects.size());
    if (query.isEmpty() || query.misunderstanding().isPresent()) {
      return found;
    }
    for (int node = 0; node < subjects.size(); node++) {
      if (holdsAll(subjects.get(node), query.terms())) {
        found.set(node);
      }
    }
    return found;
  }

  private static boolean holdsAll(Subject subject, List<Term> terms) {
    for (Term term : terms) {
      if (!subject.holds(term)) {
        return false;
      }
    }
    return true;
  }

  /// The revision that is surely meant: the one with this very id, else the first whose id begins
  /// like a word with a digit in it. A word of letters may be anything.
  public OptionalInt meant(Query query) {
    if (query.terms().size() != 1
        || !(query.terms().getFirst()
            instanceof Term.Contains(Optional<Field> field, String text, boolean exact))
        || exact
        || field.filter(its -> its != Field.ID).isPresent()) {
      return OptionalInt.empty();
    }
    boolean telling = text.chars().anyMatch(Character::isDigit);
    OptionalInt first = OptionalInt.empty();
    for (int node = 0; node < subjects.size(); node++) {
      String id = subjects.get(node).id();
      if (id.equals(text)) {
        return OptionalInt.of(node);
      }
      if (telling && first.isEmpty() && id.startsWith(text)) {
        first = OptionalInt.of(node);
      }
    }
    return first;
  }

  /// Where a match is found that neither id, message, author nor label show, in words: `column
  /// users.email`.
  public Optional<String> where(Query query, int node) {
    Subject subject = subjects.get(node);
    return query.terms().stream()
        .flatMap(term -> subject.whereOutOfSight(term).stream())
        .findFirst();
  }
}
