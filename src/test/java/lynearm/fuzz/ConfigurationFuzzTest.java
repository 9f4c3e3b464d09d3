package lynearm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.alembic.Configuration;
import lynearm.alembic.ConfigurationReader;
import lynearm.alembic.Invocation;
import lynearm.revision.Problem;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.WorkspaceReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a configuration file says, reading it ends with settings or a reason.
@Tag("fuzz")
class ConfigurationFuzzTest {

  private static final String INI =
      """
      # A generic, single database configuration.

      [alembic]
      script_location = %(here)s/migrations
      file_template = %%(year)d_%%(month).2d-%%(rev)s_%%(slug)s
      prepend_sys_path = .
      timezone = UTC
      truncate_slug_length = 40
      revision_environment = false
      sourceless = false
      version_locations = %(here)s/migrations/versions:other
      path_separator = os
      recursive_version_locations = false
      output_encoding = utf-8
      sqlalchemy.url = driver://user:pass@localhost/dbname

      [post_write_hooks]
      hooks = black
      black.type = console_scripts
      black.entrypoint = black
      black.options = -l 79 REVISION_SCRIPT_FILENAME

      [DEFAULT]
      depth = %(missing)s

      [loggers]
      keys = root,sqlalchemy
      """;

  private static final String TOML =
      """
      [project]
      name = "x"

      [tool.alembic]
      script_location = "%(here)s/migrations"
      file_template = "%%(rev)s_%%(slug)s"
      prepend_sys_path = ["."]
      version_locations = ["%(here)s/migrations/versions", 'other']
      recursive_version_locations = false
      truncate_slug_length = 40
      timezone = "UTC"

      [[tool.alembic.post_write_hooks]]
      name = "black"
      type = "console_scripts"
      options = '''-l 79
      REVISION_SCRIPT_FILENAME'''

      [tool.other]
      when = 2026-11-02T10:11:12Z
      numbers = [1, 2.5, 0x1f, inf]
      inline = { a = 1, "b.c" = [ { d = 2 } ] }
      """;

  private static final Mutation INI_MUTATION =
      new Mutation(
          List.of(
              "[alembic]\n",
              "[",
              "]",
              "[DEFAULT]\n",
              "%(here)s",
              "%(",
              ")s",
              "%",
              "%%",
              "%(script_location)s",
              "script_location = ",
              "version_locations = ",
              "\n  ",
              "\n\t",
              " = ",
              " : ",
              "\n# ",
              "\n; ",
              " # ",
              "path_separator = ",
              "space",
              "newline",
              "os",
              "a:b",
              "package:migrations",
              ":",
              "::",
              "/",
              "..",
              "~",
              "\\",
              "*",
              "é",
              "\ufeff",
              "\0",
              "\r",
              "\r\n",
              "\u2028",
              "true",
              "yes",
              "2",
              "-1",
              "99999999999999999999",
              "/dev/null",
              "sourceless = true\n",
              "recursive_version_locations = true\n",
              "timezone = Nowhere\n",
              "hooks = a, b\n",
              "a.type = exec\n"));

  private static final Mutation TOML_MUTATION =
      new Mutation(
          List.of(
              "[tool.alembic]\n",
              "[[tool.alembic]]\n",
              "[tool]\n",
              "[",
              "]",
              "{",
              "}",
              "=",
              "'",
              "\"",
              "'''",
              "\"\"\"",
              ",",
              ".",
              "#",
              "\\u12",
              "\\",
              "%(here)s",
              "%(",
              "%",
              "script_location = ",
              "version_locations = ",
              "true",
              "1e400",
              "inf",
              "-nan",
              "0x",
              "2026-99-99",
              "99999999999999999999",
              "a.b.c = 1\n",
              "tool.alembic = 1\n",
              "\0",
              "\r",
              "é",
              "\ufeff",
              "\u2028",
              "package:migrations",
              "..",
              "~",
              "/dev/null"));

  @TempDir Path folder;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(folder.resolve("migrations/versions"));
    Files.createDirectories(folder.resolve("other"));
    Files.createFile(folder.resolve("migrations/env.py"));
  }

  @Test
  void spoiledIniFilesGiveAnAnswer() throws InterruptedException {
    Fuzz.tries(
        4,
        random -> {
          Files.write(folder.resolve("alembic.ini"), INI_MUTATION.of(INI, random));
          requireAnswer();
        });
  }

  @Test
  void spoiledTomlFilesGiveAnAnswer() throws InterruptedException {
    Fuzz.tries(
        4,
        random -> {
          Files.write(folder.resolve("pyproject.toml"), TOML_MUTATION.of(TOML, random));
          requireAnswer();
        });
  }

  @Test
  void bothSpoiledGiveAnAnswer() throws InterruptedException {
    Fuzz.tries(
        20,
        random -> {
          Files.write(folder.resolve("alembic.ini"), INI_MUTATION.of(INI, random));
          Files.write(folder.resolve("pyproject.toml"), TOML_MUTATION.of(TOML, random));
          requireAnswer();
          OpenResult opened =
              new WorkspaceReader().open(folder, Optional.empty(), Progress.IGNORED);
          if (opened instanceof OpenResult.Opened(var workspace)) {
            assertThat(workspace.problems()).extracting(Problem::what).noneMatch(String::isBlank);
          }
        });
  }

  private void requireAnswer() {
    Configuration configuration = ConfigurationReader.read(Invocation.in(folder));

    assertThat(configuration.problems()).extracting(Problem::what).noneMatch(String::isBlank);
    if (configuration instanceof Configuration.NotConfigured(var error, var problems, _)) {
      assertThat(problems).as(error.toString()).isNotEmpty();
    }
  }
}
