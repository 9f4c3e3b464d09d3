package lynearm.collision;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.operation.Lines;
import lynearm.revision.RevisionId;

/// Where one side does something.
///
/// @param file nothing if the revision has none
/// @param lines of the statement, in that file
/// @param source the text of the first of these lines, without blanks around it
/// @param does what is done there, as a clause: "adds column users.email (text, may be empty)"
public record Place(
    RevisionId revision, Optional<Path> file, Lines lines, String source, String does) {}
