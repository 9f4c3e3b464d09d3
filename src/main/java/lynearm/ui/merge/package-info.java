/// The merge panel: the file and the graph after it, before anything is written.
@NullMarked
package lynearm.ui.merge;

import org.jspecify.annotations.NullMarked;
