package lynearm.git;

/// Where git would stop because of what was renamed. Paths have `/` between the names.
///
/// @param from where the file or folder was, or was put by one side
/// @param path where git leaves it
record Stop(String from, String path, Clash why) {}
