package lynearm.doctor;

import java.nio.file.Path;
import lynearm.git.CommitId;

/// Where git has the file of a revision.
///
/// @param commit a commit whose files it is among
/// @param file where it would be if that commit were checked out
/// @param name what a person calls the commit: a branch, or "3f2a91bc~1"
record Source(CommitId commit, Path file, String name) {}
