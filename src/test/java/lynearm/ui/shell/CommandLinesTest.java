package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lynearm.alembic.Environment;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLinesTest {

  @TempDir private Path folder;

  @Test
  void theUsualEnvironmentNeedsNothingToBeFound() {
    Environment usual = AlembicProject.in(folder, "a:").read().environment();
    assertThat(CommandLines.alembic(usual, "upgrade", "3f2a")).isEqualTo("alembic upgrade 3f2a");
  }

  @Test
  void anotherSectionIsNamed() {
    AlembicProject project = AlembicProject.in(folder, "a:");
    String ini = AlembicProject.text(project.root().resolve("alembic.ini"));
    project.file("alembic.ini", ini.replace("[alembic]", "[billing]"));

    assertThat(CommandLines.alembic(project.read().environment(), "show", "a b"))
        .isEqualTo("alembic -n billing show 'a b'");
  }

  @Test
  void whatATerminalWouldTakeApartIsQuoted() {
    assertThat(CommandLines.gitLog(Path.of("/home/it's"), "versions/a $(b).py"))
        .isEqualTo("git -C '/home/it'\\''s' log --follow --patch -- 'versions/a $(b).py'");
  }
}
