package lynearm.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "users             | users",
        "billing.users     | billing,users",
        "\"us\"\"ers\"     | us\"ers",
        "`us``ers`         | us`ers",
        "[us]]ers]         | us]ers",
        "\"a.b\"           | a.b",
        "\"a.b\".\"c d\"   | a.b,c d",
        "[dbo].[the users] | dbo,the users",
        "\"open            | open",
      })
  void quotesAreTakenOffAndDotsWithinThemStay(String written, String parts) {
    assertThat(SqlName.of(written).parts()).isEqualTo(List.of(parts.split(",")));
  }

  @ParameterizedTest
  @CsvSource({
    "users, '', users",
    "a.users, a, users",
    "db.a.users, db.a, users",
    ".users, '', users"
  })
  void whatStandsBeforeATableIsItsSchema(String written, String schema, String name) {
    assertThat(SqlName.of(written).table())
        .isEqualTo(new TableName(schema.isEmpty() ? Optional.empty() : Optional.of(schema), name));
  }
}
