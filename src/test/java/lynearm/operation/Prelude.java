package lynearm.operation;

/// The top of a revision file, for tests that care about one statement.
final class Prelude {

  static final String TEXT =
      """
      import logging
      import alembic
      import alembic.op
      import sqlalchemy as sa
      from alembic import op
      from alembic import op as alembic_op
      from alembic.op import drop_table
      from sqlalchemy.dialects import mysql, postgresql
      from sqlalchemy.orm import Session
      from base import Base

      down_revision = None
      TABLE = 'Stock'
      log = logging.getLogger(__name__)


      class User(Base):
          __tablename__ = 'users'
          id = sa.Column(sa.Integer, primary_key=True)


      def helper(table, *, column='c'):
          op.drop_column(table, column)


      def recursive():
          recursive()


      def downgrade():
          pass


      def upgrade():
      """;

  private Prelude() {}

  static String upgrade(String body) {
    return TEXT + body.indent(4);
  }
}
