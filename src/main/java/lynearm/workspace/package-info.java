/// Opens a folder and joins what is read there in one [lynearm.workspace.Workspace] snapshot;
/// reloads when files change.
@NullMarked
package lynearm.workspace;

import org.jspecify.annotations.NullMarked;
