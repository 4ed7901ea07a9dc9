"""What judging 1,000 statements against 50 claims costs on one core: `python -m bench.judging`.

The statements are PolNeAR's training annotations; half of the claims are those of the yardstick stories, on which hardly any
statement bears, and half are contents of the statements themselves. Seconds are
those of the processor, without loading the models.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import islice
from typing import Any

from bench.attribution import rows
from bench.shared import MISSING, SHARED, here
from sayso.judge import Judge, pin
from sayso.model import Article, Block, BlockKind, Claim, Mode, Source, SourceKind, Statement
from sayso.spans import cut
from training.stories import stories

__all__ = ["figures"]

STATEMENTS, CLAIMS = 1_000, 50


def _read(row: dict[str, Any]) -> tuple[Article, list[Statement], list[Source]]:
    """An annotated article with its statements, each by a source of its own."""
    text, id = row["text"], row["id"]
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), BlockKind.BODY))
        at += len(line) + 1
    article = Article(id, "", id, None, None, row["title"], None, None, None, "en", text, tuple(blocks))
    statements, sources = [], []
    for n, found in enumerate(row["attributions"]):
        spans = {part: tuple(cut(text, *span) for span in found[part]) for part in ("content", "cue", "source")}
        if spans["content"]:
            name = " ".join(span.exact for span in spans["source"]) or "somebody"
            sources.append(Source(f"{id} {n}", None, name, SourceKind.PERSON, (), (), None))
            statements.append(
                Statement(
                    f"{id} {n}", id, f"{id} {n}", (), Mode.MIXED, spans["content"], spans["cue"], spans["source"], None, None, 1.0
                )
            )
    return article, statements, sources


def _claims(statements: list[Statement]) -> list[Claim]:
    told = [claim for story in stories(SHARED / "gold") for claim in story.claims][: CLAIMS // 2]
    said = [content for s in statements if 10 <= len((content := s.content[0].exact).split()) <= 25]
    return told + [pin(text) for text in said[:: len(said) // (CLAIMS - len(told))][: CLAIMS - len(told)]]


def figures() -> dict[str, float]:
    """Seconds in all, positions found, and peak memory in megabytes; nothing without the data."""
    if not here():
        return {}
    judge = Judge.load()
    read = [_read(row) for row in rows("polnear.train")]
    statements = list(islice((s for _, told, _ in read for s in told), STATEMENTS))
    claims, sources = _claims(statements), [source for _, _, known in read for source in known]
    begun = time.process_time()
    positions = judge.positions(claims, statements, sources, [article for article, _, _ in read])
    taken = time.process_time() - begun
    unit = 1024 if sys.platform != "darwin" else 1024**2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"judging.seconds": taken, "judging.positions": float(len(positions)), "judging.peak_megabytes": peak}


if __name__ == "__main__":
    found = figures()
    print("\n".join(f"{name:28} {value:,.1f}" for name, value in found.items()) or MISSING)
