/// The Alembic project on disk: configuration, environments, version folders and the files in them.
/// Everything is read as text and listed as files; nothing is ever run.
@NullMarked
package lynearm.alembic;

import org.jspecify.annotations.NullMarked;
