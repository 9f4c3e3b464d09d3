/// Tries out what nobody thought of: made-up files, settings, folders and graphs, each from a seed.
@NullMarked
package lynearm.fuzz;

import org.jspecify.annotations.NullMarked;
