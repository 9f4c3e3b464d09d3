package lynearm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapHistory;
import lynearm.layout.MapLayout;
import lynearm.look.NodeFacts;
import lynearm.look.Scheme;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExporterTest {

  private static final FoldedGraph ODD =
      MapHistory.graph("a:; b: a; c: a ~b; d: b c gone; h<i>&\"q\": d; x\\: d; f: y; y: f");

  private static byte[] bytes(FoldedGraph graph, Format format, View view) throws ExportException {
    return Exporter.bytes(
        graph,
        NodeFacts.NONE,
        new ExportRequest(
            format, view, Scheme.DARK, 1, MapLayout.Direction.HEADS_UP, Optional.empty()));
  }

  private static String text(FoldedGraph graph, Format format, View view) throws ExportException {
    return new String(bytes(graph, format, view), StandardCharsets.UTF_8);
  }

  private static Document svg(FoldedGraph graph, View view) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes(graph, Format.SVG, view)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  private static List<String> texts(Document document, String name) {
    return elements(document, name).stream().map(Element::getTextContent).toList();
  }

  @Test
  void everyCardAndLinkOfTheMapHasATitle() throws Exception {
    assertThat(texts(svg(ODD, View.MAP), "title"))
        .contains(
            "Map of a migration history",
            "Revision a, add a, branch point, base, 0 parents, 2 children",
            "Revision gone, missing, 0 parents, 1 child",
            "b revises a",
            "c depends on b",
            "d revises gone")
        .anyMatch(title -> title.contains("in a cycle, "))
        .contains("h<i>&\"q\" revises d");
  }

  @Test
  void everyRowOfTheLogHasATitle() throws Exception {
    assertThat(texts(svg(ODD, View.LOG), "title"))
        .contains("Revision d, add d, merge point, branch point, 3 parents")
        .hasSize(ODD.size() + 1);
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void textOfThePictureIsRealAndStaysInIt(View view) throws Exception {
    Document document = svg(FoldedGraph.unfolded(MapHistory.corpus("galaxy")), view);
    String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ");
    double right = Double.parseDouble(box[0]) + Double.parseDouble(box[2]);
    double bottom = Double.parseDouble(box[1]) + Double.parseDouble(box[3]);

    assertThat(texts(document, "text")).contains("a99a5b52ccb8", "drop view");
    assertThat(elements(document, "text"))
        .allSatisfy(words -> {
          double end =
              Double.parseDouble(words.getAttribute("x"))
                  + Double.parseDouble(words.getAttribute("textLength"));
          assertThat(end).isLessThan(right);
          assertThat(Double.parseDouble(words.getAttribute("y"))).isLessThan(bottom);
        });
  }

  @Test
  void aFoldedRunIsOneCardThatTellsItsSize() throws Exception {
    FoldedGraph folded =
        FoldedGraph.of(MapHistory.corpus("warehouse"), Folding.of(Folding.Mode.ONLY_WHAT_MATTERS));

    assertThat(texts(svg(folded, View.MAP), "title")).anyMatch(it -> it.startsWith("Folded run, "));
    assertThat(text(folded, Format.MERMAID, View.MAP)).contains(" revisions, 20");
  }

  @Test
  void onlyTheCardsThatAreSeenAreDrawn() throws Exception {
    MapLayout map = ODD.map(MapLayout.Direction.HEADS_UP);
    Area first = new Area(map.left(0), map.top(0), map.width(0), map.height(0));
    String seen =
        new String(
            Exporter.bytes(
                ODD,
                NodeFacts.NONE,
                new ExportRequest(
                    Format.SVG,
                    View.MAP,
                    Scheme.LIGHT,
                    1,
                    MapLayout.Direction.HEADS_UP,
                    Optional.of(first))),
            StandardCharsets.UTF_8);

    assertThat(Pattern.compile("<title>Revision ").matcher(seen).results()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void equalHistoriesGiveEqualBytes(Format format) throws ExportException {
    FoldedGraph again =
        MapHistory.graph("a:; b: a; c: a ~b; d: b c gone; h<i>&\"q\": d; x\\: d; f: y; y: f");

    assertThat(bytes(again, format, View.MAP)).isEqualTo(bytes(ODD, format, View.MAP));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void aPngHasAsManyPixelsAsItsScaleSays(double scale) throws Exception {
    byte[] bytes =
        Exporter.bytes(
            ODD,
            NodeFacts.NONE,
            new ExportRequest(
                Format.PNG,
                View.MAP,
                Scheme.LIGHT,
                scale,
                MapLayout.Direction.HEADS_DOWN,
                Optional.empty()));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    MapLayout map = ODD.map(MapLayout.Direction.HEADS_DOWN);

    assertThat(image.getWidth()).isEqualTo((int) Math.ceil((map.width() + 48) * scale));
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xf6f8fa);
  }

  @Test
  void aPngThatNoMachineHoldsIsRefusedWithTheReason() {
    FoldedGraph tall = FoldedGraph.unfolded(RevisionGraph.of(MapHistory.random(1, 3000)));

    assertThatThrownBy(() ->
            Exporter.bytes(
                tall,
                NodeFacts.NONE,
                new ExportRequest(
                    Format.PNG,
                    View.MAP,
                    Scheme.LIGHT,
                    2,
                    MapLayout.Direction.HEADS_UP,
                    Optional.empty())))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("too many for a PNG file");
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void thePdfIsOnePageOfRealText(View view) throws Exception {
    try (PDDocument document = Loader.loadPDF(bytes(ODD, Format.PDF, view))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document)).contains("merge point", "add d");
    }
  }

  @Test
  void whatHelveticaCannotSpellIsDrawnInThePdfAllTheSame() throws Exception {
    assertThat(bytes(MapHistory.graph("a:; данные表: a"), Format.PDF, View.MAP)).isNotEmpty();
  }

  @Test
  void anEmptyHistoryIsAnEmptyPicture() throws Exception {
    FoldedGraph empty = FoldedGraph.unfolded(RevisionGraph.of(List.of()));

    for (View view : View.values()) {
      for (Format format : Format.values()) {
        assertThat(bytes(empty, format, view)).isNotEmpty();
      }
    }
  }

  @Test
  void mermaidKeepsTextOfStrangersInItsQuotes() throws ExportException {
    assertThat(text(ODD, Format.MERMAID, View.MAP))
        .startsWith("flowchart BT\n")
        .contains("add h#60;i#62;#38;#34;q#34;<br>")
        .contains("  n0 --> n1\n")
        .contains("  n1 -.-> n2\n")
        .contains(":::missing\n");
  }

  @Test
  void mermaidThatGitHubWouldNotDrawIsTold() throws ExportException {
    FoldedGraph large = FoldedGraph.unfolded(RevisionGraph.of(MapHistory.random(3, 900)));

    assertThat(MermaidLimits.isWithin(ODD)).isTrue();
    assertThat(MermaidLimits.isWithin(large)).isFalse();
    assertThat(MermaidLimits.exceededBy(text(large, Format.MERMAID, View.MAP), large))
        .hasValueSatisfying(note -> assertThat(note).startsWith("GitHub draws a flowchart of at"));
  }

  /// One statement a line, and nothing in quotes that could end them.
  @Test
  void dotIsWellFormed() throws ExportException {
    String quoted = "\"(?:[^\"\\\\]|\\\\.)*\"";
    String value = "(?:" + quoted + "|[\\w.]+)";
    String attributes = "(?: \\[\\w+=" + value + "(?:, \\w+=" + value + ")*\\])";
    Pattern statement =
        Pattern.compile(
            "\\w+=%s;|(?:node|edge)%s;|%s%s;|%s -> %s%s?;|\\{rank=max; (?:%s; )*\\}"
                .formatted(
                    value, attributes, quoted, attributes, quoted, quoted, attributes, quoted));
    List<String> lines = text(ODD, Format.DOT, View.MAP).lines().toList();

    assertThat(lines.getFirst()).isEqualTo("digraph history {");
    assertThat(lines.getLast()).isEqualTo("}");
    assertThat(lines.subList(1, lines.size() - 1))
        .map(String::strip)
        .allMatch(line -> statement.matcher(line).matches())
        .contains("\"b\" -> \"d\";", "\"d\" -> \"x\\\\\";");
  }

  @Test
  void twoFilesWithOneIdAreTwoNodes() throws ExportException {
    assertThat(text(MapHistory.graph("a:; b: a; b: a"), Format.DOT, View.MAP))
        .contains("\"a\" -> \"b\";")
        .contains("\"a\" -> \"b (2)\";");
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenAsked(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("map.svg"), "mine");

    assertThatThrownBy(() -> Exporter.save(new byte[] {1}, file, false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
    Exporter.save(new byte[] {1}, file, true);
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(folder.toFile().list()).containsExactly("map.svg");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void othersMayReadAnExportAsAnyNewFile(@TempDir Path folder) throws Exception {
    Path usual = Files.writeString(folder.resolve("usual"), "");
    Path file = folder.resolve("map.svg");
    Exporter.save(new byte[] {1}, file, true);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @ParameterizedTest
  @ValueSource(strings = {"map.svg", "MAP.PNG", "x.y.pdf", "a.mermaid", "a.mmd", "b.dot", "b.gv"})
  void theSuffixSaysTheFormat(String name) {
    assertThat(Format.ofFile(name)).isPresent();
    assertThat(Format.ofFile("svg")).isEmpty();
  }
}
