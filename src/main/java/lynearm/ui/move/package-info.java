/// The panel that moves a branch onto another or takes a merge out: the advice first, then the
/// graph after it and every touched line, before anything is written.
@NullMarked
package lynearm.ui.move;

import org.jspecify.annotations.NullMarked;
