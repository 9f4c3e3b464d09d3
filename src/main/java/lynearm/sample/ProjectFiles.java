package lynearm.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The files of an Alembic project that are no revisions.
final class ProjectFiles {

  static final String VERSIONS = "migrations/versions/";

  private ProjectFiles() {}

  /// Texts by path.
  ///
  /// @param about goes into the README
  static Map<String, String> about(String about) throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put("alembic.ini", resource("alembic.ini"));
    files.put("migrations/env.py", resource("env.py"));
    files.put("migrations/script.py.mako", resource("script.py.mako"));
    files.put(".gitignore", resource("gitignore"));
    files.put("requirements.txt", "alembic\nSQLAlchemy\n");
    files.put("README.md", about + "\n");
    return files;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ProjectFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
