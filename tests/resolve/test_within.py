"""From the attributions of an article to its statements and sources: who is meant by each mention."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Act, Attribution, SourceKind
from sayso.resolve import within
from sayso.spans import check, cut
from tests.factories import an_article
from tests.resolve.saying import said, speaker


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Mayor Ada Quill met the board. The bridge is safe, Quill said.", "Quill", "Ada Quill"),
        ("Mayor Ada Quill opened the fair.\n\nThe bridge is safe, she said.", "she", "Ada Quill"),
        ("Mrs Ada Quill met Mr Cy Dunn. The bridge is safe, he said.", "he", "Cy Dunn"),
        ("Harbour minister Ada Quill met the board.\n\nThe bridge is safe, the minister said.", "the minister", "Ada Quill"),
        ("Ada Quill, a lawyer for Acme, smiled. The bridge is safe, the lawyer said.", "the lawyer", "Ada Quill"),
        ("The Harbour Herald sells well. The bridge is safe, the Herald said.", "the Herald", "Harbour Herald"),
        ("The Department of Harbour Safety met. The bridge is safe, the DHS said.", "the DHS", "Department of Harbour Safety"),
        ("The bridge is safe, said Cy Dunn, an engineer. Ada Quill, the mayor, left.", "Cy Dunn, an engineer", "Cy Dunn"),
        ("Ada Quill, who chairs the board, said. The bridge is safe, who said.", "Ada Quill, who chairs the board", "Ada Quill"),
        ("Cy Dunn, the board's engineer, knows. The bridge is safe, Mr Dunn said.", "Mr Dunn", "Cy Dunn"),
        ("Mayor Ada Quill runs again. The bridge is safe, Quill’s campaign said.", "Quill’s campaign", "Ada Quill's campaign"),
        ("Mayor Ada Quill runs again. The bridge is safe, her campaign said.", "her campaign", "Ada Quill's campaign"),
        ("The bridge is safe, the Kremlin said.", "the Kremlin", "Kremlin"),
        ("The bridge is safe, an Acme News report said.", "an Acme News report", "Acme News"),
    ],
)
def test_a_mention_is_whoever_the_article_introduced(text: str, source: str, name: str) -> None:
    article = an_article(text)
    assert speaker(within(article, [said(article, "The bridge is safe", source)]), "The bridge is safe").name == name


def test_names_keep_their_forms_and_offices() -> None:
    article = an_article("Acme spokesman Cy Dunn came. It is safe, Dunn said. Nobody fell, the spokesman said.")
    found = within(article, [said(article, "It is safe", "Dunn"), said(article, "Nobody fell", "the spokesman")])
    one, acme = speaker(found, "It is safe"), next(s for s in found.sources if s.name == "Acme")
    assert one == speaker(found, "Nobody fell")
    assert (one.name, one.kind, one.roles, one.speaks_for) == ("Cy Dunn", SourceKind.PERSON, ("Acme spokesman",), acme.id)
    assert {"Dunn", "Acme spokesman Cy Dunn", "spokesman"} <= set(one.aliases)


def test_a_surname_shared_goes_to_the_one_titled_so() -> None:
    article = an_article("Mrs Ada Quill met Mr Ben Quill. It is safe, Mrs Quill said. Nobody fell, Mr Quill said.")
    found = within(article, [said(article, "It is safe", "Mrs Quill"), said(article, "Nobody fell", "Mr Quill")])
    assert [speaker(found, "It is safe").name, speaker(found, "Nobody fell").name] == ["Ada Quill", "Ben Quill"]


def test_unnamed_sources_are_told_apart_and_taken_up() -> None:
    article = an_article(
        "It is safe, a source said.\n\nNobody fell, the source said.\n\nIt shook, another source said.\n\nIt fell, a source said."
    )
    pairs = [("It is safe", "a source"), ("Nobody fell", "the source"), ("It shook", "another source")]
    found = within(article, [*(said(article, *pair) for pair in pairs), said(article, "It fell", "a source")])
    first, again, other, third = (speaker(found, s.content[0].exact) for s in found.statements)
    assert first == again
    assert len({first.id, other.id, third.id}) == 3
    assert {s.kind for s in found.sources} == {SourceKind.ANONYMOUS}


def test_the_statement_is_whoever_made_one() -> None:
    article = an_article("The Harbour Board met.\n\nAcme said in a statement that nobody fell. It is safe, the statement said.")
    found = within(article, [said(article, "nobody fell", "Acme"), said(article, "It is safe", "the statement")])
    assert speaker(found, "It is safe").name == "Acme"


def test_whoever_signs_a_post_has_no_part_in_what_is_told_around_it() -> None:
    article = an_article("Mrs Ada Quill spoke.\n\nNobody fell.\n\n— Joan Orme (@orme) May 3, 2019\n\nIt is safe, she said.")
    posted = said(article, "Nobody fell.", "Joan Orme", cue="")
    assert speaker(within(article, [posted, said(article, "It is safe", "she")]), "It is safe").name == "Ada Quill"


def test_she_may_be_one_of_whom_only_a_single_name_is_known() -> None:
    article = an_article("Nobody fell, said Rojanka at the Harbour Works. It is safe, she said.")
    found = within(article, [said(article, "Nobody fell", "Rojanka"), said(article, "It is safe", "she")])
    assert speaker(found, "It is safe").name == "Rojanka"


def test_the_official_is_the_senior_official_before() -> None:
    article = an_article("It is safe, a senior harbour official said.\n\nNobody fell, the official said.")
    found = within(
        article, [said(article, "It is safe", "a senior harbour official"), said(article, "Nobody fell", "the official")]
    )
    assert [s.name for s in found.sources] == ["senior harbour official"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "name"),
    [
        ("Ada Quill, the mayor of Orme, said the bridge is safe.", "the mayor of Orme,", "said", "Ada Quill"),
        ("The Orme Elders Forum said the bridge is safe.", "The Orme Elders", "said", "Orme Elders Forum"),
        ("The board of Acme said the bridge is safe.", "The", "said", "board of Acme"),
        ("Harbour police on Friday said the bridge is safe.", "Harbour police on Friday", "said", "Harbour police"),
        ("The Herald cited Ada Quill as saying the bridge is safe.", "The Herald", "cited", "Ada Quill"),
        ("The Herald, citing two engineers, reported the bridge is safe.", "The Herald", "reported", "two engineers"),
        ("Mayor Ada Quill said the bridge is safe, the Herald reported.", "the Herald", "reported", "Ada Quill"),
        ("According to Ada Quill, the bridge is safe.", "", "According to", "Ada Quill"),
    ],
)
def test_spans_that_are_off_are_mended(text: str, source: str, cue: str, name: str) -> None:
    article = an_article(text)
    found = within(article, [said(article, "the bridge is safe", source, cue)])
    assert speaker(found, "the bridge is safe").name == name


def test_without_a_source_it_is_whoever_spoke_before_and_less_sure() -> None:
    article = an_article("“It is safe,” Mayor Ada Quill said. “Nobody fell.”")
    found = within(article, [said(article, "It is safe", "Mayor Ada Quill"), said(article, "Nobody fell", "", "")])
    assert speaker(found, "Nobody fell").name == "Ada Quill"
    sure, guessed = (s.confidence for s in found.statements)
    assert guessed < sure


def test_thoughts_doubles_and_empty_contents_are_no_statements() -> None:
    article = an_article("Mayor Ada Quill said the bridge is safe. “…” she added.")
    speech = said(article, "the bridge is safe", "Mayor Ada Quill")
    thought = replace(speech, id="thought", content=(cut(article.text, 22, 28),), act=Act.BELIEVES)
    double, empty = replace(speech, id="double", confidence=0.5), replace(speech, id="e", content=(cut(article.text, 41, 44),))
    found = within(article, [speech, thought, double, empty])
    assert [s.confidence for s in found.statements] == [speech.confidence]
    everything = within(article, [speech, thought, double, empty], thoughts=True)
    assert {s.act for s in everything.statements} == {Act.SAYS, Act.BELIEVES}


def test_nesting_is_kept() -> None:
    article = an_article("Ada Quill said that Ben Orme denied the report.")
    outer = said(article, "Ben Orme denied the report", "Ada Quill")
    inner = replace(said(article, "the report", "Ben Orme", "denied"), nested_in=outer.id)
    found = within(article, [inner, outer])
    first, second = found.statements
    assert (first.nested_in, second.nested_in) == (None, first.id)


def test_furniture_names_nobody() -> None:
    text = "Mr Cy Dunn is furniture.\n\nIt is safe, he said."
    article = an_article(text)
    blocks = (replace(article.blocks[0], kind=type(article.blocks[0].kind).FURNITURE), article.blocks[1])
    found = within(replace(article, blocks=blocks), [said(article, "It is safe", "he")])
    assert speaker(found, "It is safe").name == "unnamed source"


def test_the_order_of_attributions_changes_nothing() -> None:
    article = an_article("Ada Quill spoke. It is safe, she said. Nobody fell, Ben Orme said. It shook, he added.")
    made = [
        said(article, "It is safe", "she"),
        said(article, "Nobody fell", "Ben Orme"),
        said(article, "It shook", "he", "added"),
    ]
    expected = within(article, made)
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert within(article, made) == expected


VOCABULARY = (
    "Ada/Quill/Mr/the/a/said/told/that/according to/,/./“/”/'/Herald/he/who/source/of/Acme/spokesman/\n\n/'s/citing/reported"
)
WORDS = st.sampled_from(re.split("/", VOCABULARY))


@given(st.lists(WORDS, min_size=4, max_size=60).map(" ".join), st.data())
def test_any_spans_of_any_text_give_valid_rows(text: str, data: st.DataObject) -> None:
    def spans(most: int) -> tuple[object, ...]:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=most, unique=True)))
        return tuple(cut(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))

    article = an_article(text)
    made = [
        Attribution(str(i), spans(2), spans(2), spans(4), str(i - 1) if i else None, 0.9, Act.SAYS)  # type: ignore[arg-type]
        for i in range(3)
    ]
    found = within(article, made)
    ids = {s.id for s in found.sources}
    assert len(ids) == len(found.sources)
    for statement in found.statements:
        check(text, (*statement.content, *statement.cue, *statement.source_mention))
        assert {statement.source, *statement.via} <= ids
    assert {s.speaks_for for s in found.sources} <= {None, *ids}


@pytest.mark.parametrize(
    "unit", ["A ", "A's ", "“a” ", ". ", "told Ann ", "according to Ann, ", "Ann Smith, an aide at Acme, said. ", "(", "\n"]
)
def test_hostile_text_costs_seconds_at_most(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    article = an_article(text)
    places = range(0, len(text) - 50, len(text) // 10)
    made = [
        Attribution(
            str(at), (cut(text, at, at + 9),), (cut(text, at + 10, at + 14),), (cut(text, at + 15, at + 45),), None, 0.9, Act.SAYS
        )
        for at in places
    ]
    start = time.process_time()
    within(article, made)
    assert time.process_time() - start < 20


@pytest.mark.parametrize("source", ["The Herald", ""])
def test_according_to_a_relay_its_subject_goes_on(source: str) -> None:
    article = an_article(
        "Mayor Ada Quill met the press.\n\nAccording to The Herald, she also laughed, before adding: “The bridge is safe.”"
    )
    resolved = within(article, [said(article, "The bridge is safe.", source, cue="adding")])
    assert speaker(resolved, "The bridge is safe.").name == "Ada Quill"
    (relay,) = resolved.statements[0].via
    assert next(s.name for s in resolved.sources if s.id == relay) == "Herald"


def test_a_headline_names_only_whom_the_text_names() -> None:
    article = an_article(
        "Harbour Board States Quill Lied\n\nMayor Ada Quill met the Harbour Board. The bridge is safe, the Board said."
    )
    assert (
        speaker(within(article, [said(article, "The bridge is safe", "the Board")]), "The bridge is safe").name == "Harbour Board"
    )


def test_what_a_relay_passes_on_has_the_one_date_of_its_report() -> None:
    text = (
        "“The bridge is safe,” an engineer told The Herald on Friday.\n\nIt rained for weeks.\n\nThe sluice holds.\n\n"
        "The pier is not safe, a diver told The Herald."
    )
    article = an_article(text, published="2024-03-12")
    resolved = within(
        article,
        [
            said(article, "The bridge is safe", "an engineer", cue="told"),
            said(article, "The pier is not safe", "a diver", cue="told"),
        ],
    )
    assert {s.said.start for s in resolved.statements if s.said} == {"2024-03-08"}


@pytest.mark.parametrize("cue", ["never mentioned", "did not mention", "didn't discuss", "rarely brought up", "was asked about"])
def test_silence_and_being_asked_are_no_statements(cue: str) -> None:
    article = an_article(f"Ada Quill {cue} the old bridge.")
    assert not within(article, [said(article, "the old bridge", "Ada Quill", cue)]).statements


def test_what_nobody_said_is_no_statement() -> None:
    article = an_article("No one said the bridge is safe. Nobody claimed it fell.")
    assert not within(
        article, [said(article, "the bridge is safe", "No one"), said(article, "it fell", "Nobody", "claimed")]
    ).statements
