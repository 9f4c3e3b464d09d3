/// The window: menus, tool bar, banner and status line. Holds what is open and selected, and puts
/// the features side by side; they meet here and nowhere else.
@NullMarked
package lynearm.ui.shell;

import org.jspecify.annotations.NullMarked;
