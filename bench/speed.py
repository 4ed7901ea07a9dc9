"""Speed and memory of reading, from plain text to a ledger that is up to date, once the models are loaded, on one core.

    python -m bench.speed

What is read is polnear.dev, or the worked example where that is not at hand. Claims are stated apart, on the worked example.
Seconds are those of the processor, so that what else the machine does counts little; waiting for the disk comes to 4% more.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.shared import SHARED
from bench.timed import timed
from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.show.demo import claim_texts, example

__all__ = ["figures"]

DEV = SHARED / "data" / "attribution" / "polnear.dev.jsonl.gz"


def figures() -> dict[str, float]:
    """Words read a second, in all and without the tagger; seconds to load, and to read the worked example and to conclude on its
    five claims; peak memory in megabytes."""
    with _one_core(), tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        flow = Flow.load()
        found = {"speed.load_seconds": time.process_time() - begun}
        texts = Path(folder, "texts")
        words = _texts(texts)
        attributor, tagger = timed(flow.attributor, "attributions")
        with Ledger.open(f"{folder}/texts.db") as ledger:
            begun = time.process_time()
            clocked = Flow(attributor, flow.judge)
            clocked.read([str(texts)], ledger)
            clocked.conclude(ledger)
            taken = time.process_time() - begun
        found["speed.words_per_second"] = words / taken
        found["speed.beside_tagger_words_per_second"] = words / (taken - tagger.seconds)
        with Ledger.open(f"{folder}/example.db") as ledger:
            begun = time.process_time()
            flow.read([str(example())], ledger)
            flow.conclude(ledger)
            read = time.process_time()
            for claim in claim_texts(example()):
                flow.pin(ledger, claim)
            flow.conclude(ledger)
            found["speed.example.read_seconds"] = read - begun
            found["speed.example.claims_seconds"] = time.process_time() - read
    unit = 1024 if sys.platform != "darwin" else 1024**2
    found["speed.peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return found


def _texts(folder: Path) -> int:
    """Writes the texts to read, and counts their words."""
    folder.mkdir()
    if DEV.exists():
        with gzip.open(DEV, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = [path.read_text("utf-8") for path in sorted(example().glob("*_*.txt"))]
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return sum(len(text.split()) for text in texts)


@contextmanager
def _one_core() -> Iterator[None]:
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:42} {value:,.2f}")
