"""A writer that is killed leaves whole articles, and every one that it had acknowledged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.model import Reading
from tests.factories import BRIDGE, a_reading, an_article

WRITER = """
import sys
from sayso.ledger import Ledger
from tests.factories import MODELS
from tests.ledger.test_crash import numbered

with Ledger.open(sys.argv[1]) as ledger:
    for number in range(100_000):
        ledger.add(numbered(number), MODELS)
        print(number, flush=True)
"""


def numbered(number: int) -> Reading:
    """One of any number of articles."""
    return a_reading(an_article(f"{BRIDGE}\n\nNumber {number}."))


@pytest.mark.parametrize("acknowledged", [1, 7, 20])
def test_a_killed_writer_leaves_whole_articles(tmp_path: Path, acknowledged: int) -> None:
    location, root = str(tmp_path / "sayso.db"), Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITER, location]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        known = [int(writer.stdout.readline()) for _ in range(acknowledged)]
        writer.kill()
        known += [int(line) for line in writer.stdout.read().split()]
    with Ledger.open(location, create=False) as ledger:
        found = {reading.document.article.id: reading for reading in ledger.readings()}
        assert ledger.verify() == ()
    # The article after the last acknowledged one may be there too, if the kill came between the commit and the word.
    expected = {reading.document.article.id: reading for reading in map(numbered, [*known, len(known)])}
    assert expected.items() >= found.items()
    assert len(found) >= len(known)
