/// What Alembic calls things, as values. Knows no file system, no graph and no screen.
@NullMarked
package lynearm.revision;

import org.jspecify.annotations.NullMarked;
