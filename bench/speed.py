"""Speed and memory of reading the worked example, once the models are loaded, on one core.

python -m bench.speed
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from sayso.flow import Flow
from sayso.ledger import Ledger

__all__ = ["figures"]

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "trump-putin-calls"


def figures() -> dict[str, float]:
    """Seconds to load, to read five articles, and to conclude on five claims; words per second; peak memory in megabytes."""
    if hasattr(os, "sched_setaffinity"):
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(before)})
    begun = time.perf_counter()
    flow = Flow.load()
    loaded = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/speed.db") as ledger:
        flow.read([str(EXAMPLE)], ledger)
        read = time.perf_counter()
        for claim in (EXAMPLE / "CLAIMS").read_text("utf-8").splitlines():
            flow.pin(ledger, claim)
        flow.conclude(ledger)
        concluded = time.perf_counter()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, before)
    words = sum(len(p.read_text("utf-8").split()) for p in EXAMPLE.glob("*_*.txt"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {
        "speed.load_seconds": loaded - begun,
        "speed.read_seconds": read - loaded,
        "speed.conclude_seconds": concluded - read,
        "speed.words_per_second": words / (read - loaded),
        "speed.peak_megabytes": peak,
    }


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:30} {value:,.2f}")
