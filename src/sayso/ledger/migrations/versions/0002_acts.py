"""What kind of statement: the act that the cue reports, instead of the probability that it reports speech.

Articles read before have no answer in `thoughts`, so that they count as not read yet: reading them again tells their acts.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

THOUGHTS = """thoughts INTEGER        -- 1: what is only thought is kept too
    CHECK (thoughts IN (0, 1))"""
ACT = """act TEXT NOT NULL DEFAULT 'says'    -- what the cue says the source does
    CHECK (act IN ('says', 'denies', 'declines', 'asks', 'believes'))"""


def upgrade() -> None:
    for statement in (
        f"ALTER TABLE articles ADD COLUMN {THOUGHTS}",
        "ALTER TABLE attributions DROP COLUMN speech",
        f"ALTER TABLE attributions ADD COLUMN {ACT}",
        f"ALTER TABLE statements ADD COLUMN {ACT}",
    ):
        op.get_bind().exec_driver_sql(statement)
