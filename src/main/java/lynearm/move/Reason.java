package lynearm.move;

import java.util.List;
import java.util.stream.Collectors;
import lynearm.git.FileHolder;
import lynearm.revision.RevisionId;

/// A fact that speaks for or against moving revisions.
public sealed interface Reason {

  /// How much it counts.
  enum Weight {
    /// It speaks for moving.
    FOR,
    /// It is to be known.
    CAUTION,
    /// It speaks against moving; a person who knows better may insist.
    AGAINST,
    /// A database that is known would come to harm.
    HARM
  }

  Weight weight();

  /// The fact, as a sentence.
  String sentence();

  /// The revisions that it is about.
  List<RevisionId> revisions();

  /// Others have the revisions.
  ///
  /// @param holders remote branches and tags
  /// @param upstream the one among them that the checked-out branch follows; empty if none does
  record Published(List<RevisionId> revisions, List<FileHolder> holders, String upstream)
      implements Reason {
    public Published {
      revisions = List.copyOf(revisions);
      holders = List.copyOf(holders);
    }

    @Override
    public Weight weight() {
      return Weight.AGAINST;
    }

    @Override
    public String sentence() {
      return MovePlanner.names(revisions)
          + (revisions.size() == 1 ? " is" : " are")
          + " published: "
          + named(holders)
          + (holders.size() == 1 ? " has " : " have ")
          + (revisions.size() == 1 ? "it" : "them")
          + (upstream.isEmpty() ? "." : ", and this branch follows " + upstream + ".");
    }
  }

  /// Others have a merge that would be deleted.
  record PublishedMerge(List<RevisionId> revisions, List<FileHolder> holders) implements Reason {
    public PublishedMerge {
      revisions = List.copyOf(revisions);
      holders = List.copyOf(holders);
    }

    @Override
    public Weight weight() {
      return Weight.AGAINST;
    }

    @Override
    public String sentence() {
      return "The merge "
          + MovePlanner.names(revisions)
          + " is published: "
          + named(holders)
          + (holders.size() == 1 ? " has it." : " have it.")
          + " A database that stands there would stop with every command: Can't locate revision.";
    }
  }

  /// A branch beside the checked-out one has the revisions.
  record OnLocalBranch(List<RevisionId> revisions, List<FileHolder> holders) implements Reason {
    public OnLocalBranch {
      revisions = List.copyOf(revisions);
      holders = List.copyOf(holders);
    }

    @Override
    public Weight weight() {
      return Weight.CAUTION;
    }

    @Override
    public String sentence() {
      return "The git branch"
          + (holders.size() == 1 ? " " : "es ")
          + named(holders)
          + (holders.size() == 1 ? " has " : " have ")
          + MovePlanner.names(revisions)
          + " too, with the old parent.";
    }
  }

  /// Nobody else has the revisions, as far as git knows.
  record NotPublished(List<RevisionId> revisions) implements Reason {
    public NotPublished {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.FOR;
    }

    @Override
    public String sentence() {
      return "No remote branch and no tag has "
          + MovePlanner.names(revisions)
          + ", as of the last fetch.";
    }
  }

  /// The revisions are not in any commit.
  record Uncommitted(List<RevisionId> revisions) implements Reason {
    public Uncommitted {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.FOR;
    }

    @Override
    public String sentence() {
      return MovePlanner.names(revisions)
          + (revisions.size() == 1 ? " is" : " are")
          + " not committed yet.";
    }
  }

  /// Nothing can tell whether others have the revisions.
  ///
  /// @param why why not, as a sentence
  record Untold(List<RevisionId> revisions, String why) implements Reason {
    public Untold {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.CAUTION;
    }

    @Override
    public String sentence() {
      return why;
    }
  }

  /// The revisions are there for some time.
  record Old(List<RevisionId> revisions, long days) implements Reason {
    public Old {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.CAUTION;
    }

    @Override
    public String sentence() {
      return MovePlanner.names(revisions)
          + (revisions.size() == 1 ? " is " : " are up to ")
          + days
          + (days == 1 ? " day" : " days")
          + " old: a database of yours may have run "
          + (revisions.size() == 1 ? "it." : "them.");
    }
  }

  /// A known database would take revisions for done that it never ran.
  record Skips(Standing database, List<RevisionId> revisions) implements Reason {
    public Skips {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.HARM;
    }

    @Override
    public String sentence() {
      return database
          + " would skip "
          + MovePlanner.names(revisions)
          + ": Alembic would take "
          + (revisions.size() == 1 ? "it" : "them")
          + " for done.";
    }
  }

  /// A known database would run revisions a second time.
  record RunsAgain(Standing database, List<RevisionId> revisions) implements Reason {
    public RunsAgain {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.HARM;
    }

    @Override
    public String sentence() {
      return database + " would run " + MovePlanner.names(revisions) + " a second time.";
    }
  }

  /// A known database has run everything concerned, but its version table would not be understood.
  ///
  /// @param remedy the command that mends it afterwards
  record Stops(Standing database, List<RevisionId> revisions, String remedy) implements Reason {
    public Stops {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.AGAINST;
    }

    @Override
    public String sentence() {
      return database
          + " skips nothing, but Alembic would stop at its row "
          + MovePlanner.names(revisions)
          + ". Afterwards \""
          + remedy
          + "\" mends that.";
    }
  }

  /// A known database would notice nothing.
  record Unharmed(Standing database, List<RevisionId> revisions) implements Reason {
    public Unharmed {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.FOR;
    }

    @Override
    public String sentence() {
      return database + " would skip nothing.";
    }
  }

  /// A known database stands at something that is not in this history.
  record UnknownRow(Standing database, String row, List<RevisionId> revisions) implements Reason {
    public UnknownRow {
      revisions = List.copyOf(revisions);
    }

    @Override
    public Weight weight() {
      return Weight.CAUTION;
    }

    @Override
    public String sentence() {
      return database + " has the row " + row + ", which is not in this history.";
    }
  }

  private static String named(List<FileHolder> holders) {
    int most = 3;
    String first =
        holders.stream()
            .limit(most)
            .map(holder ->
                holder.kind() == FileHolder.Kind.TAG ? "tag " + holder.name() : holder.name())
            .collect(Collectors.joining(", "));
    return holders.size() > most ? first + " and " + (holders.size() - most) + " more" : first;
  }
}
