package lynearm.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

/// The words to send.
class LetterTest {

  private static final Commit COMMIT =
      new Commit(
          new CommitId("3f2a91bc3f2a91bc3f2a91bc3f2a91bc3f2a91bc"),
          "Eve",
          "eve@example.org",
          OffsetDateTime.parse("2026-11-02T10:00:00Z"),
          "clean up");

  private static Letter letter(Letter.Role role, List<String> children, List<String> branches) {
    return new Letter(
        "Eve",
        "eve@example.org",
        new Letter.Subject(
            new RevisionId("d1d1"),
            children,
            role,
            Optional.of(COMMIT),
            branches,
            "versions/d1d1.py",
            List.of(new RevisionId("a1"))));
  }

  @Test
  void whoDeletedItIsAskedWhetherThatWasMeant() {
    assertThat(letter(Letter.Role.DELETED_IT, List.of("versions/c3.py"), List.of()).plain())
        .isEqualTo(
            """
            Hello Eve,

            versions/c3.py names the Alembic revision d1d1 as parent, but no file here declares it, \
            and Alembic refuses every command.
            You deleted it on 2026-11-02 in commit 3f2a91bc (clean up). It was versions/d1d1.py.

            Was that meant? Then which revision should come before it now (its own parent was a1)?
            """);
  }

  @Test
  void whoHasItIsAskedToBringIt() {
    assertThat(letter(Letter.Role.HAS_IT, List.of("versions/c3.py"), List.of("work")).markdown())
        .contains("git has it on `work`")
        .contains("Could you git-merge that branch, or tell me when it lands?");
  }

  @Test
  void whoseFileNamesItIsAskedForTheOther() {
    assertThat(letter(Letter.Role.NAMES_IT, List.of("versions/c3.py"), List.of()).plain())
        .contains("You added the revision that names it on 2026-11-02")
        .contains("Could you push the file that declares it?");
  }

  @Test
  void whereNothingNamesItTheLetterSaysWhatIsLookedFor() {
    assertThat(letter(Letter.Role.DELETED_IT, List.of(), List.of()).plain())
        .contains("I am looking for the Alembic revision d1d1, which no file here declares.")
        .contains("Was that meant? What took its place?");
  }
}
