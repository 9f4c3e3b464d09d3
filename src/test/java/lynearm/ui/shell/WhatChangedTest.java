package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The news of a reload.
class WhatChangedTest {

  @TempDir private Path folder;

  private Optional<String> between(String before, String after) {
    return WhatChanged.between(
        AlembicProject.in(folder.resolve("before"), before).read().graph(),
        AlembicProject.in(folder.resolve("after"), after).read().graph());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:                   | a:; b: a             | 1 revision came
          a:                   | a:; b: a; c: a       | 2 revisions came, 1 head more
          a:; b: a; c: a; d: a | a:; b: a             | 2 revisions went, 2 heads fewer
          a:; b: a             | a:; c: a             | 1 revision came, 1 revision went
          a:; b: a; c: b       | a:; b: a; c: a       | 1 head more
          """)
  void itSaysWhatCameAndWent(String before, String after, String news) {
    assertThat(between(before, after)).contains(news);
  }

  @Test
  void theSameHistoryIsNoNews() {
    assertThat(between("a:; b: a", "a:; b: a")).isEmpty();
  }
}
