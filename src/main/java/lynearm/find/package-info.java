/// Finding revisions by words, in one language for find and for filters.
@NullMarked
package lynearm.find;

import org.jspecify.annotations.NullMarked;
