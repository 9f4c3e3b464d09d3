package lynearm.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A revision file to be written.
///
/// @param downRevisions in declared order; none for a base
/// @param created goes into the docstring, without a time zone as Alembic writes it by default
record SampleRevision(
    String id,
    String message,
    List<String> downRevisions,
    List<String> branchLabels,
    List<String> dependsOn,
    LocalDateTime created,
    List<Operation> operations) {

  private static final int ID_LENGTH = 12;
  private static final int SLUG_LENGTH = 40;
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  SampleRevision {
    downRevisions = List.copyOf(downRevisions);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
    operations = List.copyOf(operations);
  }

  /// Twelve hexadecimal digits, always the same for the same words.
  static String idFor(String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The name that Alembic gives the file by default.
  String fileName() {
    return id + "_" + slug() + ".py";
  }

  private String slug() {
    String words =
        message
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}_]+", "_")
            .replaceAll("^_+|_+$", "");
    if (words.length() <= SLUG_LENGTH) {
      return words;
    }
    String cut = words.substring(0, SLUG_LENGTH);
    int end = cut.lastIndexOf('_');
    return (end < 0 ? cut : cut.substring(0, end)) + "_";
  }

  /// The file as the template of the samples renders it, with the operations filled in.
  String text() {
    return text(python(downRevisions));
  }

  /// As [#text()], with another expression for `down_revision`.
  String text(String downRevision) {
    StringBuilder text = new StringBuilder(2048);
    text.append("\"\"\"").append(message).append("\n\n");
    text.append("Revision ID: ").append(id).append('\n');
    text.append("Revises: ").append(String.join(", ", downRevisions)).append('\n');
    text.append("Create Date: ").append(created.format(CREATED)).append("\n\n\"\"\"\n");
    text.append("from typing import Sequence, Union\n\n");
    text.append("from alembic import op\nimport sqlalchemy as sa\n\n\n");
    text.append("# what Alembic reads to put this file in its place\n");
    text.append("revision: str = '").append(id).append("'\n");
    header(text, "down_revision", downRevision);
    header(text, "branch_labels", python(branchLabels, true));
    header(text, "depends_on", python(dependsOn));
    text.append("\n\ndef upgrade() -> None:\n    \"\"\"Take the schema one step forward.\"\"\"\n");
    body(text, operations.stream().map(Operation::upgrade).toList());
    text.append("\n\ndef downgrade() -> None:\n    \"\"\"Take that step back.\"\"\"\n");
    body(text, operations.reversed().stream().map(Operation::downgrade).toList());
    return text.toString();
  }

  private static void header(StringBuilder text, String name, String value) {
    text.append(name).append(": Union[str, Sequence[str], None] = ").append(value).append('\n');
  }

  private static void body(StringBuilder text, List<List<String>> steps) {
    boolean isEmpty = true;
    for (List<String> lines : steps) {
      for (String line : lines) {
        text.append("    ").append(line).append('\n');
        isEmpty = false;
      }
    }
    if (isEmpty) {
      text.append("    pass\n");
    }
  }

  private static String python(List<String> values) {
    return python(values, false);
  }

  private static String python(List<String> values, boolean asTuple) {
    if (values.isEmpty()) {
      return "None";
    }
    if (values.size() == 1) {
      return asTuple ? "('" + values.getFirst() + "',)" : "'" + values.getFirst() + "'";
    }
    return values.stream().collect(Collectors.joining("', '", "('", "')"));
  }
}
