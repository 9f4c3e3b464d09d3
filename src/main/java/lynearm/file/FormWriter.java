package lynearm.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/// Writes values one after the other for [FormReader] to read.
public final class FormWriter {

  /// Writes one value.
  @FunctionalInterface
  public interface Part<T> {
    void write(T value) throws IOException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

  /// All that was written.
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public void number(int value) throws IOException {
    out.writeInt(value);
  }

  public void longNumber(long value) throws IOException {
    out.writeLong(value);
  }

  public void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  /// Bytes whose number the reader knows.
  public void raw(byte[] value) throws IOException {
    out.write(value);
  }

  /// @throws IOException if it holds half a character, as Python's texts may
  public void text(String value) throws IOException {
    ByteBuffer encoded = encoder.encode(CharBuffer.wrap(value));
    out.writeInt(encoded.remaining());
    out.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
  }

  public <T> void each(Collection<T> values, Part<T> part) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      part.write(value);
    }
  }

  public <T> void perhaps(Optional<T> value, Part<T> part) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      part.write(value.get());
    }
  }
}
