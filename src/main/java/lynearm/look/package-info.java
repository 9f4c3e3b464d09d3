/// What revisions look like wherever they are shown: badges, what is known of them, and the
/// palette.
@NullMarked
package lynearm.look;

import org.jspecify.annotations.NullMarked;
