/// Where a database stands, read-only. JDBC stays inside.
@NullMarked
package lynearm.database;

import org.jspecify.annotations.NullMarked;
