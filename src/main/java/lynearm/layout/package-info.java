/// A graph turned into rows, columns, lanes and links, in plain numbers. Equal input gives equal
/// output; drawing comes later.
@NullMarked
package lynearm.layout;

import org.jspecify.annotations.NullMarked;
