/// What the program costs, printed as ratios of one run. Not part of the usual tests.
@NullMarked
package lynearm.bench;

import org.jspecify.annotations.NullMarked;
