package lynearm.operation;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/// The parser of SQL, one for each thread. Making one takes longer than most statements, so it is
/// used again; not after a failure, which may leave it anywhere, and not for ever, as it keeps some
/// of what it has seen.
final class SqlParser {
  private static final int MOST_STATEMENTS = 500;
  private static final ThreadLocal<SqlParser> OF_THREAD = ThreadLocal.withInitial(SqlParser::new);

  private @Nullable CCJSqlParser parser;
  private int statements;

  private SqlParser() {}

  static SqlParser ofThisThread() {
    return OF_THREAD.get();
  }

  /// @throws ParseException if this is no SQL that it knows; some texts let it fail otherwise
  @Nullable Statement parse(String sql) throws ParseException {
    CCJSqlParser fresh = parserFor(sql);
    parser = null;
    Statement parsed = fresh.Statement();
    if (statements < MOST_STATEMENTS) {
      parser = fresh;
    }
    return parsed;
  }

  private CCJSqlParser parserFor(String sql) throws ParseException {
    CCJSqlParser known = parser;
    if (known == null) {
      statements = 0;
      return new CCJSqlParser(sql).withAllowComplexParsing(false);
    }
    statements++;
    known.ReInit(new StringProvider(sql));
    return known;
  }
}
