package lynearm.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders as git stores them, orderly ones and others.
class StoredTreeTest {

  private static final List<String> MODES =
      List.of("100644", "40000", "120000", "160000", "100755");
  private static final List<String> NAMES =
      List.of("a", "a.b", "a-b", "a0", "ab", "b", "b.py", "é", "zz", "__pycache__", "Z");

  private final StoredFolders nowhere = new StoredFolders(new StoredObjects(null));

  private record Line(String mode, String name, byte id) {
    /// As git sorts it.
    byte[] key() {
      return (name + (mode.equals("40000") ? "/" : "\0")).getBytes(UTF_8);
    }
  }

  private static StoredTree tree(List<Line> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Line line : lines) {
      bytes.writeBytes((line.mode + " " + line.name + "\0").getBytes(UTF_8));
      byte[] id = new byte[20];
      Arrays.fill(id, line.id);
      bytes.writeBytes(id);
    }
    return StoredTree.of(bytes.toByteArray());
  }

  private static List<Line> random(Random random) {
    List<Line> lines = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        lines.add(
            new Line(MODES.get(random.nextInt(MODES.size())), name, (byte) random.nextInt(3)));
      }
    }
    lines.sort(Comparator.comparing(Line::key, Arrays::compareUnsigned));
    return lines;
  }

  /// The names whose entries differ, by comparing everything.
  private Set<String> slowly(StoredTree one, StoredTree other) {
    Map<String, TreeEntry> mine = one.entries(nowhere);
    Map<String, TreeEntry> yours = other.entries(nowhere);
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(yours.keySet());
    names.removeIf(name -> TreeEntry.isSame(mine.get(name), yours.get(name)));
    return names;
  }

  private void isTheSameOneByOne(List<Line> lines) {
    Map<String, TreeEntry> all = tree(lines).entries(nowhere);
    StoredTree tree = tree(lines);
    for (String name : NAMES) {
      assertThat(tree.entry(name, nowhere)).as(name).isEqualTo(all.get(name));
    }
    assertThat(tree.entry("nothing", nowhere)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatDiffersIsFoundQuickly(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Line> lines = random(random);
      List<Line> others = random.nextBoolean() ? random(random) : new ArrayList<>(lines);
      others.removeIf(_ -> random.nextInt(9) == 0);
      StoredTree one = tree(lines);
      StoredTree other = tree(others);
      assertThat(one.differences(other)).containsAll(slowly(one, other));
      assertThat(one.differences(tree(lines))).isEmpty();
      isTheSameOneByOne(lines);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void whatIsOutOfOrderOrThereTwiceAnswersAllTheSame(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<Line> lines = random(random);
      lines.addAll(random(random));
      java.util.Collections.shuffle(lines, random);
      isTheSameOneByOne(lines);
      StoredTree one = tree(lines);
      StoredTree other = tree(random(random));
      assertThat(one.differences(other)).containsAll(slowly(one, other));
      assertThat(other.differences(one)).containsAll(slowly(one, other));
    }
  }

  @Test
  void namesThatNoCheckoutMakesAreNotThere() {
    StoredTree tree =
        tree(
            List.of(
                new Line("40000", "..", (byte) 1),
                new Line("40000", ".git", (byte) 1),
                new Line("100644", "a/b", (byte) 1),
                new Line("100644", "c", (byte) 1)));
    assertThat(tree.entries(nowhere)).containsOnlyKeys("c");
    assertThat(tree.entry("..", nowhere)).isNull();
    assertThat(tree.entry(".git", nowhere)).isNull();
  }

  @Test
  void whatIsCutOffHasWhatComesBefore() {
    byte[] whole = "100644 a\0aaaaaaaaaaaaaaaaaaaa100644 b\0bbbbbbbbbbbbbbbbbbbb".getBytes(UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      StoredTree tree = StoredTree.of(Arrays.copyOf(whole, length));
      int entries = length < 29 ? 0 : length < 58 ? 1 : 2;
      assertThat(tree.entries(nowhere)).as("%d bytes", length).hasSize(entries);
    }
  }
}
