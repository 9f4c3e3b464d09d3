package lynearm.merge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;
import lynearm.alembic.Settings;
import lynearm.graph.RevisionGraph;
import lynearm.hook.HookCall;
import lynearm.hook.HookCalls;

/// The call by which the project's own Alembic would write a merge: for templates that only running
/// them can render. It runs code of the project.
public final class OwnAlembic {

  private final Environment environment;
  private final RevisionGraph graph;
  private final Path root;
  private final Map<String, String> variables;

  /// @param root the folder of the repository
  /// @param variables the environment variables of this process
  public OwnAlembic(
      Environment environment, RevisionGraph graph, Path root, Map<String, String> variables) {
    this.environment = environment;
    this.graph = graph;
    this.root = root;
    this.variables = variables;
  }

  /// The call for this request, or why there is none.
  public HookCall call(Settings settings, MergeRequest request) {
    boolean flask = environment.origin() == Environment.Origin.FLASK_MIGRATE;
    List<String> words = new ArrayList<>(flask ? List.of("db") : choice());
    words.add("merge");
    request.message().ifPresent(message -> words.add("--message=" + message));
    words.add("--rev-id=" + request.id());
    request.label().ifPresent(label -> words.add("--branch-label=" + label));
    request.parents().forEach(parent -> words.add(graph.node(parent).id().value()));
    return HookCalls.of(settings, root, variables).program(flask ? "flask" : "alembic", words);
  }

  /// Which environment is meant.
  private List<String> choice() {
    List<String> words = new ArrayList<>();
    environment.configurationFiles().stream()
        .findFirst()
        .ifPresent(file -> words.add("--config=" + file));
    if (!environment.section().equals(Invocation.DEFAULT_SECTION)) {
      words.add("--name=" + environment.section());
    }
    return words;
  }
}
