/// What folders hold and how files look from outside, asked for once and compared later.
@NullMarked
package lynearm.file;

import org.jspecify.annotations.NullMarked;
