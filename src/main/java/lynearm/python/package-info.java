/// Just enough Python to read assignments and literals out of text. Nothing is ever run.
@NullMarked
package lynearm.python;

import org.jspecify.annotations.NullMarked;
