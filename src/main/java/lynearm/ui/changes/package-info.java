/// What Lynearm wrote: taking it back, doing it again, and the list of it.
@NullMarked
package lynearm.ui.changes;

import org.jspecify.annotations.NullMarked;
