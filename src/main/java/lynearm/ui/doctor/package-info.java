/// The panel that tells where a missing revision went and lets a person mend it.
@NullMarked
package lynearm.ui.doctor;

import org.jspecify.annotations.NullMarked;
