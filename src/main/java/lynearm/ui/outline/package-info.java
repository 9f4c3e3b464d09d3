/// The log: the history as rows that draw their own lanes, for reading, for the keyboard and for
/// screen readers.
@NullMarked
package lynearm.ui.outline;

import org.jspecify.annotations.NullMarked;
