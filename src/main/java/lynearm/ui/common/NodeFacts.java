package lynearm.ui.common;

import lynearm.graph.Node;

/// What is known of a revision beside its file: who wrote it and when. Texts are short, ready to be
/// shown, and empty while unknown.
public interface NodeFacts {

  NodeFacts NONE =
      new NodeFacts() {
        @Override
        public String author(Node node) {
          return "";
        }

        @Override
        public String date(Node node) {
          return node.revision().flatMap(lynearm.revision.Revision::createDate).orElse("");
        }

        @Override
        public boolean isUncommitted(Node node) {
          return false;
        }
      };

  String author(Node node);

  /// The day, as `2026-11-02`.
  String date(Node node);

  /// The git commit that wrote the file last, shortened.
  default String commit(Node node) {
    return "";
  }

  /// Whether git does not have this file yet, or has another text of it.
  boolean isUncommitted(Node node);
}
