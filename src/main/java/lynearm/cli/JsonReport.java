package lynearm.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lynearm.alembic.Environment;
import lynearm.alembic.Settings;
import lynearm.change.Change;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.change.WrittenChange;
import lynearm.collision.CollisionReport;
import lynearm.collision.Finding;
import lynearm.collision.Grade;
import lynearm.collision.Outcome;
import lynearm.collision.Pair;
import lynearm.collision.Place;
import lynearm.collision.Side;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.elsewhere.Altered;
import lynearm.elsewhere.Brought;
import lynearm.elsewhere.Clashed;
import lynearm.elsewhere.Fork;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.FutureReport;
import lynearm.elsewhere.GraphHistory;
import lynearm.elsewhere.GraphMoment;
import lynearm.elsewhere.Parting;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.TableStatement;
import lynearm.graph.Upgrade;
import lynearm.merge.DatabaseEffect;
import lynearm.merge.MergePlan;
import lynearm.move.Advice;
import lynearm.move.MovePlan;
import lynearm.move.Reason;
import lynearm.revision.AlembicError;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.revision.SourceLocation;
import lynearm.workspace.Workspace;

/// The answer of a command as one JSON object. `json.md` beside this class describes it; whoever
/// changes one changes the other, and what takes something away or gives it another meaning raises
/// the number of the schema.
final class JsonReport {

  static final String SCHEMA = "lynearm/1";

  private final String command;
  private final PrintWriter out;

  JsonReport(String command, PrintWriter out) {
    this.command = command;
    this.out = out;
  }

  /// Part of a report.
  private interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  private void report(Part part) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("command", command);
      part.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
    out.println();
  }

  /// An answer that was given.
  private void answered(Part part) {
    report(json -> {
      json.writeBooleanField("done", true);
      json.writeNullField("refusal");
      part.write(json);
    });
  }

  /// An answer that was given about an environment.
  private void answered(Workspace workspace, Part part) {
    answered(json -> {
      writeEnvironment(json, workspace);
      part.write(json);
    });
  }

  private static void writeEnvironment(JsonGenerator json, Workspace workspace) throws IOException {
    json.writeObjectFieldStart("environment");
    environment(json, workspace.environment());
    json.writeEndObject();
  }

  /// Nothing could be answered, for this reason.
  void notDone(String message) {
    report(json -> {
      json.writeBooleanField("done", false);
      json.writeObjectFieldStart("refusal");
      json.writeNullField("class");
      json.writeStringField("message", message);
      json.writeEndObject();
    });
  }

  /// What a reading command answers.
  ///
  /// @param refusal why Alembic would stop, after these revisions
  void answer(Question question, List<Node> revisions, Optional<AlembicError> refusal) {
    Workspace workspace = question.workspace();
    report(json -> {
      json.writeBooleanField("done", refusal.isEmpty());
      if (refusal.isPresent()) {
        json.writeObjectFieldStart("refusal");
        json.writeStringField("class", refusal.get().className());
        json.writeStringField("message", refusal.get().message());
        json.writeEndObject();
      } else {
        json.writeNullField("refusal");
      }
      writeEnvironment(json, workspace);
      if (question.database().isPresent()) {
        DatabaseState state = question.database().get();
        json.writeObjectFieldStart("database");
        json.writeStringField("url", state.url());
        texts(json, "rows", state.rows());
        json.writeEndObject();
      }
      json.writeArrayFieldStart("revisions");
      for (Node node : revisions) {
        revision(json, workspace.graph(), node, question);
      }
      json.writeEndArray();
      problems(json, workspace.problems());
    });
  }

  /// What `future` answers.
  void future(Workspace workspace, FutureReport report) {
    answered(
        workspace,
        json -> {
          json.writeStringField("target", report.target());
          json.writeStringField("chosen_by", word(report.chosenBy()));
          texts(json, "target_heads", report.heads());
          json.writeArrayFieldStart("futures");
          for (Future future : report.futures()) {
            json.writeStartObject();
            future(json, future);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void future(JsonGenerator json, Future future) throws IOException {
    texts(json, "branches", future.branches());
    texts(json, "also_as", future.alsoAs());
    json.writeStringField("outlook", word(future.outlook()));
    json.writeStringField("why", future.why());
    json.writeBooleanField("fork", future.isFork());
    texts(json, "heads", future.heads());
    json.writeArrayFieldStart("brought");
    for (Brought brought : future.brought()) {
      json.writeStartObject();
      json.writeStringField("id", brought.revision().id().value());
      json.writeStringField("file", brought.revision().file().toString());
      json.writeStringField("message", brought.revision().message());
      texts(json, "down_revision", brought.revision().downRevisions());
      json.writeBooleanField("head", brought.isHead());
      commit(json, "added", brought.added());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("forks");
    for (Fork fork : future.forks()) {
      json.writeStartObject();
      text(json, "parent", fork.parent().map(RevisionId::value));
      texts(json, "brought", fork.brought());
      texts(json, "there", fork.there());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("altered");
    for (Altered altered : future.altered()) {
      json.writeStartObject();
      json.writeStringField("id", altered.revision().value());
      json.writeStringField("kind", word(altered.kind()));
      json.writeStringField("detail", altered.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("clashes");
    for (Clashed clash : future.clashes()) {
      json.writeStartObject();
      json.writeStringField("file", clash.file().toString());
      json.writeStringField("why", word(clash.why()));
      json.writeEndObject();
    }
    json.writeEndArray();
    if (future.collisions().isEmpty()) {
      json.writeNullField("collisions");
      return;
    }
    json.writeObjectFieldStart("collisions");
    collisions(json, future.collisions().get());
    json.writeEndObject();
  }

  /// What `where` answers.
  void where(Workspace workspace, Whereabouts found, Diagnosis diagnosis) {
    answered(
        workspace,
        json -> {
          json.writeStringField("wanted", found.wanted());
          json.writeArrayFieldStart("here");
          for (Revision revision : found.here()) {
            json.writeStartObject();
            file(json, revision);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("on_branches");
          for (Whereabouts.OnBranches place : found.onBranches()) {
            json.writeStartObject();
            file(json, place.revision());
            texts(json, "branches", place.branches());
            json.writeEndObject();
          }
          json.writeEndArray();
          events(json, "past", found.past());
          events(json, "lost", found.lost());
          json.writeArrayFieldStart("versions");
          for (Whereabouts.Version version : found.versions()) {
            json.writeStartObject();
            file(json, version.revision());
            json.writeStringField("object", version.content().toString());
            commit(json, "commit", Optional.of(version.commit()));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("strays");
          for (Whereabouts.Stray stray : found.strays()) {
            json.writeStartObject();
            json.writeStringField("id", stray.revision().id().value());
            json.writeStringField("object", stray.content().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          texts(json, "similar", found.similar());
          json.writeBooleanField("complete", found.complete());
          json.writeStringField("contents", word(found.contents()));
          diagnosis(json, diagnosis);
        });
  }

  private static void diagnosis(JsonGenerator json, Diagnosis diagnosis) throws IOException {
    json.writeStringField("diagnosis", diagnosis.text());
    texts(json, "named_by", diagnosis.children());
    texts(json, "needed_by", diagnosis.dependents());
    json.writeStringField("looked", diagnosis.looked());
    json.writeArrayFieldStart("offers");
    for (Offer offer : diagnosis.offers()) {
      json.writeStartObject();
      json.writeStringField("offer", word(offer.kind()));
      json.writeStringField("title", offer.title());
      json.writeStringField("why", offer.why());
      text(json, "from", Optional.of(offer.from()).filter(it -> !it.isEmpty()));
      texts(json, "onto", offer.onto());
      json.writeStringField("command", OfferCommand.of(diagnosis.id(), offer));
      Optional<String> refusal =
          offer.plan() instanceof RemedyPlan.Refused(String what, String next)
              ? Optional.of(Sentences.joined(what, next))
              : Optional.empty();
      text(json, "refusal", refusal);
      if (offer.plan() instanceof RemedyPlan.Ready ready) {
        texts(json, "warnings", ready.warnings());
        texts(json, "notes", ready.notes());
      } else {
        texts(json, "warnings", List.of());
        texts(json, "notes", List.of());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void events(JsonGenerator json, String name, List<Whereabouts.Event> events)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Whereabouts.Event event : events) {
      json.writeStartObject();
      file(json, event.revision());
      json.writeStringField("event", word(event.kind()));
      commit(json, "commit", Optional.of(event.commit()));
      text(json, "now_id", event.now().map(it -> it.id().value()));
      text(json, "now_file", event.now().map(it -> it.file().toString()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// What `when` answers.
  void when(Workspace workspace, GraphHistory history) {
    answered(
        workspace,
        json -> {
          json.writeBooleanField("complete", history.complete());
          texts(json, "heads", history.moments().getLast().heads());
          json.writeArrayFieldStart("partings");
          for (Parting parting : history.partings()) {
            json.writeStartObject();
            texts(json, "heads", List.of(parting.one(), parting.other()));
            text(json, "parent", parting.parent().map(RevisionId::value));
            commit(json, "since", Optional.of(parting.since().commit()));
            json.writeBooleanField("exact", parting.isExact());
            json.writeArrayFieldStart("begun_with");
            for (Brought brought : parting.brought()) {
              json.writeStartObject();
              file(json, brought.revision());
              json.writeStringField("message", brought.revision().message());
              commit(json, "added", brought.added());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("moments");
          for (GraphMoment moment : history.moments()) {
            json.writeStartObject();
            moment(json, moment);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void moment(JsonGenerator json, GraphMoment moment) throws IOException {
    commit(json, "commit", Optional.of(moment.commit()));
    json.writeBooleanField("merge", moment.isMerge());
    json.writeBooleanField("environment", moment.isThere());
    texts(json, "heads", moment.heads());
    texts(json, "came", moment.came().stream().map(Revision::id).toList());
    texts(json, "gone", moment.gone().stream().map(Revision::id).toList());
    texts(json, "relinked", moment.relinked());
  }

  private static void file(JsonGenerator json, Revision revision) throws IOException {
    json.writeStringField("id", revision.id().value());
    json.writeStringField("file", revision.file().toString());
  }

  private static void commit(JsonGenerator json, String name, Optional<Commit> commit)
      throws IOException {
    if (commit.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("commit", commit.get().id().value());
    json.writeStringField("author", commit.get().authorName());
    json.writeStringField("email", commit.get().authorEmail());
    json.writeStringField("date", commit.get().authoredAt().toString());
    json.writeStringField("subject", commit.get().subject());
    json.writeEndObject();
  }

  /// What `merge` has written, or would write.
  ///
  /// @param elsewhere notes on merges that other branches have
  void merge(Workspace workspace, MergePlan.Ready plan, List<String> elsewhere, boolean written) {
    RevisionGraph after = plan.change().graphAfter();
    answered(
        workspace,
        json -> {
          json.writeBooleanField("written", written);
          json.writeArrayFieldStart("files");
          for (MergePlan.NewMerge merge : plan.merges()) {
            json.writeStartObject();
            json.writeStringField("id", merge.request().id().value());
            json.writeStringField("file", merge.file().toString());
            json.writeStringField("text", merge.text());
            texts(
                json,
                "down_revision",
                merge.request().parents().stream().map(it -> after.node(it).id()).toList());
            json.writeEndObject();
          }
          json.writeEndArray();
          texts(json, "heads", after.heads().stream().map(Node::id).toList());
          json.writeArrayFieldStart("databases");
          for (DatabaseEffect effect : plan.databases()) {
            database(json, effect);
          }
          json.writeEndArray();
          text(json, "question", plan.question());
          texts(json, "notes", Stream.concat(plan.notes().stream(), elsewhere.stream()).toList());
          problems(json, workspace.problems());
        });
  }

  private static void database(JsonGenerator json, DatabaseEffect effect) throws IOException {
    json.writeStartObject();
    texts(json, "rows", effect.rows().stream().map(Node::id).toList());
    texts(json, "runs", effect.upgrade().steps().stream().map(it -> it.revision().id()).toList());
    json.writeArrayFieldStart("statements");
    for (Upgrade.Step step : effect.upgrade().steps()) {
      for (TableStatement statement : step.statements()) {
        statement(json, statement);
      }
    }
    json.writeEndArray();
    texts(json, "rows_after", effect.upgrade().rowsAfter());
    json.writeEndObject();
  }

  private static void statement(JsonGenerator json, TableStatement statement) throws IOException {
    List<?> words =
        switch (statement) {
          case TableStatement.Insert(RevisionId id) -> List.of("INSERT", id);
          case TableStatement.Delete(RevisionId id) -> List.of("DELETE", id);
          case TableStatement.Update(RevisionId from, RevisionId to) -> List.of("UPDATE", from, to);
        };
    json.writeStartArray();
    for (Object word : words) {
      json.writeString(word.toString());
    }
    json.writeEndArray();
  }

  /// What `environments` answers.
  void environments(List<Workspace> workspaces, List<Problem> searchProblems) {
    answered(json -> {
      json.writeArrayFieldStart("environments");
      for (Workspace workspace : workspaces) {
        json.writeStartObject();
        environment(json, workspace.environment());
        json.writeNumberField("revisions", workspace.graph().fileCount());
        problems(json, workspace.problems());
        json.writeEndObject();
      }
      json.writeEndArray();
      problems(json, searchProblems);
    });
  }

  /// What `collisions` answers.
  void collisions(Workspace workspace, CollisionReport report) {
    answered(
        workspace,
        json -> {
          collisions(json, report);
          problems(json, workspace.problems());
        });
  }

  private static void collisions(JsonGenerator json, CollisionReport report) throws IOException {
    json.writeStringField("verdict", word(report.verdict()));
    json.writeStringField("summary", report.summary());
    json.writeObjectFieldStart("counts");
    for (Grade grade : Grade.values()) {
      json.writeNumberField(word(grade), report.counts().getOrDefault(grade, 0));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("pairs");
    for (Pair pair : report.pairs()) {
      json.writeStartObject();
      side(json, "left", pair.left());
      side(json, "right", pair.right());
      json.writeArrayFieldStart("findings");
      for (Finding finding : pair.findings()) {
        finding(json, finding);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void side(JsonGenerator json, String name, Side side) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("head", side.head().value());
    texts(json, "revisions", side.revisions());
    json.writeNumberField("steps", side.steps());
    json.writeNumberField("unknown", side.unknown());
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("grade", word(finding.grade()));
    json.writeStringField("subject", finding.subject());
    json.writeStringField("sentence", finding.sentence());
    place(json, "left", finding.left());
    place(json, "right", finding.right());
    json.writeArrayFieldStart("outcomes");
    for (Outcome outcome : finding.outcomes()) {
      json.writeStartObject();
      json.writeStringField("at", outcome.at().value());
      json.writeStringField("runs", outcome.runs().value());
      json.writeBooleanField("fails", outcome.fails());
      json.writeStringField("text", outcome.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "notes", finding.notes());
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, String name, Optional<Place> place)
      throws IOException {
    if (place.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("revision", place.get().revision().value());
    text(json, "file", place.get().file().map(Path::toString));
    json.writeNumberField("line", place.get().lines().first());
    json.writeNumberField("last_line", place.get().lines().last());
    json.writeStringField("source", place.get().source());
    json.writeStringField("does", place.get().does());
    json.writeEndObject();
  }

  /// What `move` and `detach` did, or would do.
  ///
  /// @param difference makes the text of an edit
  void moved(
      MovePlan.Ready plan,
      Advice advice,
      boolean isWritten,
      Function<FileEdit, FileDiff> difference) {
    answered(json -> {
      json.writeBooleanField("written", isWritten);
      texts(json, "relinked", plan.relinked());
      texts(json, "moved", plan.moved());
      texts(json, "deleted", plan.deleted());
      texts(json, "heads", plan.change().graphAfter().heads().stream().map(Node::id).toList());
      edits(json, plan.change(), difference);
      json.writeObjectFieldStart("advice");
      json.writeStringField("verdict", word(advice.verdict()));
      json.writeStringField("what", advice.what());
      json.writeStringField("stake", advice.stake());
      json.writeArrayFieldStart("reasons");
      for (Reason reason : advice.reasons()) {
        json.writeStartObject();
        json.writeStringField("weight", word(reason.weight()));
        json.writeStringField("sentence", reason.sentence());
        texts(json, "revisions", reason.revisions());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      texts(json, "notes", plan.notes());
    });
  }

  /// What `restore` and `reparent` answer.
  ///
  /// @param isWritten whether it is done, and not only planned
  void mended(RemedyPlan.Ready plan, boolean isWritten, Function<FileEdit, FileDiff> difference) {
    answered(json -> {
      json.writeBooleanField("written", isWritten);
      texts(json, "restored", plan.restored());
      texts(json, "relinked", plan.relinked());
      texts(json, "heads", plan.change().graphAfter().heads().stream().map(Node::id).toList());
      edits(json, plan.change(), difference);
      texts(json, "warnings", plan.warnings());
      texts(json, "notes", plan.notes());
    });
  }

  private static void edits(
      JsonGenerator json, Change change, Function<FileEdit, FileDiff> difference)
      throws IOException {
    json.writeArrayFieldStart("edits");
    for (FileEdit edit : change.edits()) {
      json.writeStartObject();
      json.writeStringField("path", edit.path().toString());
      json.writeStringField("edit", word(edit));
      json.writeStringField("difference", difference.apply(edit).text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// What `undo --list` answers.
  void changes(List<WrittenChange> changes) {
    answered(json -> {
      json.writeArrayFieldStart("changes");
      for (WrittenChange change : changes) {
        json.writeStartObject();
        change(json, change, change.edits());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /// What `undo` and `redo` answer.
  ///
  /// @param edits what became of which file
  /// @param unstaged what left the index of git, as git names it
  void turned(
      WrittenChange change, List<FileEdit> edits, String difference, List<String> unstaged) {
    answered(json -> {
      json.writeObjectFieldStart("change");
      change(json, change, edits);
      json.writeEndObject();
      json.writeStringField("difference", difference);
      texts(json, "unstaged", unstaged);
    });
  }

  /// Files were edited since, so nothing was done.
  void notTurned(String message, String difference) {
    report(json -> {
      json.writeBooleanField("done", false);
      json.writeObjectFieldStart("refusal");
      json.writeNullField("class");
      json.writeStringField("message", message);
      json.writeEndObject();
      json.writeStringField("difference", difference);
    });
  }

  private static void change(JsonGenerator json, WrittenChange change, List<FileEdit> edits)
      throws IOException {
    json.writeNumberField("number", change.id());
    json.writeStringField("title", change.title());
    json.writeStringField("when", change.when().toString());
    json.writeStringField("state", word(change.state()));
    json.writeArrayFieldStart("files");
    for (FileEdit edit : edits) {
      json.writeStartObject();
      json.writeStringField("path", edit.path().toString());
      json.writeStringField("edit", word(edit));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String word(FileEdit edit) {
    return switch (edit) {
      case FileEdit.Create _ -> "created";
      case FileEdit.Replace _ -> "replaced";
      case FileEdit.Delete _ -> "deleted";
    };
  }

  private static void environment(JsonGenerator json, Environment environment) throws IOException {
    json.writeStringField("name", environment.name());
    json.writeStringField("origin", word(environment.origin()));
    json.writeStringField("resolution", word(environment.resolution()));
    json.writeStringField("section", environment.section());
    json.writeBooleanField("settings_unknown", environment.settingsUnknown());
    texts(json, "configuration_files", environment.configurationFiles());
    Optional<Settings> settings = environment.settings();
    text(json, "script_folder", settings.map(Settings::scriptFolder).map(Path::toString));
    texts(json, "version_folders", settings.map(Settings::versionLocations).orElse(List.of()));
  }

  private static void revision(
      JsonGenerator json, RevisionGraph graph, Node node, Question question) throws IOException {
    int index = node.index();
    Revision file = node.revision().orElseThrow();
    json.writeStartObject();
    json.writeStringField("id", node.id().value());
    json.writeStringField("file", file.file().toString());
    json.writeStringField("message", file.doc());
    json.writeStringField("docstring", file.longDoc());
    text(json, "create_date", file.createDate());
    texts(json, "down_revision", file.downRevisions());
    texts(json, "depends_on", file.dependsOn());
    texts(json, "branch_labels", graph.labels(index));
    texts(json, "children", children(graph, index));
    texts(
        json,
        "computed",
        Arrays.stream(Header.values()).filter(file::isComputed).map(Header::pythonName).toList());
    json.writeBooleanField("head", graph.isHead(index));
    json.writeBooleanField("real_head", graph.isRealHead(index));
    json.writeBooleanField("base", graph.isBase(index));
    json.writeBooleanField("branch_point", graph.isBranchPoint(index));
    json.writeBooleanField("merge_point", graph.isMergePoint(index));
    if (question.database().isPresent()) {
      Set<RevisionId> current = question.current();
      json.writeBooleanField("current", current.contains(node.id()));
    }
    json.writeEndObject();
  }

  private static List<RevisionId> children(RevisionGraph graph, int node) {
    return Arrays.stream(graph.nextOf(node)).mapToObj(child -> graph.node(child).id()).toList();
  }

  private static void problems(JsonGenerator json, List<Problem> problems) throws IOException {
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("kind", word(problem.kind()));
      json.writeBooleanField("counts", Problems.counts(problem));
      text(json, "file", problem.at().map(at -> at.file().toString()));
      Optional<Integer> line = problem.at().map(SourceLocation::line).filter(number -> number > 0);
      if (line.isPresent()) {
        json.writeNumberField("line", line.get());
      } else {
        json.writeNullField("line");
      }
      text(json, "revision", problem.revision().map(RevisionId::value));
      json.writeStringField("what", problem.what());
      json.writeStringField("next", problem.next());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  private static void texts(JsonGenerator json, String name, Collection<?> things)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Object thing : things) {
      json.writeString(thing.toString());
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
