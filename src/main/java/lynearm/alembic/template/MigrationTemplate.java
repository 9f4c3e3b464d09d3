package lynearm.alembic.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.python.PythonValue;

/// A template for migration files, usually `script.py.mako`. Renders what Mako 1.4 renders, as long
/// as nothing but names, literals, operators and well-known functions is needed; everything else is
/// refused with its line. Runs no code of the template: expressions are read and calculated here.
public final class MigrationTemplate {

  private static final int LARGEST = 256 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String UTF_8 = "utf-8";
  private static final Pattern CODING =
      Pattern.compile(
          "#.*coding[:=]\\s*([-\\w.]+).*\\r?\\n",
          Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS);

  private final Path file;
  private final Optional<TemplateParser.Template> template;
  private final Optional<Rendering.Refused> refusal;

  private MigrationTemplate(
      Path file, Optional<TemplateParser.Template> template, Optional<Rendering.Refused> refusal) {
    this.file = file;
    this.template = template;
    this.refusal = refusal;
  }

  /// Reads a template. A faulty one is reported when it is rendered.
  public static MigrationTemplate parse(Path file, byte[] bytes) {
    try {
      var parsed = parse(bytes);
      return new MigrationTemplate(file, Optional.of(parsed), Optional.empty());
    } catch (TemplateFault fault) {
      return new MigrationTemplate(file, Optional.empty(), Optional.of(fault.refusal()));
    }
  }

  private static TemplateParser.Template parse(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw TemplateFault.outside(0, "", "the template is too large");
    }
    String text = decode(bytes);
    Matcher coding = CODING.matcher(text);
    return TemplateParser.parse(MakoScanner.scan(text, coding.lookingAt() ? coding.end() : 0));
  }

  private static String decode(byte[] bytes) {
    String guess = new String(bytes, StandardCharsets.UTF_8);
    boolean marked = guess.startsWith(BYTE_ORDER_MARK);
    Matcher coding = CODING.matcher(marked ? guess.substring(1) : guess);
    String name = coding.lookingAt() ? coding.group(1) : UTF_8;
    if (marked && !name.equals(UTF_8)) {
      throw TemplateFault.compiling(
          1, coding.group(), "the byte order mark says UTF-8, the comment says " + name);
    }
    Charset charset =
        OutputEncoding.charset(name)
            .orElseThrow(() ->
                TemplateFault.compiling(1, coding.group(), "the encoding is unknown: " + name));
    int start = marked ? 3 : 0;
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException _) {
      throw TemplateFault.compiling(0, "", "the bytes are no text in " + name);
    }
  }

  /// The file the template comes from.
  public Path file() {
    return file;
  }

  /// The text of a new migration file. Bounded in time and size; never throws for what stands in
  /// the template.
  public Rendering render(TemplateVariables variables) {
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var allowance = new Allowance();
    Map<String, PythonValue> builtIns = BuiltIns.of(allowance);
    try {
      return new Rendering.Rendered(
          Renderer.render(
              template.orElseThrow(), variables.values(builtIns, allowance), builtIns, allowance));
    } catch (TemplateFault fault) {
      return fault.refusal();
    }
  }
}
