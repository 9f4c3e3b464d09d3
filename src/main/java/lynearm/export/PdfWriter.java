package lynearm.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/// Writes pictures as one PDF page of lines, areas and text, with nothing turned into pixels. What
/// the standard fonts of PDF have no letters for is drawn as outlines of a font of this machine.
final class PdfWriter {

  /// The largest page that all readers take, in points.
  private static final double LARGEST = 14_400;

  private static final long ALWAYS_THE_SAME = 1;

  private final PDPageContentStream page;
  private final Map<Face, PDFont> faces = new EnumMap<>(Face.class);

  private PdfWriter(PDPageContentStream page) {
    this.page = page;
    faces.put(Face.PLAIN, new PDType1Font(FontName.HELVETICA));
    faces.put(Face.BOLD, new PDType1Font(FontName.HELVETICA_BOLD));
    faces.put(Face.MONO, new PDType1Font(FontName.COURIER));
  }

  static void write(Picture picture, OutputStream out) throws IOException, ExportException {
    Area area = picture.area();
    double fit = Math.min(1, LARGEST / Math.max(area.width(), area.height()));
    float width = (float) (area.width() * fit);
    float height = (float) (area.height() * fit);
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(ALWAYS_THE_SAME);
      PDDocumentInformation about = new PDDocumentInformation();
      about.setTitle(picture.title());
      about.setSubject(picture.description());
      about.setCreator("Lynearm");
      document.setDocumentInformation(about);
      PDPage sheet = new PDPage(new PDRectangle(width, height));
      document.addPage(sheet);
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        content.setNonStrokingColor(new Color(picture.paper()));
        content.addRect(0, 0, width, height);
        content.fill();
        // from here on as everywhere else: units of the picture, y downwards
        content.transform(
            new Matrix(
                (float) fit,
                0,
                0,
                (float) -fit,
                (float) (-area.x() * fit),
                (float) (height + area.y() * fit)));
        PdfWriter writer = new PdfWriter(content);
        for (Mark mark : picture.marks()) {
          writer.draw(mark);
        }
      }
      document.save(out);
    }
  }

  private void draw(Mark mark) throws IOException, ExportException {
    switch (mark) {
      case Mark.Thing(_, var marks) -> {
        for (Mark its : marks) {
          draw(its);
        }
      }
      case Mark.Figure figure -> draw(figure);
      case Mark.Words words -> write(words);
    }
  }

  private void draw(Mark.Figure figure) throws IOException {
    if (figure.fill().isPresent()) {
      page.setNonStrokingColor(new Color(figure.fill().get()));
      trace(figure.shape());
      page.fill();
    }
    if (figure.outline().isPresent()) {
      Pen pen = figure.outline().get();
      page.setStrokingColor(new Color(pen.colour()));
      page.setLineWidth((float) pen.width());
      page.setLineCapStyle(pen.isRound() ? 1 : 0);
      page.setLineJoinStyle(pen.isRound() ? 1 : 0);
      float[] dashes = new float[pen.dashes().size()];
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] = pen.dashes().get(i).floatValue();
      }
      page.setLineDashPattern(dashes, 0);
      trace(figure.shape());
      page.stroke();
    }
  }

  private void trace(Shape shape) throws IOException {
    float[] at = new float[6];
    float x = 0;
    float y = 0;
    for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
      int kind = step.currentSegment(at);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> page.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> page.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO ->
            page.curveTo(
                x + (at[0] - x) * 2 / 3,
                y + (at[1] - y) * 2 / 3,
                at[2] + (at[0] - at[2]) * 2 / 3,
                at[3] + (at[1] - at[3]) * 2 / 3,
                at[2],
                at[3]);
        case PathIterator.SEG_CUBICTO -> page.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> page.closePath();
      }
      int last =
          switch (kind) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            default -> 0;
          };
      x = at[last];
      y = at[last + 1];
    }
  }

  private void write(Mark.Words words) throws IOException, ExportException {
    String text = PlainText.of(words.text());
    if (text.isBlank()) {
      return;
    }
    page.setNonStrokingColor(new Color(words.colour()));
    PDFont font = faces.getOrDefault(words.face(), new PDType1Font(FontName.HELVETICA));
    float natural = natural(font, text);
    if (natural <= 0) {
      trace(outline(words, text));
      page.fill();
      return;
    }
    page.beginText();
    page.setFont(font, (float) words.size());
    float wide = (float) (words.width() / (natural / 1000 * words.size()));
    page.setTextMatrix(new Matrix(wide, 0, 0, -1, (float) words.x(), (float) words.y()));
    page.showText(text);
    page.endText();
  }

  /// The width of a text in thousandths of its size, or 0 if the font lacks a letter of it.
  private static float natural(PDFont font, String text) throws IOException {
    try {
      return font.getStringWidth(text);
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  private static Shape outline(Mark.Words words, String text) throws ExportException {
    Font font = Fonts.ofThisMachine().of(words.face(), words.size());
    TextLayout layout = new TextLayout(text, font, new FontRenderContext(null, true, true));
    AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
    if (layout.getAdvance() > 0) {
      place.scale(words.width() / layout.getAdvance(), 1);
    }
    return layout.getOutline(place);
  }
}
