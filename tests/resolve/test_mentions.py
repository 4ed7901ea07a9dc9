"""What one mention of a source says by itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import SourceKind
from sayso.resolve.mentions import Shape, parse

PERSON, ORGANISATION, GROUP = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP


@pytest.mark.parametrize(
    ("words", "name", "role", "of"),
    [
        ("Kremlin spokesman Boris Ivlev", "Boris Ivlev", "Kremlin spokesman", "Kremlin"),
        (
            "Harbour Board Press Secretary Rear Adm. Cy Dunn",
            "Cy Dunn",
            "Harbour Board Press Secretary Rear Adm.",
            "Harbour Board",
        ),
        ("the U.S. Secretary of State Ann Holt", "Ann Holt", "U.S. Secretary of State", ""),
        ("Cy Dunn, an Acme Corp analyst", "Cy Dunn", "Acme Corp analyst", "Acme Corp"),
        ("the man’s lawyer, Lena Voss", "Lena Voss", "man's lawyer", "man"),
        ("the Herald’s Ann Holt", "Ann Holt", "", "Herald"),
        ("Gov. Ann Major", "Ann Major", "Gov.", ""),
        ("Rep. Sam Hunter (R-CA)", "Sam Hunter", "Rep.", ""),
        ("Mayor Ada Quill in London", "Ada Quill", "Mayor", ""),
        ("the Kremlin in footage shown on Friday", "Kremlin", "", ""),
        ("Ada Quill, who chairs the board", "Ada Quill", "", ""),
        ("the Kurdish newspaper Rojan", "Rojan", "Kurdish newspaper", ""),
        ("Canada's Post and Globe newspaper", "Post and Globe", "", "Canada"),
        ("General Electric", "General Electric", "", ""),
        ("Acme,” Ann Holt", "Ann Holt", "", ""),
        ("Mr. Quill of Acme", "Quill", "Mr.", "Acme"),
        ("the head of Acme Ann Holt", "Ann Holt", "head of Acme", "Acme"),
        ("the Harbour Observatory (HO", "Harbour Observatory", "", ""),
        ("An Acme agent named Quill", "Quill", "Acme agent", "Acme"),
        ("a woman who gave her name only as Ada", "Ada", "woman", ""),
        ("a 45-year-old resident identified as Ben Orme, 45", "Ben Orme", "45-year-old resident", ""),
        ("a group calling itself the Army of Orme", "Army of Orme", "group", ""),
        ("Democrat Ada Quill", "Ada Quill", "", ""),
        ('Ben "the Fox" Orme', 'Ben "The Fox" Orme', "", ""),
        ("the British tabloid The Mirror", "Mirror", "British tabloid", ""),
        ("Acme today", "Acme", "", ""),
        ("Ada Quill of the local group The Acme Trust", "Ada Quill", "", "Acme Trust"),
        ("Ada Quill, Acme's director of news told the Herald", "Ada Quill", "Acme's director of news", "Acme"),
        ("Texas-based Ben Orme", "Ben Orme", "", ""),
        ("Santa Ana Press Democrat", "Santa Ana Press Democrat", "", ""),
        ("Time magazine", "Time magazine", "", ""),
        ("ACME have previously", "ACME", "", ""),
    ],
)
def test_names_are_told_from_offices(words: str, name: str, role: str, of: str) -> None:
    mention = parse(words)
    assert (mention.name, mention.role, mention.of) == (name, role, of)
    assert mention.shape is Shape.NAME


@pytest.mark.parametrize(
    ("words", "shape", "kind", "of"),
    [
        ("a spokesman for the Acme Group", Shape.DESCRIPTION, PERSON, "the Acme Group"),
        ("the Department of Harbours spokeswoman", Shape.DESCRIPTION, PERSON, "Department of Harbours"),
        ("a person familiar with the call", Shape.DESCRIPTION, SourceKind.ANONYMOUS, ""),
        ("People familiar with the plans", Shape.DESCRIPTION, SourceKind.ANONYMOUS, ""),
        ("one of the people", Shape.DESCRIPTION, SourceKind.ANONYMOUS, ""),
        ("a senior official", Shape.DESCRIPTION, SourceKind.ANONYMOUS, ""),
        ("two sources", Shape.DESCRIPTION, SourceKind.ANONYMOUS, ""),
        ("Iraqi officials", Shape.DESCRIPTION, GROUP, ""),
        ("police", Shape.DESCRIPTION, ORGANISATION, ""),
        ("Quill's campaign", Shape.POSSESSED, ORGANISATION, "Quill"),
        ("his spokesperson", Shape.POSSESSED, PERSON, "his"),
        ("the Herald's sources", Shape.POSSESSED, SourceKind.ANONYMOUS, "Herald"),
        ("a report from Acme News", Shape.DOCUMENT, SourceKind.DOCUMENT, "Acme News"),
        ("an Acme Times article", Shape.DOCUMENT, SourceKind.DOCUMENT, "Acme Times"),
        ("the army statement", Shape.DOCUMENT, SourceKind.DOCUMENT, "army"),
        ("the report", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("the report said", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("a news report", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("an Acme Times report on Orme", Shape.DOCUMENT, SourceKind.DOCUMENT, "Acme Times"),
        ("neighbours watching their town from a hill", Shape.DESCRIPTION, GROUP, ""),
        ("a spokesman for a group called Acme", Shape.DESCRIPTION, PERSON, "a group called Acme"),
        ("yesterday's Acme Times story", Shape.DOCUMENT, SourceKind.DOCUMENT, "Acme Times"),
        ("an Acme University survey of voters", Shape.DOCUMENT, SourceKind.DOCUMENT, "Acme University"),
        ("reports from the convention", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("the evidence", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("the senator's", Shape.DESCRIPTION, PERSON, ""),
        ("the automaker", Shape.DESCRIPTION, ORGANISATION, ""),
        ("Witnesses", Shape.DESCRIPTION, GROUP, ""),
        ("Voters", Shape.DESCRIPTION, GROUP, ""),
        ("about 10 percent", Shape.DESCRIPTION, GROUP, ""),
        ("nearly two-thirds of the voters", Shape.DESCRIPTION, GROUP, ""),
        ("one in five", Shape.DESCRIPTION, GROUP, ""),
        ("a source in Harbour City", Shape.DESCRIPTION, SourceKind.ANONYMOUS, "Harbour City"),
        ("reports from the scene in the town of Orme", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("a report from 9 to 5 Boats", Shape.DOCUMENT, SourceKind.DOCUMENT, "9 to 5 Boats"),
        ("a report by", Shape.DOCUMENT, SourceKind.DOCUMENT, ""),
        ("the Florida Republican", Shape.DESCRIPTION, PERSON, ""),
        ("an official in Harbour City who", Shape.DESCRIPTION, SourceKind.ANONYMOUS, "Harbour City"),
    ],
)
def test_descriptions_have_a_kind_and_an_owner(words: str, shape: Shape, kind: SourceKind, of: str) -> None:
    mention = parse(words)
    assert (mention.shape, mention.kind, mention.of, mention.name) == (shape, kind, of, "")


@pytest.mark.parametrize("words", ["he", "They", "who", "we're told", "", "who is not named"])
def test_pronouns_are_pronouns(words: str) -> None:
    assert parse(words).shape is Shape.PRONOUN


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Kremlin", ORGANISATION),
        ("Kyiv", ORGANISATION),
        ("ABCD", ORGANISATION),
        ("acme.com", ORGANISATION),
        ("The Labour Party", ORGANISATION),
        ("Ann Holt", PERSON),
        ("Acme, a search company", ORGANISATION),
        ("Quill, a lawyer", PERSON),
        ("bridge expert Ann Town", PERSON),
        ("Acme Sports", ORGANISATION),
    ],
)
def test_names_suggest_a_kind(words: str, kind: SourceKind) -> None:
    assert parse(words).kind is kind


def test_other_names_are_kept() -> None:
    assert parse("the World Harbour Organisation (WHO)").called == ("WHO",)


def test_an_agency_in_a_dateline_is_no_other_name_of_the_place() -> None:
    assert parse("Syria (AP)").called == ()


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    mention = parse(text)
    assert len(mention.text) <= 200
    assert "\n" not in mention.text


@pytest.mark.parametrize("unit", ["A", "A ", "a ", "A's ", "(", "of the ", "Aa-", ", "])
def test_a_long_mention_costs_no_more_than_a_short_one(unit: str) -> None:
    start = time.process_time()
    parse(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 1
