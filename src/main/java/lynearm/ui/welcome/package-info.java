/// What is seen before anything is open: choose or drop a folder, recent ones, samples.
@NullMarked
package lynearm.ui.welcome;

import org.jspecify.annotations.NullMarked;
