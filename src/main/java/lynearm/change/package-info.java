/// What would be written: exact bytes, paths, the graph after. Writes it whole or not at all, and
/// takes it back.
@NullMarked
package lynearm.change;

import org.jspecify.annotations.NullMarked;
