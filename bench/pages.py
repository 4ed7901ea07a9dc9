"""How fast the pages of a large ledger are: the 95th of a hundred requests, in milliseconds of one core, by kind of page.

    python -m bench.pages [--articles 100000] [--ledger FILE]

The ledger is filled with the made-up articles of `bench.growth`, which its models never read: rows go in as the ledger puts
them there, and sources of one name are one. Each article has ten statements. Every matter of twenty articles is a story with two
claims, on which a third of its statements take positions; one story in eight has no dispute. With `--ledger` the ledger is kept
there, or found there. It takes 25 KB of disk an article, and half a gigabyte of memory to fill.

Each kind of page is asked for a hundred times, each time another row, chosen by chance with a fixed seed: sources as often as
they speak, words as often as they occur. The application is asked as a server asks it, without a network. What is counted is the
processor's time, as other work on the machine would be counted too otherwise.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from starlette.testclient import TestClient

from bench.growth import MATTER, made_up_articles
from sayso.ledger import Ledger, rows, schema
from sayso.model import Claim, Dispute, Origin, Position, Reading, Reversal, Source, Stance
from sayso.show.web import make_app
from sayso.spans import content_id

__all__ = ["figures"]

ASKED = 100  # requests of each kind
ARTICLES, STATEMENTS, TAKEN = 100_000, 10, 3  # one statement in three takes a position
BATCH = 25  # matters that go in at once
CALM = 8  # of so many stories one has no dispute
# Nothing is lost if the machine stops while the ledger is filled, and all rows that are named go in with those that name them.
FILLING = ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -400000")
PINNED = 50  # claims; the others are found ones
Tables = defaultdict[sa.TableClause, list[dict[str, Any]]]


def figures(articles: int = ARTICLES, location: str | None = None) -> dict[str, float]:
    """The 95th percentile of each kind of page, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(location or f"{folder}/pages.db")
        if not file.exists():
            _fill(str(file), articles)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        with Ledger.open(str(file)) as ledger:
            client = TestClient(make_app(ledger), base_url="http://127.0.0.1")
            return {f"pages.p95.{kind}": _slow(client, addresses) for kind, addresses in _addresses(ledger).items()}


def _slow(client: TestClient, addresses: Sequence[str]) -> float:
    client.get(addresses[0])
    times = []
    for address in addresses:
        begun = time.process_time()
        status = client.get(address).status_code
        times.append(1000 * (time.process_time() - begun))
        if status != 200:
            raise RuntimeError(f"{address}: {status}")
    return quantiles(times, n=20)[-1]


def _addresses(ledger: Ledger) -> dict[str, list[str]]:
    """What is asked for, by kind."""
    chance = random.Random(7)
    with ledger._transaction() as connection:

        def some(column: sa.ColumnElement[str]) -> list[Any]:
            return chance.choices(sorted(connection.execute(sa.select(column).limit(50_000)).scalars()), k=ASKED)

        article, claim = some(schema.ARTICLES.c.id), some(schema.CLAIMS.c.id)
        speakers = connection.execute(
            sa.select(schema.SAME_AS.c.source).join_from(
                schema.STATEMENTS, schema.SAME_AS, schema.SAME_AS.c.article_source == schema.STATEMENTS.c.source
            ).limit(50_000)
        ).scalars().all()  # fmt: skip
        turns = connection.execute(sa.select(schema.REVERSALS).limit(5000)).all()
        texts = some(schema.PASSAGES.c.text)
        names, sources, stories = some(schema.SOURCES.c.name), some(schema.SOURCES.c.id), some(schema.STORIES.c.story)
    turn = [f"{t.claim}-{t.source}-{t.statement_before}-{t.statement_after}" for t in chance.choices(turns, k=ASKED)]
    words = [" ".join(chance.sample(text.split(), 2)) for text in texts]
    one = [chance.choice(text.split()) for text in texts]
    return {
        "home": ["/"] * ASKED,
        "claims": [f"/claims?from={number * 7}" for number in range(ASKED)],
        "claim": [f"/claim/{id}" for id in claim],
        "source": [f"/source/{id}" for id in chance.choices(speakers, k=ASKED)],
        "article": [f"/article/{id}" for id in article],
        "reversal": [f"/reversal/{id}" for id in turn],
        "story": [f"/story/{id}" for id in stories],
        "story.by_source": [f"/story/{id}?source={quote(name)}" for id, name in zip(stories, names, strict=True)],
        "stories": [f"/stories?after={id}" for id in article],
        "stories.calm": [f"/stories?dispute=none&after={id}" for id in article],
        "merge": [f"/correct/{id}" for id in sources],
        "corrections": ["/corrections"] * ASKED,
        "search.one_word": [f"/search?q={quote(word)}" for word in one],
        "search.two_words": [f"/search?q={quote(pair)}" for pair in words],
        "search.by_source": [f"/search?source={quote(name)}" for name in names],
        "search.everything": ["/search"] * ASKED,
    }


def _fill(location: str, articles: int) -> None:
    matters = (list(itertools.islice(made, MATTER)) for made in itertools.repeat(made_up_articles(), articles // MATTER))
    known: set[str] = set()
    numbers = itertools.count()
    with Ledger.open(location) as ledger:
        sa.event.listen(ledger._engine, "connect", _hurried)
        ledger._engine.dispose()
        with ledger._transaction(write=True) as connection:
            rows.name_version(connection, {})
        while some := list(itertools.islice(matters, BATCH)):
            tables: Tables = defaultdict(list)
            for matter in some:
                _matter(tables, [_short(reading) for reading in matter], known, calm=next(numbers) % CALM == 0)
            with ledger._transaction(write=True) as connection:
                rows.insert(connection, tables.items())


def _hurried(connection: Any, _: object) -> None:
    for pragma in FILLING:
        connection.execute(f"PRAGMA {pragma}")


def _short(reading: Reading) -> Reading:
    return replace(reading, statements=reading.statements[:STATEMENTS])


def _matter(tables: Tables, readings: Sequence[Reading], known: set[str], *, calm: bool) -> None:
    """The rows of a matter's articles, sources and claims; an article that is there already does not count."""
    readings = [reading for reading in readings if reading.document.article.id not in known]
    known.update(reading.document.article.id for reading in readings)
    wide: dict[str, Source] = {}
    for reading in readings:
        _take(tables, rows.of_reading(reading, rows.version_of({})))
        tables[schema.ORIGINALS].append({"sha256": reading.document.article.sha256, "bytes": reading.document.original})
        for source in reading.sources:
            wide[source.id] = replace(source, id=content_id("s", source.name), article=None)
    ids = [reading.document.article.id for reading in readings]
    story = {"story": min(ids), "level": 0, "size": 0, "vector": b"", "asked": "", "judged": "", "stale": 0}
    tables[schema.STORIES] += [{"article": id, **story} for id in ids]
    tables[schema.SAME_AS] += [{"article_source": id, "source": source.id} for id, source in wide.items()]
    new = {source.id: source for source in wide.values() if source.id not in known}
    known.update(new)
    tables[schema.SOURCES] += [rows.source_row(source) for source in new.values()]
    said = [statement for reading in readings for statement in reading.statements]
    for number in range(2):
        telling = said[number::TAKEN]
        words = telling[0].content[0].exact
        pinned = len(tables[schema.CLAIMS]) < PINNED and len(known) < 10_000
        claim = Claim(content_id("c", telling[0].id), words, pinned, None if pinned else telling[0].id, None)
        stances = dict(zip((s.id for s in telling), itertools.cycle(Stance), strict=False))
        speakers = {s.id: wide[s.source].id for s in telling}
        sides = {stance: sorted({speakers[id] for id, taken in stances.items() if taken is stance}) for stance in Stance}
        tables[schema.CLAIMS].append(rows.claim_row(claim))
        positions = (Position(claim.id, id, stance, 0.3 + 0.6 * (n % 2)) for n, (id, stance) in enumerate(stances.items()))
        _take(tables, rows.of_positions(positions, rows.version_of({})))
        dispute = Dispute(claim.id, tuple(sides[Stance.AFFIRMS]), tuple(sides[Stance.DENIES]))
        turns = _turns(claim, [(speakers[s.id], s.id, stances[s.id]) for s in telling])
        origins = [Origin(claim.id, source, (telling[0].article,)) for source in sides[Stance.AFFIRMS][:3]]
        _take(tables, rows.of_claim([] if calm else [dispute], turns, origins))


def _turns(claim: Claim, told: Iterable[tuple[str, str, Stance]]) -> list[Reversal]:
    """Who affirms after having denied, the first time."""
    denied: dict[str, str] = {}
    found: dict[str, Reversal] = {}
    for source, statement, stance in told:
        if stance is Stance.DENIES:
            denied.setdefault(source, statement)
        elif stance is Stance.AFFIRMS and source in denied:
            turn = Reversal(claim.id, source, Stance.DENIES, Stance.AFFIRMS, (denied[source], statement))
            found.setdefault(source, turn)
    return list(found.values())


def _take(tables: Tables, new: Iterator[tuple[sa.TableClause, list[dict[str, Any]]]]) -> None:
    for table, made in new:
        tables[table] += made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--ledger", metavar="FILE", help="keep the ledger there, or ask the one that is there")
    args = parser.parse_args()
    for name, value in figures(args.articles, args.ledger).items():
        print(f"{name:30} {value:8.1f}")


if __name__ == "__main__":
    main()
