"""What annotators changed, as corrections: a folder as it was exported beside the same folder as it came back.

Only the difference counts, so that what was read or corrected meanwhile is left alone, and several people can annotate one
export. What the ledger has as they want it is no correction: to import twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sayso import correcting
from sayso.correcting import Signed
from sayso.errors import InputError
from sayso.ledger import Ledger
from sayso.model import Article, Aspect, Claim, Correction, Named, Reported, Snapshot, SourceKind, Value, Verdict
from sayso.show.export.sheets import Bounds, Marked, Sheet, cut_all, plain, sheets

__all__ = ["Annotated", "annotated"]


@dataclass(frozen=True, slots=True)
class Annotated:
    """The corrections, and what could not be made one, in words."""

    corrections: tuple[Correction, ...]
    left: tuple[str, ...]


def annotated(ledger: Ledger, exported: Iterable[Sheet], returned: Iterable[Sheet], signed: Signed) -> Annotated:
    """What differs between the sheets. Those that were exported and did not come back are left alone.

    Raises `InputError` for a sheet of another text than the ledger has, or that was not exported.
    """
    left: list[str] = []
    comparing = _Comparing(ledger, ledger.snapshot(), signed, left)
    before = {sheet.article: sheet for sheet in exported}
    found: list[Correction] = []
    for sheet in returned:
        if sheet.article not in before:
            raise InputError(
                "the article is not among those exported", where=sheet.article, advice="name the folder it came from"
            )
        found += comparing.sheet(before[sheet.article], sheet)
    return Annotated(tuple(found), tuple(left))


@dataclass(frozen=True)
class _Comparing:
    ledger: Ledger
    snapshot: Snapshot
    signed: Signed
    left: list[str]

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {article.id: article for article in self.snapshot.articles}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.snapshot.claims}

    @cached_property
    def known(self) -> Mapping[str, Named]:
        """Sources by any of their names, by a name rather than an alias."""
        aliases = {alias.casefold(): source for source in self.snapshot.sources for alias in source.aliases}
        names = {source.name.casefold(): source for source in self.snapshot.sources}
        return {name: Named(source.name, source.kind) for name, source in (aliases | names).items()}

    @cached_property
    def current(self) -> Mapping[str, Marked]:
        """The statements of the ledger as they would be exported now."""
        return {each.id: each for sheet in sheets(self.snapshot) for each in sheet.marked}

    @cached_property
    def told(self) -> frozenset[tuple[str, Bounds, Named | None]]:
        """Which words of which article the ledger has from whom."""
        return frozenset((s.article, self.current[s.id].content, self.current[s.id].source) for s in self.snapshot.statements)

    def sheet(self, before: Sheet, after: Sheet) -> Iterator[Correction]:
        article = self.articles.get(after.article)
        if article is None:
            raise InputError("the ledger has no such article", where=after.article)
        if not plain(article.text) == before.text == after.text:
            raise InputError("the text is not that of the article", where=after.article, advice="export it again")
        was, still = {each.id: each for each in before.marked if each.id}, set()
        for each in after.marked:
            if each.id in was and each.id not in still:
                still.add(each.id)
                yield from self.changed(article, was[each.id], each)
            else:
                yield from self.added(article, each)
        for id in sorted(was.keys() - still):
            if id in self.current:
                yield correcting.rejected(self.ledger, id, None, self.signed)

    def changed(self, article: Article, was: Marked, now: Marked) -> Iterator[Correction]:
        if replace(was, note=now.note) == now:
            return
        current = self.current.get(was.id)
        if current is None:
            self.left.append(f"{was.id}: the ledger has no such statement any more")
            return
        signed = replace(self.signed, why=now.note or self.signed.why)
        wanted: dict[Aspect, Value] = {}
        if now.content not in (was.content, current.content):
            wanted[Aspect.CONTENT] = cut_all(article.text, now.content)
        if (speaker := self.speaker(article, was, now)) and speaker != current.source:
            wanted[Aspect.SOURCE] = speaker
        if now.via not in (was.via, current.via):
            wanted[Aspect.VIA] = tuple(map(self.called, now.via))
        if now.said not in (was.said, current.said):
            wanted[Aspect.SAID] = now.said
        for aspect, value in wanted.items():
            yield correcting.of_statement(self.ledger, was.id, aspect, value, signed)
        before, after, there = dict(was.stances), dict(now.stances), dict(current.stances)
        for id in sorted(before.keys() | after.keys()):
            if after.get(id) not in (before.get(id), there.get(id)) and (claim := self.claim(id)):
                yield correcting.of_stance(self.ledger, was.id, claim, after.get(id), signed)
        if (was.cue, was.mode, was.act) != (now.cue, now.mode, now.act):
            self.left.append(f"{was.id}: a cue, mode or act cannot be corrected")

    def added(self, article: Article, now: Marked) -> Iterator[Correction]:
        source = self.called(now.source) if now.source else self.mentioned(article, now.mention)
        if source is None:
            self.left.append(f"{article.id} at {now.content[0][0]}: a new statement needs a source")
            return
        if (article.id, now.content, source) in self.told:
            return
        content, cue, mention = (cut_all(article.text, bounds) for bounds in (now.content, now.cue, now.mention))
        via = tuple(map(self.called, now.via))
        new = Reported(article.sha256, content, cue, mention, source, via, now.mode, now.said, now.act)
        signed = replace(self.signed, why=now.note or self.signed.why)
        yield signed.correction(Aspect.STATEMENT, after=Verdict.ACCEPTED, reported=new)
        for id, stance in now.stances:
            if claim := self.claim(id):
                yield signed.correction(Aspect.STANCE, after=stance, reported=new, claim=claim)

    def speaker(self, article: Article, was: Marked, now: Marked) -> Named | None:
        """Who speaks now, if that is somebody else: by name, or else by the words that are marked as the source."""
        if now.source != was.source:
            return self.called(now.source) if now.source else self.mentioned(article, now.mention)
        if now.mention != was.mention and (found := self.mentioned(article, now.mention)) and found != was.source:
            return found
        return None

    def mentioned(self, article: Article, mention: Bounds) -> Named | None:
        """The source that these words name; a person where it is nobody yet."""
        name = " ".join(" ".join(span.exact for span in cut_all(article.text, mention)).split())
        return self.known.get(name.casefold(), Named(name, SourceKind.PERSON)) if name else None

    def called(self, source: Named) -> Named:
        """The source of that name, if there is one."""
        known = self.known.get(source.name.casefold())
        return known if known and known.name == source.name else source

    def claim(self, id: str) -> Claim | None:
        if id not in self.claims:
            self.left.append(f"{id}: the ledger has no such claim")
        return self.claims.get(id)
