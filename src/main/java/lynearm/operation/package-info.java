/// What the `upgrade()` and `downgrade()` of a revision file do, read from its text as values.
/// Nothing is run, and what cannot be followed is said to be unknown.
@NullMarked
package lynearm.operation;

import org.jspecify.annotations.NullMarked;
