/// The graph in the course of time, to be gone through commit by commit.
@NullMarked
package lynearm.ui.timeline;

import org.jspecify.annotations.NullMarked;
