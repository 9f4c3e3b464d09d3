package lynearm.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import lynearm.layout.FoldedGraph;
import lynearm.look.NodeFacts;
import lynearm.look.Shades;

/// Turns a history into the bytes of a file, and puts them on disk whole or not at all.
public final class Exporter {

  private Exporter() {}

  /// The bytes of the file. The same request for an equal history gives the same bytes; those of a
  /// PNG depend on the fonts of this machine as well. Cost: O(V + E), and the pixels of a PNG.
  ///
  /// @throws ExportException if it cannot be done; why, and what to do instead
  public static byte[] bytes(FoldedGraph graph, NodeFacts facts, ExportRequest request)
      throws ExportException {
    Shades shades = Shades.of(request.scheme());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      switch (request.format()) {
        case SVG -> out.writeBytes(utf8(SvgWriter.text(picture(graph, facts, request, shades))));
        case PNG -> PngWriter.write(picture(graph, facts, request, shades), request.scale(), out);
        case PDF -> PdfWriter.write(picture(graph, facts, request, shades), out);
        case MERMAID ->
            out.writeBytes(utf8(MermaidWriter.text(graph, facts, request.direction(), shades)));
        case DOT -> out.writeBytes(utf8(DotWriter.text(graph, facts, request.direction(), shades)));
      }
    } catch (IOException failure) {
      throw new ExportException("The file could not be made", String.valueOf(failure.getMessage()));
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Picture picture(
      FoldedGraph graph, NodeFacts facts, ExportRequest request, Shades shades) {
    return switch (request.view()) {
      case MAP -> MapDrawing.of(graph, facts, request.direction(), shades, request.seen());
      case LOG -> LogDrawing.of(graph, facts, shades, request.seen());
    };
  }

  /// Puts bytes into a file. Whatever fails, there is never half a file under this name.
  ///
  /// @param replace whether a file that is there may be replaced
  /// @throws FileAlreadyExistsException if one is there and must not be replaced
  public static void save(byte[] bytes, Path file, boolean replace) throws IOException {
    Path target = file.toAbsolutePath();
    if (!replace) {
      saveNew(bytes, target);
      return;
    }
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException(target + " is a folder");
    }
    // A temporary file would have a mode of its own; this one has that of any new file.
    Path fresh = folder.resolve(".lynearm-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void saveNew(byte[] bytes, Path target) throws IOException {
    OutputStream fresh = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    try (fresh) {
      fresh.write(bytes);
    } catch (IOException failure) {
      Files.deleteIfExists(target);
      throw failure;
    }
  }
}
