/// The note that tells the team of a merge, to be edited, copied and saved.
@NullMarked
package lynearm.ui.note;

import org.jspecify.annotations.NullMarked;
