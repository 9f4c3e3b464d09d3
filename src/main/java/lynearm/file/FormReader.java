package lynearm.file;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads values that [FormWriter] wrote, in the same order. All methods throw an [IOException] if
/// what is there ends too early.
public final class FormReader {

  /// Reads one value.
  @FunctionalInterface
  public interface Part<T> {
    T read() throws IOException;
  }

  private final DataInputStream in;

  public FormReader(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  public int number() throws IOException {
    return in.readInt();
  }

  public long longNumber() throws IOException {
    return in.readLong();
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  public byte[] raw(int length) throws IOException {
    if (length < 0 || length > in.available()) {
      throw new EOFException("it goes on behind the end");
    }
    return in.readNBytes(length);
  }

  public String text() throws IOException {
    return new String(raw(in.readInt()), StandardCharsets.UTF_8);
  }

  public <T> List<T> each(Part<T> part) throws IOException {
    List<T> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(part.read());
    }
    return values;
  }

  public <T> Optional<T> perhaps(Part<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }
}
