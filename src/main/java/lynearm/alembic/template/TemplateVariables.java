package lynearm.alembic.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.PythonValue;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.RevisionId;

/// What Alembic hands over to a template of migration files.
///
/// @param message the message; Alembic's `empty message` if there is none
/// @param upRevision the id of the new revision
/// @param downRevisions its parents in order; a template sees `None`, one text or a tuple
/// @param branchLabels its labels; a template sees `None` or a tuple
/// @param dependsOn what it depends on; a template sees `None`, one text or a list
/// @param createDate the date it is made
/// @param config the options of the configuration
public record TemplateVariables(
    String message,
    RevisionId upRevision,
    List<RevisionId> downRevisions,
    List<BranchLabel> branchLabels,
    List<Reference> dependsOn,
    CreateDate createDate,
    ConfigOptions config) {

  public TemplateVariables {
    downRevisions = List.copyOf(downRevisions);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
  }

  Map<String, PythonValue> values(Map<String, PythonValue> builtIns, Allowance allowance) {
    var values = new HashMap<String, PythonValue>();
    values.put("message", PythonValue.of(message));
    values.put("up_revision", PythonValue.of(upRevision.value()));
    var parents = downRevisions.stream().map(RevisionId::value).toList();
    values.put(
        "down_revision",
        single(parents).orElseGet(() -> new PythonValue.TupleValue(texts(parents))));
    var labels = branchLabels.stream().map(BranchLabel::value).toList();
    values.put(
        "branch_labels",
        labels.isEmpty() ? PythonValue.NONE : new PythonValue.TupleValue(texts(labels)));
    var references = dependsOn.stream().map(Reference::text).toList();
    values.put(
        "depends_on",
        single(references).orElseGet(() -> new PythonValue.ListValue(texts(references))));
    values.put("create_date", new DateValue.Moment(createDate));
    values.put("config", new ConfigValue(config));
    values.put("refresh", PythonValue.TRUE);
    values.put("comma", Function.named("comma", arguments -> BuiltIns.comma(arguments, allowance)));
    values.put("UNDEFINED", Undefined.UNDEFINED);
    values.put("context", new ContextValue(Map.copyOf(values), builtIns));
    return values;
  }

  /// What a template sees of none or of one; empty if there are more.
  private static Optional<PythonValue> single(List<String> texts) {
    if (texts.isEmpty()) {
      return Optional.of(PythonValue.NONE);
    }
    return texts.size() == 1 ? Optional.of(PythonValue.of(texts.getFirst())) : Optional.empty();
  }

  private static List<PythonValue> texts(List<String> texts) {
    return texts.stream().<PythonValue>map(PythonValue::of).toList();
  }
}
