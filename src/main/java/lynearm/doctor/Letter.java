package lynearm.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lynearm.git.Commit;
import lynearm.revision.RevisionId;

/// The words to send to somebody who may have a missing revision: the author of the commit that
/// added it, took it away or names it. In Markdown for chats, and as plain text for mails.
///
/// @param to the person; empty if nobody is known
/// @param email the address; may be empty
public record Letter(String to, String email, Subject subject) {

  /// What it is about.
  ///
  /// @param id the missing revision
  /// @param children the revisions that name it, each with the path of its file
  /// @param role what the person did
  /// @param commit the commit in which, if one is known
  /// @param branches the git branches that have it
  /// @param path the file it had; empty if none is known
  /// @param parents what it followed, if that is known
  public record Subject(
      RevisionId id,
      List<String> children,
      Role role,
      Optional<Commit> commit,
      List<String> branches,
      String path,
      List<RevisionId> parents) {
    public Subject {
      children = List.copyOf(children);
      branches = List.copyOf(branches);
      parents = List.copyOf(parents);
    }
  }

  /// What somebody has to do with a missing revision.
  public enum Role {
    /// Wrote it, on a branch.
    HAS_IT,
    /// Deleted it.
    DELETED_IT,
    /// Gave its file another id.
    RENAMED_IT,
    /// Wrote the revision that names it, and may have it unpublished.
    NAMES_IT
  }

  /// With marks for code.
  public String markdown() {
    return written(text -> text.indexOf('`') >= 0 ? text : "`" + text + "`");
  }

  /// Without any marks.
  public String plain() {
    return written(text -> text);
  }

  private String written(UnaryOperator<String> code) {
    List<String> lines = new ArrayList<>();
    lines.add(to.isEmpty() ? "Hello," : "Hello " + to + ",");
    lines.add("");
    lines.add(situation(code));
    lines.add(deed(code));
    lines.add("");
    lines.add(wish(code));
    return String.join("\n", lines) + "\n";
  }

  private String situation(UnaryOperator<String> code) {
    String id = code.apply(subject.id().value());
    if (subject.children().isEmpty()) {
      return "I am looking for the Alembic revision " + id + ", which no file here declares.";
    }
    return subject.children().stream().map(code).collect(Collectors.joining(", "))
        + (subject.children().size() == 1 ? " names" : " name")
        + " the Alembic revision "
        + id
        + " as parent, but no file here declares it, and Alembic refuses every command.";
  }

  private String deed(UnaryOperator<String> code) {
    String file = subject.path().isEmpty() ? "" : " It was " + code.apply(subject.path()) + ".";
    String when =
        subject
            .commit()
            .map(commit ->
                " on "
                    + commit.authoredAt().toLocalDate()
                    + " in commit "
                    + code.apply(commit.id().shortForm())
                    + (commit.subject().isEmpty() ? "" : " (" + commit.subject() + ")"))
            .orElse("");
    return switch (subject.role()) {
      case HAS_IT ->
          "You added it"
              + when
              + (subject.branches().isEmpty()
                  ? ""
                  : ", and git has it on "
                      + subject.branches().stream().map(code).collect(Collectors.joining(", ")))
              + "."
              + file;
      case DELETED_IT -> "You deleted it" + when + "." + file;
      case RENAMED_IT -> "Its file got another id from you" + when + "." + file;
      case NAMES_IT ->
          when.isEmpty()
              ? "No commit that I have has it."
              : "You added the revision that names it"
                  + when
                  + ", and no commit that I have has the other.";
    };
  }

  private String wish(UnaryOperator<String> code) {
    boolean isNamed = !subject.children().isEmpty();
    String before =
        "which revision should come before "
            + (subject.children().size() == 1 ? "it" : "them")
            + " now"
            + parents(code)
            + "?";
    return switch (subject.role()) {
      case HAS_IT ->
          subject.branches().isEmpty()
              ? "Could you bring it back?" + (isNamed ? " Otherwise, " + before : "")
              : "Could you git-merge that branch, or tell me when it lands?"
                  + (isNamed ? " Otherwise, " + before : "");
      case DELETED_IT, RENAMED_IT ->
          "Was that meant? " + (isNamed ? "Then " + before : "What took its place?");
      case NAMES_IT ->
          "Could you push the file that declares it?" + (isNamed ? " Otherwise, " + before : "");
    };
  }

  private String parents(UnaryOperator<String> code) {
    return subject.parents().isEmpty()
        ? ""
        : " (its own parent was "
            + subject.parents().stream()
                .map(id -> code.apply(id.value()))
                .collect(Collectors.joining(", "))
            + ")";
  }
}
