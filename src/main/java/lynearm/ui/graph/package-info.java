/// The map: the revision graph on a canvas, with zoom, selection by hand and keyboard, and
/// previews. Colours come from `graph.css` alone.
@NullMarked
package lynearm.ui.graph;

import org.jspecify.annotations.NullMarked;
