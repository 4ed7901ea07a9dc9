"""Which statement of its article a mere answer ("It's nonsense") responds to.

Articles read before lose their answer in `thoughts`, so that they count as not read yet: reading them again links their
statements.
"""

from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    for statement in (
        "ALTER TABLE statements ADD COLUMN responds_to TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED",
        "CREATE INDEX statements_responds_to ON statements (responds_to)",
        "UPDATE articles SET thoughts = NULL",
    ):
        op.get_bind().exec_driver_sql(statement)
