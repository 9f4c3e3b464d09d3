package lynearm.alembic.template;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import lynearm.python.PythonException;
import lynearm.python.PythonFormat;
import lynearm.python.PythonValue;
import lynearm.revision.AlembicError;
import lynearm.revision.RevisionId;

/// The option `file_template`: how the files of new revisions are named. Alembic:
/// `ScriptDirectory`, `_rev_path`.
///
/// @param format the value of the option, with single percent signs
public record FileNameTemplate(String format) {

  /// What Alembic uses if the option is not set.
  public static final FileNameTemplate DEFAULT = new FileNameTemplate("%(rev)s_%(slug)s");

  /// The path of a new file below its version folder. It may lead into sub-folders or, with `..` or
  /// a leading `/`, out of the version folder; whoever writes must mind that.
  public Outcome<String> path(RevisionId id, Slug slug, CreateDate date) {
    LocalDateTime local = date.local();
    var fields = new LinkedHashMap<PythonValue, PythonValue>();
    fields.put(PythonValue.of("rev"), PythonValue.of(id.value()));
    fields.put(PythonValue.of("slug"), PythonValue.of(slug.value()));
    fields.put(PythonValue.of("epoch"), PythonValue.of(date.epochSecond()));
    fields.put(PythonValue.of("year"), PythonValue.of(local.getYear()));
    fields.put(PythonValue.of("month"), PythonValue.of(local.getMonthValue()));
    fields.put(PythonValue.of("day"), PythonValue.of(local.getDayOfMonth()));
    fields.put(PythonValue.of("hour"), PythonValue.of(local.getHour()));
    fields.put(PythonValue.of("minute"), PythonValue.of(local.getMinute()));
    fields.put(PythonValue.of("second"), PythonValue.of(local.getSecond()));
    try {
      String name = PythonFormat.format(format, new PythonValue.DictValue(fields));
      return new Outcome.Given<>(normalized(name + ".py"));
    } catch (PythonException fault) {
      return new Outcome.Failed<>(new AlembicError(fault.pythonClass(), fault.reason()));
    }
  }

  /// The path as Python's `pathlib` holds it: without `.` and empty parts, `..` kept.
  private static String normalized(String path) {
    int slashes = 0;
    while (slashes < path.length() && path.charAt(slashes) == '/') {
      slashes++;
    }
    String root = slashes == 2 ? "//" : slashes > 0 ? "/" : "";
    return root
        + Arrays.stream(path.split("/"))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .collect(Collectors.joining("/"));
  }
}
