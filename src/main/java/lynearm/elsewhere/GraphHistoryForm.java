package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.file.FormReader;
import lynearm.file.FormWriter;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Histories of graphs as bytes.
final class GraphHistoryForm {

  private GraphHistoryForm() {}

  static byte[] written(List<GraphHistoryCache.Kept> histories) throws IOException {
    Writing to = new Writing();
    to.out.each(histories, to::kept);
    return to.out.bytes();
  }

  /// @throws IOException if it ends too early
  /// @throws IllegalArgumentException if it is something else
  static List<GraphHistoryCache.Kept> read(byte[] bytes) throws IOException {
    Reading from = new Reading(new FormReader(bytes));
    return from.in.each(from::kept);
  }

  private static final class Writing {

    final FormWriter out = new FormWriter();

    void kept(GraphHistoryCache.Kept kept) throws IOException {
      GraphHistory history = kept.history();
      IdentityHashMap<GraphMoment, Integer> places = new IdentityHashMap<>();
      for (GraphMoment moment : history.moments()) {
        places.put(moment, places.size());
      }
      out.text(kept.tip().value());
      out.each(history.moments(), this::moment);
      out.each(history.partings(), parting -> parting(parting, places));
      out.flag(history.complete());
    }

    private void moment(GraphMoment moment) throws IOException {
      commit(moment.commit());
      out.perhaps(moment.parent(), it -> out.text(it.value()));
      out.flag(moment.isMerge());
      out.flag(moment.isThere());
      out.each(moment.heads(), this::id);
      out.each(moment.headsBefore(), this::id);
      out.each(moment.came(), this::revision);
      out.each(moment.gone(), this::revision);
      out.each(moment.relinked(), this::id);
    }

    private void parting(Parting parting, IdentityHashMap<GraphMoment, Integer> places)
        throws IOException {
      Integer since = places.get(parting.since());
      if (since == null) {
        throw new IOException("a parting at no moment of the history");
      }
      id(parting.one());
      id(parting.other());
      out.number(since);
      out.flag(parting.isExact());
      out.perhaps(parting.parent(), this::id);
      out.each(
          parting.brought(),
          brought -> {
            revision(brought.revision());
            out.text(brought.there().toString());
            out.flag(brought.isHead());
            out.perhaps(brought.added(), this::commit);
          });
    }

    private void commit(Commit commit) throws IOException {
      out.text(commit.id().value());
      out.text(commit.authorName());
      out.text(commit.authorEmail());
      out.longNumber(commit.authoredAt().toEpochSecond());
      out.number(commit.authoredAt().getOffset().getTotalSeconds());
      out.text(commit.subject());
    }

    private void revision(Revision revision) throws IOException {
      id(revision.id());
      out.text(revision.file().toString());
      out.each(revision.downRevisions(), this::id);
      out.each(revision.branchLabels(), it -> out.text(it.value()));
      out.each(revision.dependsOn(), it -> out.text(it.text()));
      out.text(revision.longDoc());
      out.each(
          revision.computed().entrySet(),
          entry -> {
            out.text(entry.getKey().name());
            out.number(entry.getValue());
          });
    }

    private void id(RevisionId id) throws IOException {
      out.text(id.value());
    }
  }

  private record Reading(FormReader in) {

    GraphHistoryCache.Kept kept() throws IOException {
      CommitId tip = new CommitId(in.text());
      List<GraphMoment> moments = in.each(this::moment);
      List<Parting> partings = in.each(() -> parting(moments));
      return new GraphHistoryCache.Kept(tip, new GraphHistory(moments, partings, in.flag()));
    }

    private GraphMoment moment() throws IOException {
      return new GraphMoment(
          commit(),
          in.perhaps(() -> new CommitId(in.text())),
          in.flag(),
          in.flag(),
          in.each(this::id),
          in.each(this::id),
          in.each(this::revision),
          in.each(this::revision),
          in.each(this::id));
    }

    private Parting parting(List<GraphMoment> moments) throws IOException {
      RevisionId one = id();
      RevisionId other = id();
      int since = in.number();
      if (since < 0 || since >= moments.size()) {
        throw new IOException("a parting at no moment of the history");
      }
      boolean isExact = in.flag();
      Optional<RevisionId> parent = in.perhaps(this::id);
      List<Brought> brought =
          in.each(() ->
              new Brought(revision(), Path.of(in.text()), in.flag(), in.perhaps(this::commit)));
      return new Parting(one, other, moments.get(since), isExact, parent, brought);
    }

    private Commit commit() throws IOException {
      CommitId id = new CommitId(in.text());
      String author = in.text();
      String email = in.text();
      Instant when = Instant.ofEpochSecond(in.longNumber());
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(in.number());
      return new Commit(id, author, email, OffsetDateTime.ofInstant(when, zone), in.text());
    }

    private Revision revision() throws IOException {
      return new Revision(
          id(),
          Path.of(in.text()),
          in.each(this::id),
          in.each(() -> new BranchLabel(in.text())),
          in.each(() -> new Reference(in.text())),
          in.text(),
          computed());
    }

    private Map<Header, Integer> computed() throws IOException {
      Map<Header, Integer> computed = new EnumMap<>(Header.class);
      for (int left = in.number(); left > 0; left--) {
        computed.put(Header.valueOf(in.text()), in.number());
      }
      return computed;
    }

    private RevisionId id() throws IOException {
      return new RevisionId(in.text());
    }
  }
}
