/// Tests of what is on other branches, in the future and in the past.
@NullMarked
package lynearm.elsewhere;

import org.jspecify.annotations.NullMarked;
