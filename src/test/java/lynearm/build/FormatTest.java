package lynearm.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every source file is as google-java-format writes it. Run with `-Dlynearm.format=write` to have
/// the files rewritten instead.
class FormatTest {

  @Test
  void everySourceFileIsFormatted() throws IOException {
    boolean write = "write".equals(System.getProperty("lynearm.format"));
    List<Path> different = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        String formatted = format(text, file);
        if (text.equals(formatted)) {
          continue;
        }
        if (write) {
          Files.writeString(file, formatted);
        } else {
          different.add(file);
        }
      }
    }
    assertThat(different)
        .as("files to format with: mvn test -Dtest=FormatTest -Dlynearm.format=write")
        .isEmpty();
  }

  private static String format(String text, Path file) {
    try {
      String tidied =
          RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(text, Style.GOOGLE));
      return new Formatter().formatSource(tidied);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be formatted", e);
    }
  }
}
