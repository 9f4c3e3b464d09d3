/// Tests of git facts and writes, on real repositories.
@NullMarked
package lynearm.git;

import org.jspecify.annotations.NullMarked;
