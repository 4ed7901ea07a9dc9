"""What `docs/formats.md` says of the formats is what they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from sayso.show.cli.export import NAMES
from sayso.show.export import FORMATS

DOCS = Path(__file__).parents[3] / "docs"


def test_every_format_is_told_and_can_be_asked_for() -> None:
    told = re.findall(r"^\| `([a-z.-]+)` \|.*\| (?:file|folder)", (DOCS / "formats.md").read_text("utf-8"), re.MULTILINE)
    assert told == list(FORMATS) == list(NAMES)


def test_the_columns_are_those_of_the_tables() -> None:
    cog = [sys.executable, "-m", "cogapp", "--check", "--diff", "-I", ".", "formats.md"]
    ran = subprocess.run(cog, cwd=DOCS, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"behind: run `make docs`\n{ran.stdout}{ran.stderr}"
