package lynearm.alembic.template;

import java.util.Map;

/// One piece of a Mako template. Lines count from 1.
sealed interface MakoNode {

  int line();

  /// Text that is written as it stands.
  record Text(int line, String text) implements MakoNode {}

  /// `${code | filters}`; the filters are empty if there are none.
  record Substitution(int line, String code, String filters) implements MakoNode {}

  /// A line that begins with `%`.
  ///
  /// @param keyword its first word, without a leading `end`
  /// @param isEnd whether that word began with `end`
  /// @param text the whole line behind the `%`
  record Control(int line, String keyword, boolean isEnd, String text) implements MakoNode {}

  /// `<% code %>`, or with `isModule` `<%! code %>`.
  record Code(int line, String code, boolean isModule) implements MakoNode {}

  /// A tag with its attributes, such as `<%include file="..."/>`.
  record Tag(int line, String name, Map<String, String> attributes) implements MakoNode {}

  /// A comment; it writes nothing but may be the whole body of a control line.
  record Comment(int line) implements MakoNode {}
}
