"""What annotators changed in a folder of brat's files, or of CAS documents, as corrections of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.correcting import Signed
from sayso.errors import InputError
from sayso.ledger import Ledger
from sayso.model import Aspect, Basis, Named, Said, Snapshot, SourceKind, Stance, Statement
from sayso.show.annotated import Annotated, annotated
from sayso.show.export import FORMATS, write_folder
from sayso.show.export.brat import read_brat
from sayso.show.export.cas import read_cas
from sayso.show.export.sheets import Marked, Sheet, sheets
from tests.factories import MODELS, a_story, conclude
from tests.show.conftest import Ran

ADA = Signed("Ada", "2025-01-02T03:04:05+00:00", "read it again")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    readings, claims, conclusions = a_story()
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        for claim in claims:
            ledger.pin(claim)
        conclude(ledger, conclusions)
        yield ledger


def exported(ledger: Ledger) -> tuple[Sheet, ...]:
    return tuple(sheets(ledger.snapshot()))


def the(ledger: Ledger, words: str) -> Statement:
    (found,) = (s for s in ledger.snapshot().statements if " ".join(span.exact for span in s.content) == words)
    return found


def edited(sheet: Sheet, words: str, **changes: object) -> Sheet:
    """The sheet with the statement of these words changed."""

    def changed(each: Marked) -> Marked:
        (start, end), *_ = each.content
        return replace(each, **changes) if sheet.text[start:end] == words else each  # type: ignore[arg-type]

    return replace(sheet, marked=tuple(map(changed, sheet.marked)))


def imported(ledger: Ledger, words: str, **changes: object) -> Annotated:
    before = exported(ledger)
    return annotated(ledger, before, [edited(sheet, words, **changes) for sheet in before], ADA)


@pytest.mark.parametrize(("form", "read"), [("brat", read_brat), ("cas", read_cas)])
def test_what_was_not_changed_is_not_corrected(form: str, read: object, ledger: Ledger, tmp_path: Path) -> None:
    assert callable(read)
    folder = FORMATS[form].folder
    assert folder
    write_folder(folder(ledger.snapshot()), tmp_path / "out")
    assert annotated(ledger, read(tmp_path / "out"), read(tmp_path / "out"), ADA) == Annotated((), ())


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [
        ({"content": ((36, 50),)}, Aspect.CONTENT),
        ({"source": Named("Cy Dunn", SourceKind.PERSON)}, Aspect.SOURCE),
        ({"via": (Named("The Harbour Post", SourceKind.ORGANISATION),)}, Aspect.VIA),
        ({"said": Said("2024-10", "2024-10", Basis.TEXT)}, Aspect.SAID),
        ({"said": None}, Aspect.SAID),
    ],
)
def test_a_change_becomes_a_correction_once(changes: dict[str, object], aspect: Aspect, ledger: Ledger) -> None:
    before = exported(ledger)
    after = [edited(sheet, "The bridge is safe", **changes, note="see line 3") for sheet in before]
    found = annotated(ledger, before, after, ADA)
    assert [(each.aspect, each.author, each.why) for each in found.corrections] == [(aspect, "Ada", "see line 3")]
    assert ledger.correct(*found.corrections) == 1
    assert annotated(ledger, before, after, ADA) == Annotated((), ())


def test_a_stance_is_changed_taken_and_taken_away(ledger: Ledger) -> None:
    (claim,) = ledger.claims()
    (hedges,) = imported(ledger, "The bridge is safe", stances=((claim.id, Stance.HEDGES),)).corrections
    assert (hedges.before, hedges.after) == (Stance.AFFIRMS, Stance.HEDGES)
    (none,) = imported(ledger, "The bridge is safe", stances=()).corrections
    assert (none.before, none.after) == (Stance.AFFIRMS, None)
    (taken,) = imported(ledger, "nobody had complained", stances=((claim.id, Stance.AFFIRMS),)).corrections
    assert (taken.before, taken.after) == (None, Stance.AFFIRMS)


def test_a_statement_that_is_gone_is_rejected(ledger: Ledger) -> None:
    before = exported(ledger)
    after = [replace(sheet, marked=sheet.marked[1:]) for sheet in before]
    found = annotated(ledger, before, after, ADA)
    ledger.correct(*found.corrections)
    assert {each.id for sheet in exported(ledger) for each in sheet.marked} == {e.id for sheet in after for e in sheet.marked}
    assert annotated(ledger, before, after, ADA).corrections == ()


def test_a_new_statement_is_added_with_its_stance(ledger: Ledger) -> None:
    before, (claim,) = exported(ledger), ledger.claims()
    sheet = next(sheet for sheet in before if "nobody had complained" in sheet.text)
    start = sheet.text.index("it had been")
    mention = sheet.text.index("Ben Orme")
    new = replace(sheet.marked[0], id="", content=((start, start + 2),), mention=((mention, mention + 8),), source=None)
    after = [replace(sheet, marked=(*sheet.marked, replace(new, stances=((claim.id, Stance.DENIES),))))]
    found = annotated(ledger, before, after, ADA)
    assert [each.aspect for each in found.corrections] == [Aspect.STATEMENT, Aspect.STANCE]
    ledger.correct(*found.corrections)
    made = the(ledger, "it")
    assert ledger.snapshot().sources
    assert (made.corrected, made.confidence) == (True, 1.0)
    assert [p.stance for p in ledger.snapshot().positions if p.statement == made.id] == [Stance.DENIES]


def test_other_words_marked_as_the_source_are_another_source(ledger: Ledger) -> None:
    text = next(sheet.text for sheet in exported(ledger) if "Ben Orme" in sheet.text)
    start = text.index("Ben Orme")
    (correction,) = imported(ledger, "The bridge is safe", mention=((start, start + 8),)).corrections
    assert (correction.aspect, correction.after) == (Aspect.SOURCE, Named("Ben Orme", SourceKind.PERSON))


def test_what_cannot_be_corrected_is_told(ledger: Ledger) -> None:
    found = imported(ledger, "The bridge is safe", cue=())
    assert found.corrections == ()
    assert found.left == (f"{the(ledger, 'The bridge is safe').id}: a cue, mode or act cannot be corrected",)
    unclaimed = imported(ledger, "The bridge is safe", stances=(("c0", Stance.DENIES),))
    assert "c0: the ledger has no such claim" in unclaimed.left


def test_a_sheet_of_other_words_or_of_another_ledger_is_refused(ledger: Ledger) -> None:
    before = exported(ledger)
    with pytest.raises(InputError, match="text"):
        annotated(ledger, before, [replace(before[0], text=before[0].text.upper())], ADA)
    with pytest.raises(InputError, match="exported"):
        annotated(ledger, before, [replace(before[0], article="a0")], ADA)


def test_from_the_command_line(story: Snapshot, run: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.show.fakes import without_models

    assert callable(run)
    without_models(monkeypatch)
    for folder in ("exported", "annotated"):
        run("export", "--format", "brat", "-o", folder)
    for file in Path("annotated").glob("*.ann"):
        file.write_text(file.read_text("utf-8").replace("2024-10-08/2024-10-08 (text)", "2024-10-07"), "utf-8")
    arguments = ("import", "annotated", "--exported", "exported", "--format", "brat", "--by", "Ada")
    dry: Ran = run(*arguments, "--dry-run")
    assert "2024-10-08 → 2024-10-07" in dry.out
    assert run(*arguments).err == "1 correction taken.\n"
    assert run(*arguments).err == "0 corrections taken.\n"
    assert "2024-10-07" in run("statements", "--csv").out
