package lynearm.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Fact;
import lynearm.operation.OperationsReader;
import lynearm.revision.BranchLabel;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

  //   4d4a  (merge)
  //   ├──┐
  // 3c3c 2b2b
  //   ├──┘
  //  add1
  private static final RevisionGraph GRAPH =
      RevisionGraph.of(
          List.of(
              revision("add1", List.of(), List.of("billing"), "Create users\n\nThe first draft."),
              revision(
                  "2b2b",
                  List.of("add1"),
                  List.of(),
                  "Add email to users\n\nRevision ID: 2b2b\nRevises: add1"),
              revision("3c3c", List.of("add1"), List.of(), "Ürsprung: fix prices"),
              revision("4d4a", List.of("2b2b", "3c3c"), List.of(), "Join 2b2b and 3c3c")));

  private static final Map<String, String> BODIES =
      Map.of(
          "add1", "op.create_table('users', sa.Column('id', sa.Integer()))",
          "2b2b", "op.add_column('users', sa.Column('email', sa.Text()))",
          "3c3c", "op.drop_column('shop.prices', 'user_id')");

  private static final String IMPORTS = "from alembic import op\nimport sqlalchemy as sa\n\n";

  private static final Knowledge KNOWN =
      new Knowledge() {
        @Override
        public String author(Node node) {
          return node.id().value().equals("2b2b") ? "Jane Doe" : "Ali";
        }

        @Override
        public String day(Node node) {
          return switch (node.id().value()) {
            case "add1" -> "2023-12-31";
            case "2b2b" -> "2024-01-01";
            case "3c3c" -> "2024-06-30";
            default -> "";
          };
        }

        @Override
        public Collection<String> branches(Node node) {
          return switch (node.id().value()) {
            case "add1" -> List.of("origin/main", "feature/x");
            case "2b2b" -> List.of("feature/X");
            default -> List.of();
          };
        }

        @Override
        public boolean isUncommitted(Node node) {
          return node.id().value().equals("4d4a");
        }

        @Override
        public Set<Problem.Kind> problems(Node node) {
          return node.id().value().equals("3c3c") ? Set.of(Problem.Kind.MISSING_PARENT) : Set.of();
        }

        @Override
        public Collection<Fact> body(Node node) {
          String body = BODIES.get(node.id().value());
          return body == null
              ? List.of()
              : new OperationsReader().read(IMPORTS + "def upgrade():\n    " + body + "\n").facts();
        }
      };

  private static final Search SEARCH = Search.of(GRAPH, KNOWN);

  private static Revision revision(
      String id, List<String> parents, List<String> labels, String docstring) {
    return new Revision(
        new RevisionId(id),
        Path.of("/versions", id + "_file.py"),
        parents.stream().map(RevisionId::new).toList(),
        labels.stream().map(BranchLabel::new).toList(),
        List.of(),
        docstring,
        Map.of());
  }

  private static String found(Search search, String query) {
    return search.matches(Query.of(query)).stream()
        .mapToObj(node -> GRAPH.node(node).id().value())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          3c                          | 3c3c 4d4a
          id:3c                       | 3c3c
          revises                     | ``
          add1                        | add1
          id:c3                       | 3c3c
          branch:main                 | add1
          branch:"feature/x"          | add1 2b2b
          -branch:feature             | 3c3c 4d4a
          USERS                       | add1 2b2b
          ürsprung                    | 3c3c
          add email                   | 2b2b
          "first draft"               | add1
          "draft first"               | ``
          draft first                 | add1
          first dra                   | add1
          "first dra                  | add1
          file:2b2b_                  | 2b2b
          jane                        | 2b2b
          author:jane                 | 2b2b
          author:"jane doe"           | 2b2b
          author:"jane"               | ``
          label:bill                  | add1
          billing                     | add1
          table:users                 | add1 2b2b
          table:user                  | add1 2b2b
          table:"user"                | ``
          table:prices                | 3c3c
          table:"prices"              | 3c3c
          table:"shop.prices"         | 3c3c
          column:email                | 2b2b
          column:users.email          | 2b2b
          column:users                | ``
          column:user                 | 3c3c
          op:drop                     | 3c3c
          operation:add_column        | 2b2b
          add_col                     | 2b2b
          drop_column                 | 3c3c
          users.email                 | 2b2b
          table:users -op:create      | 2b2b
          -table:users                | 3c3c 4d4a
          is:head                     | 4d4a
          is:base                     | add1
          is:branchpoint              | add1
          is:merge                    | 4d4a
          is:mer                      | 4d4a
          is:b                        | add1
          is:label                    | add1
          is:uncommitted              | 4d4a
          is:problem                  | 3c3c
          problem:missing-parent      | 3c3c
          problem:missing             | 3c3c
          problem:cycle               | ``
          since:2024                  | 2b2b 3c3c
          since:2024-01-02            | 3c3c
          until:2023                  | add1
          until:2024-06               | add1 2b2b 3c3c
          until:2024-06-29            | add1 2b2b
          since:2024-01 until:2024-02 | 2b2b
          ürsprung: fix               | 3c3c
          fix:prices                  | ``
          table:                      | ``
          since:spring                | ``
          is:nonsense                 | ``
          ``                          | ``
          """)
  void wordsFindRevisions(String query, String ids) {
    assertThat(found(SEARCH, query)).isEqualTo(ids);
  }

  @Test
  void bodiesThatComeLaterWidenWhatIsFound() {
    assertThat(found(Search.of(GRAPH, Knowledge.NONE), "email")).isEqualTo("2b2b");
    assertThat(found(Search.of(GRAPH, Knowledge.NONE), "table:users")).isEmpty();
    assertThat(found(SEARCH, "table:users")).isEqualTo("add1 2b2b");
  }

  @Test
  void theRevisionWithTheIdIsMeantRatherThanOnesThatMentionIt() {
    assertThat(SEARCH.meant(Query.of("3c"))).isEqualTo(node("3c3c"));
    assertThat(SEARCH.meant(Query.of("add1"))).isEqualTo(node("add1"));
    assertThat(SEARCH.meant(Query.of("add"))).isEmpty();
    assertThat(SEARCH.meant(Query.of("id:4"))).isEqualTo(node("4d4a"));
    assertThat(SEARCH.meant(Query.of("3c join"))).isEmpty();
  }

  private static OptionalInt node(String id) {
    return OptionalInt.of(GRAPH.find(new RevisionId(id)).orElseThrow().index());
  }

  @ParameterizedTest(name = "{0} is found in {1} by {2}")
  @CsvSource({
    "2b2b, column users.email, users.email",
    "add1, in the docstring, draft",
    "add1, in the file name, _file",
    "3c3c, operation drop_column, op:drop",
    "2b2b, '', email",
    "2b2b, '', jane",
  })
  void whatIsNotSeenIsToldWithThePlace(String id, String where, String query) {
    assertThat(SEARCH.where(Query.of(query), node(id).getAsInt()).orElse("")).isEqualTo(where);
  }

  @Test
  void whatIsMisunderstoodIsSaid() {
    assertThat(Query.of("since:spring").misunderstanding())
        .contains("After since: goes a day, a month or a year, as in since:2024-06");
    assertThat(Query.of("is:nonsense").misunderstanding().orElseThrow())
        .startsWith("After is: goes head, base");
    assertThat(Query.of("fix: it").misunderstanding()).isEmpty();
  }

  @Test
  void filtersAreWordsPutInAndTakenOut() {
    Query query = Query.of("users  is:head");
    assertThat(query.has(Field.IS, "head")).isTrue();
    assertThat(query.has(Field.IS, "base")).isFalse();
    assertThat(query.with(Field.IS, "head")).isEqualTo("users  is:head");
    assertThat(query.with(Field.AUTHOR, "Jane Doe"))
        .isEqualTo("users  is:head author:\"Jane Doe\" ");
    assertThat(query.without(Field.IS, "head")).isEqualTo("users ");
    assertThat(Query.of(query.with(Field.AUTHOR, "Jane Doe")).without(Field.AUTHOR))
        .isEqualTo("users is:head ");
  }

  @Test
  void aLongQueryOfAnyCharactersIsRead() {
    String odd =
        Stream.generate(() -> "\"a: -\t:x is: -\" ").limit(5_000).collect(Collectors.joining());
    assertThat(SEARCH.matches(Query.of(odd)).isEmpty()).isTrue();
  }
}
