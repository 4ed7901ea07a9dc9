"""An index for the articles of a story."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("CREATE INDEX stories_story ON stories (story)")
