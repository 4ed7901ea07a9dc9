"""Attribution beside textacy's, on polnear.dev, in one run on one core: F1, speed and memory, each in a process of its own.

make peers

sets up textacy in `.venv-peers` and runs this. Words per second are of processor time, once the models are loaded. textacy finds
only quotations, so its figure on direct quotations stands beside the whole one. It is measured with all of spaCy's pipeline, as
its documentation has it, and without the names that it makes no use of.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.shared import MISSING, SHARED, here, tool

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
CORPUS = SHARED / "data" / "attribution" / "polnear.dev.jsonl.gz"
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def sayso() -> None:
    """Our own side, in the form of `peers_textacy.py`."""
    from sayso.attribute import Attributor
    from sayso.show.cli.attribute import line

    attributor = Attributor.load()
    articles = [json.loads(row) for row in sys.stdin]
    attributor.in_text("It is safe, she said.")
    begun = time.process_time()
    for article in articles:
        print(line(article["id"], attributor.in_text(article["text"])))
    seconds, peak = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    packages = ", ".join(f"{name} {version(name)}" for name in ("sayso", "onnxruntime", "tokenizers", "numpy"))
    print(json.dumps({"seconds": seconds, "megabytes": peak, "versions": packages}))


def measure(command: list[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What a side finds, and what it cost. Both are given the same core."""
    core = min(os.sched_getaffinity(0))
    ran = subprocess.run(
        command,
        input=gzip.decompress(CORPUS.read_bytes()),
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
        env=os.environ | ONE_CORE,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    *found, cost = (json.loads(row) for row in ran.stdout.splitlines())
    return found, cost


def main() -> None:
    if not here():
        print(MISSING)
        return
    articles = [json.loads(row) for row in gzip.decompress(CORPUS.read_bytes()).splitlines()]
    words = sum(len(article["text"].split()) for article in articles)
    textacy = [str(PYTHON), "bench/peers_textacy.py"]
    sides = {
        "sayso": [sys.executable, "-m", "bench.peers", "--sayso"],
        "textacy": textacy,
        "textacy without names": [*textacy, "ner"],
    }
    print(f"{'polnear.dev':22} {'F1':>6} {'direct':>7} {'words/s':>8} {'MB':>5}  full_relaxed; one core of {_machine()}")
    for name, command in sides.items():
        found, cost = measure(command)
        result = tool("score_attribution").score(articles, found)
        whole, direct = result["full_relaxed"]["f1"], result["by_type"]["direct"]["full_relaxed"]["f1"]
        speed = words / cost["seconds"]
        print(f"{name:22} {whole:6.3f} {direct:7.3f} {speed:8,.0f} {cost['megabytes']:5.0f}  {cost['versions']}")


def _machine() -> str:
    """The processor's name, as Linux tells it."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return f"{next(names, platform.machine())}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sayso() if sys.argv[1:] == ["--sayso"] else main()
