package lynearm.layout;

/// What a drawn link stands for.
public enum LinkKind {
  /// From a revision down to one that its `down_revision` names.
  PARENT(0),
  /// From a revision down to one that its `depends_on` names.
  DEPENDENCY(1),
  /// From a revision down to one below it that names it as its parent: the link that closes a
  /// cycle.
  CYCLE(2);

  private static final LinkKind[] BY_CODE = {PARENT, DEPENDENCY, CYCLE};

  private final int code;

  LinkKind(int code) {
    this.code = code;
  }

  /// A small number for packing.
  int code() {
    return code;
  }

  static LinkKind ofCode(int code) {
    return BY_CODE[code];
  }
}
