package lynearm.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Reads small files whole, with fewer questions to the system than [Files#readAllBytes(Path)]
/// asks, for what a file looks like is known already. Keeps its buffer; for one thread at a time.
public final class WholeFileReader {

  private static final int BUFFER = 1 << 16;
  private static final Set<OpenOption> FOR_READING = Set.of(StandardOpenOption.READ);

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  /// All bytes of a file.
  ///
  /// @param look what it looked like a moment ago; if it has changed since, it is read as it is now
  /// @throws IOException if it can't be read
  public byte[] read(Path file, FileLook look) throws IOException {
    if (look.size() == 0 || look.size() >= BUFFER) {
      return Files.readAllBytes(file);
    }
    try (FileChannel channel = FileChannel.open(file, FOR_READING)) {
      // Room for one byte more than there should be tells a file that has grown.
      buffer.clear().limit((int) look.size() + 1);
      if (channel.read(buffer) != look.size()) {
        return Files.readAllBytes(file);
      }
    }
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
