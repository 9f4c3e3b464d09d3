"""Connects Alembic with the database that alembic.ini names."""
from alembic import context
from sqlalchemy import create_engine, pool

URL = context.config.get_main_option("sqlalchemy.url")


def print_sql() -> None:
    """Answer `alembic upgrade --sql`: no database is touched."""
    context.configure(url=URL, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def migrate() -> None:
    """Run the migrations on the database itself."""
    engine = create_engine(URL, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    print_sql()
else:
    migrate()
