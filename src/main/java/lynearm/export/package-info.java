/// A history as a file: SVG, PNG and PDF pictures of the map and the log, Mermaid and DOT. Needs no
/// window; equal histories give equal bytes.
@NullMarked
package lynearm.export;

import org.jspecify.annotations.NullMarked;
