"""How alembic runs here: on the connection, and within the transaction, of whoever opens the ledger."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table=context.config.attributes["version_table"])
with context.begin_transaction():
    context.run_migrations()
