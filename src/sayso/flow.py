"""The whole line: read -> attribute -> resolve, an article at a time, into the ledger; then judge and trace over all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso import judge, read, resolve, trace
from sayso.attribute import Attributor
from sayso.errors import SaysoError
from sayso.judge import Judge
from sayso.ledger import Ledger
from sayso.model import Article, Claim, Conclusions, Document, Failure, Period, Reading, Statement

__all__ = ["Flow", "Summary", "conclusions"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of reading: articles read anew, articles that were in the ledger already, and input that failed."""

    read: int
    unchanged: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The stages with their models. Make one with `Flow.load()`."""

    attributor: Attributor
    judge: Judge

    @classmethod
    def load(cls) -> Flow:
        """With the models of this package."""
        return cls(Attributor.load(), Judge.load())

    @property
    def models(self) -> dict[str, str]:
        """SHA-256 of the models, by name: rows carry them."""
        return {model.name: model.sha256 for model in (self.attributor.model, self.judge.model, self.judge.nearness.model)}

    def read(
        self,
        paths: Sequence[str],
        ledger: Ledger,
        *,
        metadata: Path | None = None,
        thoughts: bool = False,
        progress: Callable[[Document, bool], None] | None = None,
    ) -> Summary:
        """Reads articles into the ledger, one transaction each. What fails is noted, and the rest goes through.

        `thoughts` keeps what somebody only thinks, plans or wishes too. `progress` is told each document, and whether it is
        new to the ledger. Call `conclude` afterwards.
        """
        failures: list[Failure] = []

        def failed(failure: Failure) -> None:
            failures.append(failure)
            ledger.fail(failure)

        counts = [0, 0]
        models = {self.attributor.model.name: self.attributor.model.sha256}
        for document in read.documents(paths, metadata=metadata, on_failure=failed):
            try:
                known = ledger.has(document.article, models, thoughts=thoughts)
                new = not known and ledger.add(self.reading(document, thoughts=thoughts), models)
            except SaysoError as error:
                failed(Failure(error.where or _name(document.article), error.what, error.advice))
                continue
            except Exception as error:  # noqa: BLE001 - the boundary of one article: the others must go through
                failed(
                    Failure(
                        _name(document.article), f"{type(error).__name__}: {error}", "this is a bug of sayso: please report it"
                    )
                )
                continue
            counts[0 if new else 1] += 1
            if progress:
                progress(document, new)
        return Summary(counts[0], counts[1], tuple(failures))

    def reading(self, document: Document, *, thoughts: bool = False) -> Reading:
        """All that one article yields by itself."""
        attributions = self.attributor.attributions(document.article, thoughts=thoughts)
        resolved = resolve.within(document.article, attributions, thoughts=thoughts)
        return Reading(document, attributions, resolved.sources, resolved.statements, thoughts)

    def pin(self, ledger: Ledger, text: str, during: Period | None = None) -> Claim:
        """Pins a claim in the user's words; its positions appear with the next `conclude`."""
        claim = judge.pin(text, during)
        ledger.pin(claim)
        return claim

    def conclude(self, ledger: Ledger) -> None:
        """Works out anew all that follows from the articles taken together, and puts it into the ledger."""
        readings = sorted(ledger.readings(), key=lambda r: r.document.article.id)
        ledger.conclude(conclusions(self.judge, readings, ledger.claims()), self.models)


def conclusions(judge_: Judge, readings: Sequence[Reading], claims: Sequence[Claim]) -> Conclusions:
    """Sources across articles, positions, disputes, reversals, origins and relays; the same in any order of the readings."""
    articles: list[Article] = [r.document.article for r in readings]
    merged = resolve.across(articles, [s for r in readings for s in r.sources])
    statements = [_renamed(s, merged.same_as) for r in readings for s in r.statements]
    positions = judge_.positions(claims, statements, merged.sources, articles)
    return Conclusions(
        sources=merged.sources,
        same_as=tuple(sorted(merged.same_as.items())),
        positions=positions,
        disputes=judge.disputes(positions, statements),
        reversals=judge.reversals(claims, positions, statements, merged.sources, articles),
        origins=trace.origins(claims, positions, statements, merged.sources, articles),
        relays=trace.relays(articles, statements),
    )


def _renamed(statement: Statement, same_as: Mapping[str, str]) -> Statement:
    return replace(statement, source=same_as[statement.source], via=tuple(same_as[v] for v in statement.via))


def _name(article: Article) -> str:
    return article.file or article.url or article.id
