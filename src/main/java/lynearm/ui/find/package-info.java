/// The find field: what is looked for, what was found, and the filters.
@NullMarked
package lynearm.ui.find;

import org.jspecify.annotations.NullMarked;
