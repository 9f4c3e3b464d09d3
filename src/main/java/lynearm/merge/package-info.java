/// The first way out of several heads: what `alembic merge` would write, planned and not written.
@NullMarked
package lynearm.merge;

import org.jspecify.annotations.NullMarked;
