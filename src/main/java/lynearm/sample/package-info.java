/// Projects to try Lynearm on, made by the program itself: the samples of the welcome page, and
/// histories of any size for tests and benchmarks. Equal input gives equal files and equal commits.
@NullMarked
package lynearm.sample;

import org.jspecify.annotations.NullMarked;
