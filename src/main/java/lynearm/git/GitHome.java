package lynearm.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the person's own git settings lie: who they are, and how they like line ends.
///
/// @param home the home folder, for `~/.gitconfig` and for paths that begin with `~/`
/// @param settings the folder of `config`, `ignore` and `attributes`, mostly `~/.config/git`
/// @param systemFolders folders in which the machine's `gitconfig` and `gitattributes` may lie
public record GitHome(Path home, Path settings, List<Path> systemFolders) {

  public GitHome {
    systemFolders = List.copyOf(systemFolders);
  }

  /// The places that git itself looks at on this machine.
  public static GitHome ofThisMachine() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static GitHome of(Map<String, String> environment, Path home) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path settings = (xdg.isEmpty() ? home.resolve(".config") : home.resolve(xdg)).resolve("git");
    List<Path> system = new ArrayList<>();
    if (!environment.containsKey("GIT_CONFIG_NOSYSTEM")) {
      for (String variable : List.of("ProgramFiles", "ProgramW6432")) {
        String programs = environment.getOrDefault(variable, "");
        if (!programs.isEmpty()) {
          system.add(home.resolve(programs).resolve("Git").resolve("etc"));
        }
      }
      for (String folder : List.of("/etc", "/usr/local/etc", "/opt/homebrew/etc")) {
        system.add(home.resolve(folder));
      }
    }
    return new GitHome(home, settings, system);
  }

  /// A machine without any settings, all of whose places are in this folder.
  public static GitHome in(Path folder) {
    return new GitHome(folder, folder.resolve(".config").resolve("git"), List.of());
  }

  /// Settings files, the weakest first.
  List<Path> configFiles() {
    List<Path> files = new ArrayList<>();
    systemFolders.forEach(folder -> files.add(folder.resolve("gitconfig")));
    files.add(settings.resolve("config"));
    files.add(home.resolve(".gitconfig"));
    return files;
  }

  /// The path that a setting means, where `~/` stands for the home folder.
  Path resolve(Path base, String text) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : base.resolve(text);
  }
}
