"""The reference says what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.console import DOCS

GENERATED = [page for page in sorted(DOCS.rglob("*.md")) if "[[[cog" in page.read_text("utf-8")]
SOURCES = DOCS.parent / "src" / "sayso"


@pytest.mark.parametrize("page", GENERATED, ids=lambda page: page.name)
def test_the_page_is_what_the_code_gives(page: Path) -> None:
    cog = [sys.executable, "-m", "cogapp", "--check", "--diff", "-I", ".", str(page)]
    ran = subprocess.run(cog, cwd=DOCS, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"behind: run `make docs`\n{ran.stdout}{ran.stderr}"


def test_every_variable_is_told() -> None:
    told = (DOCS / "reference" / "settings.md").read_text("utf-8")
    read = {name for file in SOURCES.rglob("*.py") for name in re.findall(r'"(SAYSO_[A-Z_]+)"', file.read_text("utf-8"))}
    assert read
    assert [name for name in sorted(read) if f"`{name}`" not in told] == []
