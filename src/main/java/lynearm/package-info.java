/// The program: starts the window or answers on the command line. The one place where objects are
/// wired together.
@NullMarked
package lynearm;

import org.jspecify.annotations.NullMarked;
