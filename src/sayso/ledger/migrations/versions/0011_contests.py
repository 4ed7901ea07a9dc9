"""The disputed claims with how many origins each rests on, so that a page finds the most contested without counting them all."""

from alembic import op

revision = "0011"
down_revision = "0010"

TABLE = """
CREATE TABLE contests (             -- a claim with both sides; follows from disputes and origins
    claim TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
    origins INTEGER NOT NULL        -- independent ones
){strict}
"""
FILL = """
INSERT INTO contests
SELECT claim, (SELECT count(DISTINCT source) FROM origins WHERE origins.claim = disputed.claim)
FROM (SELECT DISTINCT claim FROM disputes) AS disputed
"""


def upgrade() -> None:
    connection = op.get_bind()
    strict = " STRICT, WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    for statement in (TABLE.format(strict=strict), "CREATE INDEX contests_origins ON contests (origins, claim)", FILL):
        connection.exec_driver_sql(statement.strip())
