/// Whether what two heads do since they parted goes together: same changes, contradictions, what
/// depends on the order, and what could not be followed.
@NullMarked
package lynearm.collision;

import org.jspecify.annotations.NullMarked;
