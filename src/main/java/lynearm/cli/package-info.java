/// The subcommands: words in, lines out. Loads no JavaFX.
@NullMarked
package lynearm.cli;

import org.jspecify.annotations.NullMarked;
