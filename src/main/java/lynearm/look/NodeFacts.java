package lynearm.look;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lynearm.graph.Node;
import lynearm.revision.Revision;

/// What is known of a revision beside its file: who wrote it and when. Texts are short, ready to be
/// shown, and empty while unknown.
public interface NodeFacts {

  Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  int DAY_LENGTH = 10;

  NodeFacts NONE =
      new NodeFacts() {
        @Override
        public String author(Node node) {
          return "";
        }

        @Override
        public boolean hasAuthors() {
          return false;
        }

        @Override
        public String date(Node node) {
          return day(node);
        }

        @Override
        public boolean isUncommitted(Node node) {
          return false;
        }
      };

  /// The day that the file gives as its create date; empty without one.
  static String day(Node node) {
    return node.revision().flatMap(Revision::createDate).map(NodeFacts::dayOf).orElse("");
  }

  /// The day of a date that may carry a time; what is no date, as people may write by hand, stays
  /// as it is.
  static String dayOf(String date) {
    return DAY.matcher(date).lookingAt() ? date.substring(0, DAY_LENGTH) : date;
  }

  String author(Node node);

  /// Whether authors can be known at all: not of a folder without git.
  default boolean hasAuthors() {
    return true;
  }

  /// The day, as `2026-11-02`.
  String date(Node node);

  /// The branches of git that have its file, in the order of git's names; none while unknown.
  default List<String> branches(Node node) {
    return List.of();
  }

  /// Whether any node is a guest.
  default boolean hasGuests() {
    return false;
  }

  /// The branch of git that brings it, if it is no revision that is there.
  default Optional<String> guestOf(Node node) {
    return Optional.empty();
  }

  /// The day as it is shown.
  default String shownDay(Node node) {
    return dayOf(date(node));
  }

  /// The git commit that wrote the file last, shortened.
  default String commit(Node node) {
    return "";
  }

  /// Whether git does not have this file yet, or has another text of it.
  boolean isUncommitted(Node node);
}
