package lynearm.find;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import lynearm.graph.Node;
import lynearm.operation.Fact;
import lynearm.revision.Problem;

/// What is known of a revision beside its headers. It may grow: authors and bodies are read in the
/// background, and a [Search] made later finds more.
public interface Knowledge {

  /// Nothing beside the headers.
  Knowledge NONE = new Knowledge() {};

  /// Who wrote it; empty while unknown.
  default String author(Node node) {
    return "";
  }

  /// The day it was made, as `2026-11-02`; empty while unknown.
  default String day(Node node) {
    return "";
  }

  /// The branches of git that have its file; none while unknown.
  default Collection<String> branches(Node node) {
    return List.of();
  }

  /// Whether git does not have its file as it is.
  default boolean isUncommitted(Node node) {
    return false;
  }

  /// The kinds of problems it has.
  default Set<Problem.Kind> problems(Node node) {
    return Set.of();
  }

  /// Tables, columns and operations of its body; none while it is not read.
  default Collection<Fact> body(Node node) {
    return List.of();
  }
}
