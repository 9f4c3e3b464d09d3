package lynearm.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A real repository in a folder of a test, with a home folder that knows a name.
final class RepositoryFixture {

  static final GitBranch MAIN = new GitBranch("main");
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.ofHours(2));

  final Path root;
  final Path home;

  RepositoryFixture(Path folder) {
    try {
      home = Files.createDirectories(folder.resolve("home"));
      root = Files.createDirectories(folder.resolve("repo")).toRealPath();
      write(home.resolve(".gitconfig"), "[user]\n\tname = Eve Maker\n\temail = eve@example.org\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A repository whose only commit has these files, checked out.
  static RepositoryFixture with(Path folder, Map<String, String> files) {
    RepositoryFixture fixture = new RepositoryFixture(folder);
    try (FreshRepository fresh = FreshRepository.create(fixture.root, MAIN)) {
      CommitId commit =
          fresh.commit(List.of(), FreshRepository.texts(files), author("Ada", 1), "begin");
      fresh.point(MAIN, commit);
      fresh.writeFiles(commit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fixture;
  }

  static FreshRepository.Author author(String name, int day) {
    OffsetDateTime when =
        OffsetDateTime.parse("2026-01-01T10:00:00+01:00").plusDays(day).withSecond(day % 60);
    return new FreshRepository.Author(
        name, name.toLowerCase(java.util.Locale.ROOT) + "@x.org", when);
  }

  /// Changes from "path", "text" pairs; the text "-" removes.
  static Map<String, Optional<String>> changes(String... pairs) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String text = pairs[i + 1];
      changes.put(pairs[i], text.equals("-") ? Optional.empty() : Optional.of(text));
    }
    return changes;
  }

  GitRepository repository() {
    GitLookup lookup = GitRepository.around(root, GitHome.in(home));
    assertThat(lookup).isInstanceOf(GitLookup.Found.class);
    return ((GitLookup.Found) lookup).repository();
  }

  GitWriter writer() {
    return new GitWriter(repository(), CLOCK);
  }

  GitProgram git() {
    return new GitProgram(root, home);
  }

  Path file(String path) {
    return root.resolve(path);
  }

  Path write(String path, String text) {
    return write(file(path), text);
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path append(Path file, String text) {
    try {
      return Files.writeString(file, Files.readString(file) + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T given(GitAnswer<T> answer) {
    return answer.or(reason -> {
      throw new AssertionError(reason.toString());
    });
  }

  static String refusal(GitAnswer<?> answer) {
    return switch (answer) {
      case GitAnswer.Given<?>(Object value) -> throw new AssertionError("given: " + value);
      case GitAnswer.Refused<?>(GitRefusal reason) -> reason.toString();
    };
  }
}
