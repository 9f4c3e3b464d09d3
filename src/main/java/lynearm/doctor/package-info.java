/// Where a revision that is not there went, and what can be done about it: bring its file back from
/// git, or let its children follow another. Everything is planned here and written by `change`.
@NullMarked
package lynearm.doctor;

import org.jspecify.annotations.NullMarked;
