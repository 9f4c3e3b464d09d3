package lynearm.python;

import java.util.List;
import java.util.Optional;

/// All the code of a module, with the bodies of its functions. Reading is linear in the length of
/// the text. Nothing is run.
///
/// @param statements what stands in it, in order; what Python would refuse is
///   [BodyStatement.Unread]
/// @param problem what concerns the whole text, and makes all that was read doubtful
public record ModuleCode(List<BodyStatement> statements, Optional<SyntaxProblem> problem) {

  public ModuleCode {
    statements = List.copyOf(statements);
  }

  /// Reads the bytes of a file, in the encoding it declares.
  public static ModuleCode read(byte[] bytes) {
    try {
      return of(SourceText.decode(bytes).characters());
    } catch (PythonSyntaxException e) {
      return new ModuleCode(List.of(), Optional.of(e.problem()));
    }
  }

  /// Reads text that is decoded already.
  public static ModuleCode read(String text) {
    if (text.indexOf('\0') >= 0) {
      return new ModuleCode(
          List.of(),
          Optional.of(SyntaxProblem.confusing(0, "the file holds a NUL character", "Remove it")));
    }
    String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    char[] characters = new char[unix.length() + 1];
    unix.getChars(0, unix.length(), characters, 0);
    return of(characters);
  }

  private static ModuleCode of(char[] characters) {
    Tokens tokens = Tokenizer.ofModule(characters);
    return new ModuleCode(BodyParser.parse(tokens), tokens.stop());
  }
}
