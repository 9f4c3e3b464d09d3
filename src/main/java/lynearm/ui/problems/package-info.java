/// What Alembic would stumble over, listed where it can be followed.
@NullMarked
package lynearm.ui.problems;

import org.jspecify.annotations.NullMarked;
