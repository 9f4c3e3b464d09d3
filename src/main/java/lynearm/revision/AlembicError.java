package lynearm.revision;

/// What Alembic raises: the class of the Python exception and its message.
///
/// A `CommandError` is what a person sees as `FAILED: <message>`; any other class is a traceback.
public record AlembicError(String className, String message) {}
