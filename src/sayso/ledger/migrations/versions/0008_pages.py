"""Indexes for what pages ask: what is newest, what one outlet published, who speaks for whom, who changed position."""

from alembic import op

revision = "0008"
down_revision = "0007"

INDEXES = (
    "articles_published ON articles (published, id)",
    "articles_outlet ON articles (outlet)",
    "sources_speaks_for ON sources (speaks_for)",
    "statements_said ON statements (said_start, id)",
    "reversals_source ON reversals (source)",
)


def upgrade() -> None:
    for index in INDEXES:
        op.get_bind().exec_driver_sql(f"CREATE INDEX {index}")
