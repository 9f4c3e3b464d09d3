package lynearm.python;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads modules that stand alone, as Alembic loads migration files: relative imports lead nowhere
/// from them. Keeps its buffers from one to the next, for making room is a good part of what
/// reading a small file costs. For one thread at a time.
public final class PythonReader {

  /// For larger files, which are rare, room is made each time.
  private static final int ROOM = 1 << 14;

  private final WantedNames wanted;
  private final char[] characters = new char[ROOM + 1];
  private final Tokens tokens = new Tokens(characters, ROOM);

  public PythonReader(WantedNames wanted) {
    this.wanted = wanted;
  }

  /// Reads the bytes of one module.
  ///
  /// @param name what `__name__` is while it runs; asked for if the module is more than plain
  public PythonModule read(byte[] bytes, Supplier<String> name, ImportResolver imports) {
    if (bytes.length <= ROOM && SourceText.isAscii(bytes, characters)) {
      Optional<Map<String, Binding>> plain =
          PlainModule.bindings(Tokenizer.ofModule(characters, bytes.length, tokens), wanted);
      if (plain.isPresent()) {
        return PythonModule.plain(plain.get());
      }
    }
    return PythonModule.read(bytes, name, Optional.empty(), wanted, new Modules(imports));
  }
}
