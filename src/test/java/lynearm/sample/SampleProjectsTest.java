package lynearm.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.git.FileHistory;
import lynearm.git.FileState;
import lynearm.git.GitAnswer;
import lynearm.git.GitBranch;
import lynearm.git.GitHome;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.git.Head;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleProjectsTest {

  @TempDir private static Path shared;
  @TempDir private Path folder;

  /// The large sample takes a moment, so that it is made once.
  @BeforeAll
  static void makeLargeSample() throws IOException {
    SampleProjects.create(Sample.LARGE, shared.resolve("new/folder"));
  }

  private static <T> T given(GitAnswer<T> answer) {
    return answer.or(reason -> {
      throw new AssertionError(reason.toString());
    });
  }

  private GitRepository repository(Path root) {
    GitLookup lookup = GitRepository.around(root, GitHome.in(folder));
    assertThat(lookup).isInstanceOf(GitLookup.Found.class);
    return ((GitLookup.Found) lookup).repository();
  }

  private Map<Path, FileHistory> history(Path root) {
    return given(
            RevisionHistory.read(
                repository(root),
                List.of(root.resolve("migrations/versions")),
                _ -> {},
                () -> false))
        .files();
  }

  private Path root(Sample sample) throws IOException {
    Path root = shared.resolve("new/folder");
    return sample == Sample.LARGE ? root : SampleProjects.create(sample, folder.resolve("sample"));
  }

  private WrittenHistory create(Sample sample) throws IOException {
    return WrittenHistory.of(root(sample).resolve("migrations/versions"));
  }

  @ParameterizedTest
  @CsvSource({
    "SMALL, fd41fae743254fc39a88762060601fc4745cce5a",
    "LARGE, 2f8776d36191db68b683ade055dd0e3430ccab3b",
    "PROBLEMS, 5f58cf4a27b83ce42c7291fe55ca79e6df4c59b0"
  })
  void everyMachineMakesTheSameCommits(Sample sample, String tip) throws IOException {
    assertThat(given(repository(root(sample)).state()).head())
        .isEqualTo(new Head.OnBranch(new GitBranch("main"), new CommitId(tip)));
  }

  @ParameterizedTest
  @EnumSource
  void aFolderWithSomethingInItIsRefused(Sample sample) throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> SampleProjects.create(sample, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
    assertThat(folder.resolve(".git")).doesNotExist();
  }

  @Test
  void theSmallOneHasThreeHeads() throws IOException {
    WrittenHistory history = create(Sample.SMALL);
    assertThat(history.parents()).hasSize(23);
    assertThat(history.heads()).hasSize(3);
    assertThat(history.bases()).hasSize(1);
    assertThat(history.merges()).hasSize(1);
    assertThat(history.labels()).hasSize(1);
    assertThat(history.dependent()).hasSize(1);
    assertThat(history.missing()).isEmpty();
  }

  @Test
  void theSmallOneHasOneNewFileAndThreeAuthors() throws IOException {
    Path root = root(Sample.SMALL);
    Map<FileState, Long> states =
        given(WorkingFiles.read(repository(root), List.of(root))).statuses().values().stream()
            .collect(Collectors.groupingBy(it -> it.state(), TreeMap::new, Collectors.counting()));
    assertThat(states).isEqualTo(Map.of(FileState.NEW, 1L, FileState.UNCHANGED, 28L));
    assertThat(
            history(root).values().stream()
                .map(FileHistory::added)
                .flatMap(Optional::stream)
                .map(Commit::authorName))
        .hasSize(22)
        .containsOnly("Ida Lindqvist", "Noor Haddad", "Tomasz Wilk");
  }

  @Test
  void theLargeOneHasTheShapeOfARealHistory() throws IOException {
    WrittenHistory history = create(Sample.LARGE);
    assertThat(history.parents()).hasSize(FreightPlatform.REVISIONS);
    assertThat(history.merges()).hasSize(FreightPlatform.MERGES);
    assertThat(history.heads()).hasSize(3);
    assertThat(history.bases()).hasSize(1);
    assertThat(history.labels()).hasSize(1);
    assertThat(history.missing()).isEmpty();
  }

  @Test
  void theLargeOneTookEightPeopleSixYears() throws IOException {
    Map<Path, FileHistory> history = history(root(Sample.LARGE));
    List<Commit> commits =
        history.values().stream().map(FileHistory::added).flatMap(Optional::stream).toList();
    assertThat(commits).hasSize(FreightPlatform.REVISIONS);
    assertThat(commits.stream().map(Commit::authorName).distinct()).hasSize(8);
    assertThat(commits.stream().map(it -> it.authoredAt().getYear()).distinct())
        .contains(2019, 2020, 2021, 2022, 2023, 2024);
  }

  @Test
  void theOneWithProblemsHasEachOfThem() throws IOException {
    WrittenHistory history = create(Sample.PROBLEMS);
    Path versions = folder.resolve("sample/migrations/versions");
    try (Stream<Path> files = Files.list(versions)) {
      assertThat(files).hasSize(9);
    }
    assertThat(history.parents()).as("two files share an id").hasSize(8);
    assertThat(history.missing()).contains(SampleRevision.idFor("a revision on nobody's machine"));
    try (Stream<Path> files = Files.list(versions)) {
      String all =
          files
              .map(file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
              .collect(Collectors.joining());
      assertThat(all)
          .contains("\n<<<<<<< HEAD\n", "\n>>>>>>> feature/languages\n", "= os.environ.get(");
    }
  }

  @Test
  void noTwoRevisionsHaveTheSameBodyExceptMerges() throws IOException {
    try (Stream<Path> files = Files.list(root(Sample.LARGE).resolve("migrations/versions"))) {
      List<String> bodies =
          files
              .map(file -> {
                try {
                  String text = Files.readString(file);
                  return text.substring(text.indexOf("def upgrade"));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
              .filter(body -> !body.contains("    pass\n\n"))
              .toList();
      assertThat(bodies).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }
  }
}
