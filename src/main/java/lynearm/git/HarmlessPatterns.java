package lynearm.git;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Keeps out patterns that would take JGit for ever: it tries every way in which several asterisks
/// can share a name, and files of a repository may be made so that there are more than anybody
/// could wait for. No honest pattern needs so many.
final class HarmlessPatterns {

  /// In one name.
  private static final int MOST_ASTERISKS = 3;

  /// Names that stand for any number of folders.
  private static final int MOST_ANY_FOLDERS = 4;

  private HarmlessPatterns() {}

  /// A file of patterns, one a line, without those that would take too long.
  static byte[] of(byte[] lines) {
    return new String(lines, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(HarmlessPatterns::isHarmless)
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static boolean isHarmless(String pattern) {
    int anyFolders = 0;
    int asterisks = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '/') {
        asterisks = 0;
      } else if (pattern.charAt(i) == '*') {
        boolean goesOn = i > 0 && pattern.charAt(i - 1) == '*';
        anyFolders += goesOn ? 1 : 0;
        asterisks += goesOn ? 0 : 1;
      }
      if (asterisks > MOST_ASTERISKS || anyFolders > MOST_ANY_FOLDERS) {
        return false;
      }
    }
    return true;
  }
}
