/// The post write hooks of a project: which program each of them is, and running it on a file that
/// was written. Nothing here runs unless a person has allowed it for this repository.
@NullMarked
package lynearm.hook;

import org.jspecify.annotations.NullMarked;
