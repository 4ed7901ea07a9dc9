"""Claims found in what the articles of one story say, and what people have decided about them.

Every article is new to the finding of claims. What was decided refers to claims by ids that come from their words, not to rows:
a found claim may go and come back.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

DIALECT = {"sqlite": {"keyed": " STRICT, WITHOUT ROWID", "blob": "BLOB"}, "postgresql": {"keyed": "", "blob": "BYTEA"}}

SCRIPT = """
CREATE TABLE stories (              -- which articles are about one matter; who finds claims fills it
    article TEXT PRIMARY KEY,       -- no reference: where an article was, one that replaces it has to know
    story TEXT,                     -- the first of its articles
    level INTEGER,                  -- how closely its articles are linked
    size INTEGER,                   -- statements that take part
    vector {blob},                  -- their mean, a byte a number
    asked TEXT,                     -- by which models
    judged TEXT,                    -- on which found claims
    stale INTEGER NOT NULL CHECK (stale IN (0, 1))      -- 1: not what it was when claims were found
){keyed};

CREATE TABLE vectors (
    statement TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    vector {blob} NOT NULL          -- a byte a number
){keyed};

CREATE TABLE decisions (            -- what people make of found claims
    claim TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('pin', 'merge', 'split')),
    other TEXT NOT NULL,            -- the claim pinned in its place, or into which it goes; else empty
    author TEXT NOT NULL,
    made TEXT NOT NULL,             -- ISO time
    PRIMARY KEY (claim, decision, other)
){keyed};

CREATE INDEX stories_stale ON stories (stale);

CREATE INDEX stories_asked ON stories (asked);

INSERT INTO stories (article, stale) SELECT id, 1 FROM articles
"""


def upgrade() -> None:
    connection = op.get_bind()
    for statement in SCRIPT.format_map(DIALECT[connection.dialect.name]).split(";\n\n"):
        connection.exec_driver_sql(statement.strip())
