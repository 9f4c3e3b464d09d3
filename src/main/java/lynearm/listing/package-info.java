/// The lines that Alembic's commands print about a history, byte for byte.
@NullMarked
package lynearm.listing;

import org.jspecify.annotations.NullMarked;
