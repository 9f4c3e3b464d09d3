package lynearm.operation;

/// The type of a column.
///
/// @param written as it stands in the file, blanks and quotes apart: `sa.String(length=64)`
/// @param normal without the module and with plain lengths, for comparing: `String(64)`
public record ColumnType(String written, String normal) {}
