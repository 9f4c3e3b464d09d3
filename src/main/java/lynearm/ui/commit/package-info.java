/// The commit of what was written: its files, its message, and the branch it goes on.
@NullMarked
package lynearm.ui.commit;

import org.jspecify.annotations.NullMarked;
