package lynearm.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils a file a little: bytes, lines, and words that mean something where it is read.
///
/// @param words what is put in now and then
record Mutation(List<String> words) {

  private static final int MOST = 6;
  private static final String SHARP = "()[]{}'\"\\\n\r\t #:=,.@%;*-+0\0\u00ff";

  Mutation {
    words = List.copyOf(words);
  }

  /// A spoiled copy.
  byte[] of(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int count = 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(30));
    return switch (random.nextInt(9)) {
      case 0 -> joined(Arrays.copyOf(bytes, at), rest(bytes, end));
      case 1 -> joined(Arrays.copyOf(bytes, end), rest(bytes, at));
      case 2 -> joined(Arrays.copyOf(bytes, at), new byte[] {sharp(random)}, rest(bytes, at));
      case 3 -> joined(Arrays.copyOf(bytes, at), new byte[] {sharp(random)}, rest(bytes, at + 1));
      case 4 -> joined(Arrays.copyOf(bytes, at), word(random), rest(bytes, at));
      case 5 -> joined(Arrays.copyOf(bytes, at), word(random), rest(bytes, end));
      case 6 -> withoutLine(bytes, at);
      case 7 -> withMany(bytes, at, random);
      default -> {
        byte[] other = new byte[1 + random.nextInt(4)];
        random.nextBytes(other);
        yield joined(Arrays.copyOf(bytes, at), other, rest(bytes, end));
      }
    };
  }

  private static byte sharp(Random random) {
    return (byte) SHARP.charAt(random.nextInt(SHARP.length()));
  }

  private byte[] word(Random random) {
    return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] rest(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
  }

  /// Without the line in which this place lies.
  private static byte[] withoutLine(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return joined(Arrays.copyOf(bytes, start), rest(bytes, end + 1));
  }

  /// With one word many times, so that things nest or grow long.
  private byte[] withMany(byte[] bytes, int at, Random random) {
    byte[] many =
        new String(word(random), StandardCharsets.UTF_8)
            .repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 3_000 : 40))
            .getBytes(StandardCharsets.UTF_8);
    return joined(Arrays.copyOf(bytes, at), many, rest(bytes, at));
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
