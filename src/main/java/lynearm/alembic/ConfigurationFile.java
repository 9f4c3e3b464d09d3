package lynearm.alembic;

import java.nio.file.Path;

/// One of the two files that Alembic consults, whether it is there or not.
///
/// @param name as it was named on the command line, in the environment, or by default
/// @param path where that is, absolute; links and `..` are kept
public record ConfigurationFile(String name, Path path) {}
