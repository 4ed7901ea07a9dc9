"""What people say of a ledger's rows, each time in a row that stays, and what the models had said there.

`decisions` follow from corrections from now on; those made before remain.
"""

from alembic import op

revision = "0007"
down_revision = "0006"

DIALECT = {
    "sqlite": {"strict": " STRICT", "keyed": " STRICT, WITHOUT ROWID", "real": "REAL"},
    "postgresql": {"strict": "", "keyed": "", "real": "DOUBLE PRECISION"},
}

SCRIPT = """
CREATE TABLE corrections (          -- append-only
    id TEXT PRIMARY KEY,            -- from all the rest
    made TEXT NOT NULL,             -- ISO time
    author TEXT NOT NULL,
    why TEXT NOT NULL,
    aspect TEXT NOT NULL CHECK (aspect IN
        ('statement', 'content', 'source', 'via', 'said', 'stance', 'same', 'apart', 'claim', 'undo')),
    before TEXT NOT NULL,           -- JSON, as is what follows
    after TEXT NOT NULL,
    subject TEXT NOT NULL,          -- the statement, claims or sources that it is about, by their words
    undoes TEXT NOT NULL            -- the id of another correction, which may come later; else empty
){strict};

CREATE TABLE corrected (            -- what corrections are about: the SHA-256 of an article, or the id of a claim
    about TEXT NOT NULL,
    correction TEXT NOT NULL REFERENCES corrections (id),
    PRIMARY KEY (about, correction)
){keyed};

CREATE TABLE uncorrected (          -- what a model read in an article on which there are corrections
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    sources TEXT NOT NULL,          -- JSON
    statements TEXT NOT NULL        -- JSON
){keyed};

CREATE TABLE overruled (            -- the position that a model gave where a person gives one, or none
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    stance TEXT,                    -- null: none
    confidence {real},
    version TEXT REFERENCES versions (id),
    PRIMARY KEY (claim, statement)
){keyed};

CREATE INDEX corrections_undoes ON corrections (undoes);

CREATE INDEX corrected_correction ON corrected (correction);

CREATE INDEX overruled_statement ON overruled (statement);

CREATE INDEX articles_sha256 ON articles (sha256);

ALTER TABLE statements ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1))
"""

KEPT = {
    "sqlite": """
CREATE TRIGGER corrections_kept BEFORE UPDATE ON corrections BEGIN
    SELECT RAISE(ABORT, 'corrections are never rewritten');
END;

CREATE TRIGGER corrections_not_removed BEFORE DELETE ON corrections BEGIN
    SELECT RAISE(ABORT, 'corrections are never rewritten');
END
""",
    "postgresql": """
CREATE FUNCTION corrections_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'corrections are never rewritten';
END $$;

CREATE TRIGGER corrections_kept BEFORE UPDATE OR DELETE ON corrections
    FOR EACH STATEMENT EXECUTE FUNCTION corrections_are_kept()
""",
}


def upgrade() -> None:
    connection = op.get_bind()
    dialect = connection.dialect.name
    script = f"{SCRIPT.format_map(DIALECT[dialect]).strip()};\n\n{KEPT[dialect].strip()}"
    for statement in script.split(";\n\n"):
        connection.exec_driver_sql(statement)
