package lynearm.graph;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/// [Links] as JGraphT sees a graph: a view for its algorithms, with nothing copied but one number
/// per node. Nodes are their numbers; links are numbered row by row.
final class LinkGraph extends AbstractGraph<Integer, Integer> {

  private static final GraphType TYPE =
      new DefaultGraphType.Builder()
          .directed()
          .allowMultipleEdges(false)
          .allowSelfLoops(true)
          .modifiable(false)
          .weighted(false)
          .build();

  private final Links links;

  /// The number of the first link of each node, and at the end that of all.
  private final int[] first;

  LinkGraph(Links links) {
    this.links = links;
    first = new int[links.size() + 1];
    for (int node = 0; node < links.size(); node++) {
      first[node + 1] = first[node] + links.downFrom(node).length;
    }
  }

  private int linkBetween(int source, int target) {
    int[] row = links.downFrom(source);
    for (int i = 0; i < row.length; i++) {
      if (row[i] == target) {
        return first[source] + i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Integer getEdge(Integer source, Integer target) {
    if (!containsVertex(source) || !containsVertex(target)) {
      return null;
    }
    int link = linkBetween(source, target);
    return link < 0 ? null : link;
  }

  @Override
  public Set<Integer> getAllEdges(Integer source, Integer target) {
    Integer link = getEdge(source, target);
    return link == null ? Set.of() : Set.of(link);
  }

  @Override
  public Set<Integer> vertexSet() {
    return new Numbers(0, links.size());
  }

  @Override
  public Set<Integer> edgeSet() {
    return new Numbers(0, first[links.size()]);
  }

  @Override
  public boolean containsVertex(@Nullable Integer node) {
    return node != null && node >= 0 && node < links.size();
  }

  @Override
  public boolean containsEdge(@Nullable Integer link) {
    return link != null && link >= 0 && link < first[links.size()];
  }

  @Override
  public Integer getEdgeSource(Integer link) {
    int found = Arrays.binarySearch(first, link);
    if (found < 0) {
      return -found - 2;
    }
    while (first[found + 1] == link) {
      found++;
    }
    return found;
  }

  @Override
  public Integer getEdgeTarget(Integer link) {
    int source = getEdgeSource(link);
    return links.downFrom(source)[link - first[source]];
  }

  @Override
  public Set<Integer> outgoingEdgesOf(Integer node) {
    return new Numbers(first[node], first[node + 1]);
  }

  @Override
  public Set<Integer> incomingEdgesOf(Integer node) {
    Set<Integer> incoming = new LinkedHashSet<>();
    for (int source : links.upFrom(node)) {
      incoming.add(linkBetween(source, node));
    }
    return incoming;
  }

  @Override
  public Set<Integer> edgesOf(Integer node) {
    Set<Integer> all = incomingEdgesOf(node);
    all.addAll(outgoingEdgesOf(node));
    return all;
  }

  @Override
  public int inDegreeOf(Integer node) {
    return links.upFrom(node).length;
  }

  @Override
  public int outDegreeOf(Integer node) {
    return links.downFrom(node).length;
  }

  @Override
  public int degreeOf(Integer node) {
    return inDegreeOf(node) + outDegreeOf(node);
  }

  @Override
  public GraphType getType() {
    return TYPE;
  }

  @Override
  public double getEdgeWeight(Integer link) {
    return DEFAULT_EDGE_WEIGHT;
  }

  @Override
  public @Nullable Supplier<Integer> getVertexSupplier() {
    return null;
  }

  @Override
  public @Nullable Supplier<Integer> getEdgeSupplier() {
    return null;
  }

  @Override
  public Integer addVertex() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean addVertex(Integer node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Integer addEdge(Integer source, Integer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean addEdge(Integer source, Integer target, Integer link) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Integer removeEdge(Integer source, Integer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeEdge(Integer link) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeVertex(Integer node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setEdgeWeight(Integer link, double weight) {
    throw new UnsupportedOperationException();
  }

  /// Consecutive numbers as a set.
  private static final class Numbers extends AbstractSet<Integer> {

    private final int from;
    private final int to;

    Numbers(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public Iterator<Integer> iterator() {
      return IntStream.range(from, to).iterator();
    }

    @Override
    public int size() {
      return to - from;
    }

    @Override
    public boolean contains(@Nullable Object value) {
      return value instanceof Integer number && number >= from && number < to;
    }
  }
}
