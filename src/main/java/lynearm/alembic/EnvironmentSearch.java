package lynearm.alembic;

import java.nio.file.Path;
import java.util.List;
import lynearm.revision.Problem;

/// What a search for environments has found.
///
/// @param root the folder searched, absolute, links resolved
/// @param environments the environments, the likeliest first: configured ones before others, tests
///   and examples last, then by depth
/// @param problems folders that could not be searched
/// @param folders how many folders were looked through
public record EnvironmentSearch(
    Path root, List<Environment> environments, List<Problem> problems, int folders) {

  public EnvironmentSearch {
    environments = List.copyOf(environments);
    problems = List.copyOf(problems);
  }
}
