/// The revision graph: an immutable DAG with heads, bases, branch points, merge points and ancestry
/// as Alembic defines them. JGraphT stays inside.
@NullMarked
package lynearm.graph;

import org.jspecify.annotations.NullMarked;
