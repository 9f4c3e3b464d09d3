package lynearm.git;

import java.time.OffsetDateTime;

/// What a commit says about itself.
///
/// @param authoredAt when the author wrote it, in the author's own time zone, to the second
/// @param subject the first paragraph of its message on one line
public record Commit(
    CommitId id,
    String authorName,
    String authorEmail,
    OffsetDateTime authoredAt,
    String subject) {}
