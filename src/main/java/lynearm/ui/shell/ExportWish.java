package lynearm.ui.shell;

import java.nio.file.Path;
import lynearm.export.Format;
import lynearm.export.View;
import lynearm.look.Scheme;

/// What a person wants to have as a file.
///
/// @param onlySeen whether only the part that is seen is wanted, rather than everything
/// @param file where to; one that is there may be replaced, as the person was asked
record ExportWish(
    Format format, View view, Scheme scheme, double scale, boolean onlySeen, Path file) {}
