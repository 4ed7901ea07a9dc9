"""The whole line: read -> attribute -> resolve -> judge, an article at a time, into the ledger; then what follows there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso import __version__, finding, judge, read, resolve, trace
from sayso.attribute import Attributor
from sayso.errors import SaysoError
from sayso.judge import Judge
from sayso.ledger import Bearing, Due, Ledger
from sayso.model import Article, Claim, Dispute, Document, Failure, Origin, Period, Reading, Reversal
from sayso.spans import content_id

__all__ = ["Flow", "Summary"]


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
        statements = judge.linked(resolved.statements, {source.id: source for source in resolved.sources})
        return Reading(document, attributions, resolved.sources, statements, thoughts)

    def pin(self, ledger: Ledger, text: str, during: Period | None = None) -> Claim:
        """Pins a claim in the user's words; its positions appear with the next `conclude`."""
        claim = judge.pin(text, during)
        ledger.pin(claim)
        return claim

    def conclude(self, ledger: Ledger, *, find: bool = False, progress: Callable[[str], None] | None = None) -> None:
        """Brings up to date all that follows from the articles taken together, touching only what is due.

        The end is the same whatever was read and pinned in which order, and however often this was called in between. `find`
        finds claims; a ledger in which they have been found once is kept so. `progress` is told the id of each article on whose
        statements the claims are judged.
        """
        if claims := [claim for claim in ledger.claims() if claim.pinned]:
            asked = content_id("v", __version__, *sorted(self.models.items()), *claims)
            for id in ledger.unjudged(asked):
                if reading := ledger.reading(id):
                    article, statements = reading.document.article, reading.statements
                    # Judged by what the article itself says of its sources, so that nothing else can change a position.
                    positions = self.judge.positions(claims, statements, reading.sources, [article])
                    ledger.judge(id, positions, asked, self.models)
                if progress:
                    progress(id)
        if find or ledger.stories.kept():
            finding.settle(ledger, self.judge, self.models, progress)
        with ledger.concluding() as due:
            resolve.join(due.register, (resolve.Entry(*article) for article in due.articles()), due.ids(Due.KEY))
            trace.settle(due.shelf, {*due.ids(Due.ARTICLE), *due.ids(Due.COPY)})
            for bearing in due.claims():
                due.settle(*_follows(bearing))


def _follows(bearing: Bearing) -> tuple[Sequence[Dispute], Sequence[Reversal], Sequence[Origin]]:
    """Whether the claim is disputed, who has changed position on it, and on whom it rests."""
    claims, statements, sources, articles = [bearing.claim], bearing.statements, bearing.sources, bearing.articles
    own = [position for position in bearing.positions if position.claim == bearing.claim.id]
    return (
        judge.disputes(own, statements),
        judge.reversals(claims, bearing.positions, statements, sources, articles),
        trace.origins(claims, own, statements, sources, articles),
    )


def _name(article: Article) -> str:
    return article.file or article.url or article.id
