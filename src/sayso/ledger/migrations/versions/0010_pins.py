"""Which claims somebody pinned for themselves, so that those pinned in the place of a found one can go with that decision."""

from alembic import op

revision = "0010"
down_revision = "0009"

TABLE = """
CREATE TABLE pins (                 -- claims that somebody pinned, whatever becomes of those that were found
    claim TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE
){strict}
"""


def upgrade() -> None:
    connection = op.get_bind()
    strict = " STRICT, WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    for statement in (TABLE.format(strict=strict).strip(), "INSERT INTO pins SELECT id FROM claims WHERE pinned = 1"):
        connection.exec_driver_sql(statement)
