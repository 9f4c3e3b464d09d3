/// The text and the name of a new migration file, exactly as Alembic would write them. Renders the
/// part of Mako that migration templates use; runs no Python and writes nothing.
@NullMarked
package lynearm.alembic.template;

import org.jspecify.annotations.NullMarked;
