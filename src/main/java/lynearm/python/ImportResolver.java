package lynearm.python;

import java.util.Optional;

/// Finds the modules that a file imports, so that constants can be read from them. They are read as
/// text, never run.
@FunctionalInterface
public interface ImportResolver {

  /// Finds nothing: every imported name can only be told by running.
  ImportResolver NONE = _ -> Optional.empty();

  /// The file of a module, if it is at hand.
  ///
  /// @param dottedName its absolute name, such as `neutron.db.migration.cli`
  Optional<ModuleFile> find(String dottedName);

  /// The file of a module.
  final class ModuleFile {
    private final byte[] bytes;
    private final boolean isPackage;

    /// @param bytes its content, not copied
    /// @param isPackage whether it is the `__init__.py` of a package, from which relative imports
    ///   in it start
    public ModuleFile(byte[] bytes, boolean isPackage) {
      this.bytes = bytes;
      this.isPackage = isPackage;
    }

    /// The content itself; not to be changed.
    public byte[] bytes() {
      return bytes;
    }

    public boolean isPackage() {
      return isPackage;
    }
  }
}
