/// Tests of the sample projects.
@NullMarked
package lynearm.sample;

import org.jspecify.annotations.NullMarked;
