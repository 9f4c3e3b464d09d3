/// The commands, called as from a shell.
@NullMarked
package lynearm.cli;

import org.jspecify.annotations.NullMarked;
