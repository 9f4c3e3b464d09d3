package lynearm.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// What git would store for the bytes of a working file (gitattributes: End-of-line conversion).
/// Line ends are turned as git does it. What another program would have to do is only named.
final class CheckIn {

  /// How line ends are treated on the way into the repository.
  private enum LineEnds {
    AS_THEY_ARE,
    /// CR LF becomes LF.
    TEXT,
    /// As TEXT, unless the content looks binary or is stored with CR LF already.
    TEXT_IF_IT_LOOKS_SO
  }

  private final AttributeRules attributes;
  private final boolean isAutomatic;

  CheckIn(AttributeRules attributes, Config config) {
    this.attributes = attributes;
    @Nullable String value = config.getString("core", null, "autocrlf");
    isAutomatic =
        value != null
            && ("input".equalsIgnoreCase(value)
                || config.getBoolean("core", null, "autocrlf", false));
  }

  /// The attribute that asks for a conversion which Lynearm doesn't do, such as `filter=lfs`.
  Optional<String> foreignConversion(String path) throws IOException {
    Map<String, Attribute> all = attributes.of(path);
    for (String name : new String[] {"filter", "working-tree-encoding", "ident"}) {
      Attribute attribute = all.get(name);
      if (attribute != null && attribute.getState() != Attribute.State.UNSET) {
        return Optional.of(attribute.toString());
      }
    }
    return Optional.empty();
  }

  /// The bytes to store.
  ///
  /// @param stored what the index has for the path by now, if it has anything
  byte[] convert(String path, byte[] content, Optional<byte[]> stored) throws IOException {
    return switch (lineEnds(attributes.of(path))) {
      case AS_THEY_ARE -> content;
      case TEXT -> withoutCarriageReturns(content);
      case TEXT_IF_IT_LOOKS_SO ->
          looksBinary(content)
                  || stored.filter(it -> hasCarriageReturns(it) && !looksBinary(it)).isPresent()
              ? content
              : withoutCarriageReturns(content);
    };
  }

  private LineEnds lineEnds(Map<String, Attribute> all) {
    Attribute text = all.getOrDefault("text", all.get("crlf"));
    boolean isAsked = all.containsKey("eol");
    if (text == null) {
      if (isAsked) {
        return LineEnds.TEXT;
      }
      return isAutomatic ? LineEnds.TEXT_IF_IT_LOOKS_SO : LineEnds.AS_THEY_ARE;
    }
    return switch (text.getState()) {
      case SET -> LineEnds.TEXT;
      case UNSET -> LineEnds.AS_THEY_ARE;
      case CUSTOM -> "auto".equals(text.getValue()) ? LineEnds.TEXT_IF_IT_LOOKS_SO : LineEnds.TEXT;
      case UNSPECIFIED -> isAutomatic ? LineEnds.TEXT_IF_IT_LOOKS_SO : LineEnds.AS_THEY_ARE;
    };
  }

  static boolean hasCarriageReturns(byte[] content) {
    for (int i = 1; i < content.length; i++) {
      if (content[i] == '\n' && content[i - 1] == '\r') {
        return true;
      }
    }
    return false;
  }

  static byte[] withoutCarriageReturns(byte[] content) {
    if (!hasCarriageReturns(content)) {
      return content;
    }
    byte[] kept = new byte[content.length];
    int length = 0;
    for (int i = 0; i < content.length; i++) {
      boolean isBeforeNewline =
          content[i] == '\r' && i + 1 < content.length && content[i + 1] == '\n';
      if (!isBeforeNewline) {
        kept[length++] = content[i];
      }
    }
    return java.util.Arrays.copyOf(kept, length);
  }

  /// Git's own guess: a NUL, a carriage return alone, or more than one unprintable character in
  /// 128.
  static boolean looksBinary(byte[] content) {
    long printable = 0;
    long unprintable = 0;
    for (int i = 0; i < content.length; i++) {
      int c = content[i] & 0xFF;
      if (c == 0) {
        return true;
      }
      if (c == '\r') {
        if (i + 1 == content.length || content[i + 1] != '\n') {
          return true;
        }
      } else if (c == 127 || (c < 32 && "\n\b\t\033\014".indexOf(c) < 0)) {
        unprintable++;
      } else if (c != '\n') {
        printable++;
      }
    }
    if (content.length > 0 && content[content.length - 1] == 0x1A) {
      unprintable--;
    }
    return (printable >> 7) < unprintable;
  }
}
