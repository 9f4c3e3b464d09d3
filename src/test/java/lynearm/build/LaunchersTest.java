package lynearm.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `packaging` leave what the program says alone.
class LaunchersTest {

  @TempDir Path folder;

  @Test
  void errorsAreStillHeardAfterTheBuildWasChecked() throws Exception {
    assertThat(run("build_now_if_stale() { :; }; build_if_stale; echo heard >&2"))
        .isEqualTo("heard\n");
  }

  @Test
  void fileNamesAreReadAsUtf8WhereNoLanguageIsSet() throws Exception {
    assertThat(run("unset LC_ALL LC_CTYPE LANG; use_utf8; echo \"$LC_ALL\" >&2"))
        .isEqualTo("C.UTF-8\n");
    assertThat(run("LC_ALL=de_DE.utf8; use_utf8; echo \"$LC_ALL\" >&2")).isEqualTo("de_DE.utf8\n");
  }

  private String run(String script) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && File.separatorChar == '/');
    Path common = Path.of("packaging/common/setup.sh").toAbsolutePath();
    Process shell =
        new ProcessBuilder("/bin/sh", "-euc", ". " + common + "; " + script)
            .directory(folder.toFile())
            .start();
    String said = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    shell.waitFor();
    return said;
  }
}
