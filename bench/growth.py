"""What one more article costs, by how much is in the ledger already: seconds of one core, and memory.

    python -m bench.growth [--sizes 1000 10000 100000]

The ledgers are filled with made-up articles, in the same way as with real ones but for the models: matters of twenty articles,
each with its own people and organisations under surnames that recur, beside figures, offices and institutions that are in the
news everywhere; one in ten is a copy of another. Then the articles of the worked example are read into each, one at a time, with
its claims pinned, and all that follows is brought up to date each time, in a process of its own. Claims have the same few
positions in each ledger: what they cost grows with the positions on them, not with the ledger. `made_up_seconds` is what one more
of the made-up articles costs without the models: it names those who are named most, and their sources are merged again.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean, median
from typing import Any, cast

from bench.timed import timed
from sayso.flow import Flow
from sayso.judge import Judge
from sayso.ledger import Ledger
from sayso.model import (
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    Document,
    Mode,
    Position,
    Reading,
    Said,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from sayso.show.demo import claim_texts, example
from sayso.spans import content_id, cut

__all__ = ["figures"]

SIZES = (1_000, 10_000, 100_000)
MATTER, STATEMENTS, WORDS = 20, 15, 400  # articles in a matter, statements and words in an article: about those of PolNeAR
ROUNDS = 3
OFFICES = (
    "mayor",
    "minister",
    "spokesman",
    "spokeswoman",
    "president",
    "senator",
    "governor",
    "analyst",
    "police chief",
    "lawyer",
)
EVERYWHERE = (
    *("police", "White House", "Congress", "Supreme Court", "United Nations", "Pentagon", "European Union", "Senate", "NATO"),
    *("State Department", "Treasury", "Red Cross", "World Bank", "Amnesty", "Interpol", "Parliament", "Vatican", "OPEC"),
)
UNNAMED = ("officials", "witnesses", "residents", "a person familiar with the matter", "critics")


def figures(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Seconds for one more article and megabytes of memory at each size, and how the largest compares with the smallest."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size, file in zip(sizes, _filled(Path(folder), sizes), strict=True):
            rounds = [_measured(file) for _ in range(ROUNDS)]
            for name in rounds[0]:
                found[f"speed.growth.{size}.{name}"] = median(round[name] for round in rounds)
    found["speed.growth.ratio"] = found[f"speed.growth.{sizes[-1]}.seconds"] / found[f"speed.growth.{sizes[0]}.seconds"]
    return found


@dataclass(frozen=True)
class _Filler:
    """Stands for the judge while a ledger is filled: the first matter's statements take positions, and no others."""

    judge: Judge
    article: frozenset[str]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.judge, name)

    def positions(
        self, claims: Sequence[Claim], statements: Sequence[Statement], sources: Sequence[Source], articles: Sequence[Article]
    ) -> tuple[Position, ...]:
        told = statements if {a.id for a in articles} <= self.article else ()
        stances = itertools.cycle(Stance)
        return tuple(Position(claim.id, s.id, next(stances), 0.8) for claim in claims for s in told[:2])


def _filled(folder: Path, sizes: Sequence[int]) -> Iterator[Path]:
    """A ledger of each size, the smaller ones copied on the way to the largest."""
    flow, made = Flow.load(), made_up_articles()
    first = list(itertools.islice(made, MATTER))
    fill = Flow(flow.attributor, cast(Judge, _Filler(flow.judge, frozenset(r.document.article.id for r in first))))
    told, waiting = 0, itertools.chain(first, made)
    with Ledger.open(str(folder / "filled.db")) as ledger:
        for text in claim_texts(example()):
            fill.pin(ledger, text)
        for size in sizes:
            while told < size:
                for reading in itertools.islice(waiting, 50):
                    ledger.add(reading, {})
                    told += len(reading.statements)
                fill.conclude(ledger)
            ledger.close()
            yield Path(shutil.copy(folder / "filled.db", folder / f"{size}.db"))


def _measured(file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(file, folder)
        command = [sys.executable, "-m", "bench.growth", "--measure", copy]
        out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]).stdout
        return cast(dict[str, float], json.loads(out))


def _measure(location: str) -> dict[str, float]:
    """One article of the worked example after the other into that ledger, with the models warm."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    flow, files = Flow.load(), sorted(str(path) for path in example().glob("*_*.txt"))
    judge, judging = timed(flow.judge, "positions")
    flow = Flow(flow.attributor, judge)
    with Ledger.open(":memory:") as ledger:
        _add(flow, ledger, files[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    judging.seconds = 0.0
    with Ledger.open(location) as ledger:
        times = [_add(flow, ledger, file) for file in files]
        judged = judging.seconds
        made_up = _made_up(flow, ledger)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1024 if sys.platform != "darwin" else 1024**2
    reading, concluding = (fmean(column) for column in zip(*times, strict=True))
    return {
        "seconds": reading + concluding,
        "beside_judging_seconds": reading + concluding - judged / len(files),
        "made_up_seconds": made_up,
        "megabytes_more": (after - before) / unit,
        "megabytes": after / unit,
    }


def _add(flow: Flow, ledger: Ledger, file: str) -> tuple[float, float]:
    begun = time.process_time()
    flow.read([file], ledger)
    read = time.process_time()
    flow.conclude(ledger)
    return read - begun, time.process_time() - read


def _made_up(flow: Flow, ledger: Ledger) -> float:
    """Seconds without the models for one more article of those that the ledger is filled with: about whom it knows best."""
    known = sum(1 for _ in ledger.readings()) - len(list(example().glob("*_*.txt")))
    further = list(itertools.islice(made_up_articles(), known, known + MATTER))
    mute = Flow(flow.attributor, cast(Judge, _Filler(flow.judge, frozenset())))
    begun = time.process_time()
    for reading in further:
        ledger.add(reading, {})
        mute.conclude(ledger)
    return (time.process_time() - begun) / MATTER


def made_up_articles() -> Iterator[Reading]:
    """Made-up articles without end, the same each time."""
    chance = random.Random(5)
    surnames, given = _names(chance, 4000), _names(chance, 150)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(5000)]
    famous = [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in range(200)]
    for matter in itertools.count():
        people = [f"{chance.choice(given)} {_often(chance, surnames, 10)}" for _ in range(12)]
        bodies = [f"{chance.choice(surnames)} {kind}" for kind in ("Group", "Ministry", "Institute", "Council")]
        texts: list[str] = []
        for _ in range(MATTER):
            fresh = " ".join(chance.choices(words, k=WORDS))
            texts.append(chance.choice(texts) + " " + chance.choice(words) if texts and chance.random() < 0.1 else fresh)
            persons = [*chance.sample(people, 5), _often(chance, famous, 3)]
            day = f"20{matter % 20 + 5:02}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            yield _reading(chance, texts[-1], day, persons, [*chance.sample(bodies, 2), _often(chance, EVERYWHERE, 3)])


def _names(chance: random.Random, number: int) -> list[str]:
    parts = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "on", "ess")]
    return ["".join(chance.choices(parts, k=chance.choice([2, 2, 3]))).capitalize() for _ in range(number)]


def _often(chance: random.Random, names: Sequence[str], evenly: int) -> str:
    """One of the names, the first ones more often, as Zipf (1949) and Mandelbrot (1953) found: in inverse proportion to the rank
    and `evenly`. Of 4,000 surnames the first is borne by 1.7% at 10, about twice as many as Smith in the United States."""
    return chance.choices(names, cum_weights=_weights(len(names), evenly))[0]


@cache
def _weights(number: int, evenly: int) -> tuple[float, ...]:
    return tuple(itertools.accumulate(1 / (rank + evenly) for rank in range(number)))


def _reading(chance: random.Random, text: str, day: str, persons: Sequence[str], bodies: Sequence[str]) -> Reading:
    sha = hashlib.sha256(text.encode()).hexdigest()
    id, outlet = content_id("a", sha, ""), f"Daily {_often(chance, EVERYWHERE, 3)}"
    blocks = (Block(0, len(text), BlockKind.BODY),)
    article = Article(id, sha, f"{id}.txt", None, outlet, None, None, day, Basis.GIVEN, "en", text, blocks)
    sources = [
        *(_person(chance, id, name) for name in dict.fromkeys(persons)),
        *(_source(id, name, SourceKind.ORGANISATION) for name in bodies),
        _source(id, chance.choice(UNNAMED), SourceKind.ANONYMOUS),
    ]
    statements = []
    for number in range(STATEMENTS):
        start = number * (len(text) // STATEMENTS)
        span = cut(text, start, start + len(text) // (2 * STATEMENTS))
        speaker = chance.choice(sources).id
        via = (chance.choice(sources).id,) if chance.random() < 0.1 else ()
        said = Said(day, day, Basis.TEXT)
        statements.append(
            Statement(content_id("t", id, number), id, speaker, via, Mode.INDIRECT, (span,), (), (), said, None, 0.9)
        )
    return Reading(Document(article, text.encode(), "text/plain"), (), tuple(sources), tuple(statements))


def _person(chance: random.Random, article: str, name: str) -> Source:
    """A person, mostly called by the surname too, every second one with an office."""
    aliases = (name.split()[-1],) if chance.random() < 0.7 else ()
    roles = (chance.choice(OFFICES),) if chance.random() < 0.5 else ()
    return replace(_source(article, name, SourceKind.PERSON), aliases=aliases, roles=roles)


def _source(article: str, name: str, kind: SourceKind) -> Source:
    return Source(content_id("s", article, name), article, name, kind, (), (), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="statements in the ledgers")
    parser.add_argument("--measure", metavar="LEDGER", help="print what articles cost in that ledger, and change it")
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(_measure(args.measure)))
        return
    for name, value in figures(args.sizes).items():
        print(f"{name:35} {value:,.3f}")


if __name__ == "__main__":
    main()
