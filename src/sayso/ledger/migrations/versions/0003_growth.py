"""What a ledger keeps so that one more article costs no more the more there is in it.

What follows from the articles taken together is brought up to date from a list of what is due, with keys that lead from a source
to those it may be one with, and samples that lead from a text to those it may be a copy of. All articles of an older ledger are
due.

Who is cited follows from `via` alone: `relays` is a view now, over `copies` and that.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

DIALECT = {
    "sqlite": {"keyed": " STRICT, WITHOUT ROWID", "wide": "INTEGER"},
    "postgresql": {"keyed": "", "wide": "BIGINT"},
}

SCRIPT = """
CREATE TABLE due (                  -- what is to be brought up to date
    what TEXT NOT NULL CHECK (what IN ('article', 'copy', 'key', 'source', 'claim')),
    id TEXT NOT NULL,
    PRIMARY KEY (what, id)
){keyed};

CREATE TABLE contexts (             -- what of an article its sources are joined by
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    outlet TEXT,                    -- as a key
    company TEXT NOT NULL           -- JSON array of the surnames in it
){keyed};

CREATE TABLE keys (                 -- what two sources of articles may have in common
    key TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES article_sources (id) ON DELETE CASCADE,
    given TEXT NOT NULL,            -- of the holder of an office; else empty
    surname TEXT NOT NULL,
    PRIMARY KEY (key, source)
){keyed};

CREATE TABLE samples (              -- hashes of runs of words
    hash {wide} NOT NULL,
    original INTEGER NOT NULL CHECK (original IN (0, 1)),
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,          -- how many there are of that article
    PRIMARY KEY (hash, original, article)
){keyed};

CREATE TABLE copies (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    "of" TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
){keyed};

CREATE TABLE judged (               -- the articles whose positions are up to date
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    asked TEXT NOT NULL             -- of which claims, and by which models
){keyed};

CREATE INDEX contexts_outlet ON contexts (outlet);

CREATE INDEX keys_source ON keys (source);

CREATE INDEX keys_given ON keys (key, given) WHERE surname <> '';

CREATE INDEX keys_surname ON keys (key, surname) WHERE surname <> '';

CREATE INDEX samples_article ON samples (article);

CREATE INDEX copies_of ON copies ("of");

CREATE INDEX judged_asked ON judged (asked);

INSERT INTO due SELECT 'article', id FROM articles;

INSERT INTO due SELECT 'claim', id FROM claims;

INSERT INTO copies SELECT article, "of" FROM relays WHERE kind = 'copy';

DROP TABLE relays;

CREATE VIEW relays AS               -- copies; and the sources cited: who passes on words, wherever they do or speak themselves
WITH named AS (
    SELECT statements.article, same_as.source, 0 AS passing
    FROM statements JOIN same_as ON same_as.article_source = statements.source
    UNION
    SELECT statements.article, same_as.source, 1 AS passing
    FROM via JOIN statements ON statements.id = via.statement JOIN same_as ON same_as.article_source = via.source
)
SELECT article, "of", 'copy' AS kind FROM copies
UNION
SELECT article, source, 'citation' FROM named WHERE source IN (SELECT source FROM named WHERE passing = 1)
"""


def upgrade() -> None:
    connection = op.get_bind()
    for statement in SCRIPT.format_map(DIALECT[connection.dialect.name]).split(";\n\n"):
        connection.exec_driver_sql(statement.strip())
