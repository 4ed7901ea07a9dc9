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


def test_an_interview_is_answered_by_whoever_is_named_most_before_it() -> None:
    article = an_article(
        "Mayor Ada Quill opened the fair.\n\nQuill spoke with Ben Orme.\n\nQ: Is it safe?\n\nA: The bridge is safe.\n\n"
        "Q: Since when?\n\nA: It was mended."
    )
    found = within(article, [said(article, "The bridge is safe", "A", ":"), said(article, "Is it safe", "Q", ":")])
    assert speaker(found, "The bridge is safe").name == "Ada Quill"
    assert speaker(found, "Is it safe").name == "interviewer"


def test_whoever_obtained_a_statement_only_passes_it_on() -> None:
    article = an_article(
        "Acme put out a statement saying all is well. The statement, which was obtained by Herald, claimed the bridge is safe."
    )
    found = within(
        article, [said(article, "all is well", "Acme", "saying"), said(article, "the bridge is safe", "Herald", "claimed")]
    )
    assert speaker(found, "the bridge is safe").name == "Acme"
    names = {source.id: source.name for source in found.sources}
    assert [[names[id] for id in s.via] for s in found.statements if s.content[0].exact == "the bridge is safe"] == [["Herald"]]


def test_who_is_named_after_a_clause_is_the_source() -> None:
    mention = "The company that built it, Orme Bridges"
    article = an_article(f"{mention}, says the bridge is safe.")
    assert (
        speaker(within(article, [said(article, "the bridge is safe", mention, "says")]), "the bridge is safe").name
        == "Orme Bridges"
    )


def test_the_company_is_the_one_spoken_of() -> None:
    text = "Acme Corp built the bridge last year.\n\nAnn Smith closed it on Monday.\n\nThe company said the bridge was safe."
    article = an_article(text)
    resolved = within(article, [said(article, "the bridge was safe", "The company")])
    assert speaker(resolved, "the bridge was safe").name == "Acme Corp"


def test_two_of_one_description_are_two_where_each_is_given_a_name() -> None:
    article = an_article(
        "An Acme agent named Quill said the bridge is safe. Another agent named Orme said it fell. “It is gone,” the agent said."
    )
    found = within(
        article,
        [
            said(article, "the bridge is safe", "An Acme agent named Quill"),
            said(article, "it fell", "Another agent named Orme"),
            said(article, "It is gone", "the agent"),
        ],
    )
    names = [speaker(found, content).name for content in ("the bridge is safe", "it fell", "It is gone")]
    assert names == ["Quill", "Orme", "Orme"]


@pytest.mark.parametrize("cue", ["never mentioned", "did not mention", "didn't discuss", "rarely brought up", "was asked about"])
def test_silence_and_being_asked_are_no_statements(cue: str) -> None:
    article = an_article(f"Ada Quill {cue} the old bridge.")
    assert not within(article, [said(article, "the old bridge", "Ada Quill", cue)]).statements


@pytest.mark.parametrize(
    ("text", "source", "cue", "name"),
    [
        ("Ada Quill was asked. Reports that it is safe spread.", "", "Reports", "reports"),
        ("The Acme police questioned a man who says it is safe.", "The Acme police", "says", "man"),
        ("Ada Quill met a dermatologist on Monday, who told her it is safe.", "who", "told", "dermatologist"),
    ],
)  # fmt: skip
def test_who_is_meant_is_told_from_whoever_stands_near(text: str, source: str, cue: str, name: str) -> None:
    article = an_article(text)
    found = within(article, [said(article, "it is safe", source, cue)])
    assert speaker(found, "it is safe").name == name


def test_the_official_is_the_last_one_though_another_was_called_so_before() -> None:
    article = an_article(
        "It fell, an army official said. It was old, the official said.\n\nIt cost much, a navy official said. "
        "The official said it is safe. The army official said it was cheap."
    )
    attributions = [
        said(article, "It fell", "an army official"),
        said(article, "It was old", "the official"),
        said(article, "It cost much", "a navy official"),
        said(article, "it is safe", "The official"),
        said(article, "it was cheap", "The army official"),
    ]
    found = within(article, attributions)
    assert speaker(found, "It was old").name == "army official"
    assert speaker(found, "it is safe").name == "navy official"
    assert speaker(found, "it was cheap").name == "army official"


def test_a_name_in_full_is_joined_where_its_letters_follow() -> None:
    article = an_article("The Acme State of Orme and Syria (ASOS) met. The bridge is safe, ASOS said.")
    assert speaker(within(article, [said(article, "The bridge is safe", "ASOS")]), "The bridge is safe").name == (
        "Acme State of Orme and Syria"
    )


def test_what_nobody_said_is_no_statement() -> None:
    article = an_article("No one said the bridge is safe. Nobody claimed it fell.")
    assert not within(
        article, [said(article, "the bridge is safe", "No one"), said(article, "it fell", "Nobody", "claimed")]
    ).statements


def test_a_bare_surname_is_not_whoever_is_called_by_a_given_name() -> None:
    article = an_article(
        "Christian Orme won.\n\nHis wife Geri came with Orme. Geri Orme and Geri's friends left.\n\nIt is safe, Orme said."
    )
    assert speaker(within(article, [said(article, "It is safe", "Orme")]), "It is safe").name == "Christian Orme"


def test_a_company_is_not_its_shop_where_it_is_named_more_often() -> None:
    article = an_article("The Acme Store opened. Crowds like Acme, and Acme grows. The bridge is safe, Acme said.")
    assert speaker(within(article, [said(article, "The bridge is safe", "Acme")]), "The bridge is safe").name == "Acme"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Quill leads, against 64 percent who say the bridge is safe.", "64 percent"),
        ("Ada Quill faced the critics in Harbour City, who say the bridge is safe.", "critics"),
        ("Voters chose Ada Quill, who says the bridge is safe.", "Ada Quill"),
        ("Ada Quill met Ben Orme’s aides, who say the bridge is safe.", "Ben Orme's aides"),
        ("Ada Quill asked the lower courts, which say the bridge is safe.", "lower courts"),
        ("Ada Quill met Ben Orme, the head of a local group, who says the bridge is safe.", "Ben Orme"),
    ],
)
def test_who_goes_on_about_the_phrase_before_it(text: str, name: str) -> None:
    article = an_article(text)
    cue, pronoun = "says" if "says" in text else "say", "which" if "which" in text else "who"
    found = speaker(within(article, [said(article, "the bridge is safe", pronoun, cue)]), "the bridge is safe")
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The bridge is safe, said Hasim Orme, a local official.", "a local official", "Hasim Orme"),
        ("Asked on Acme News, he said the bridge is safe. Ben Orme left.", "Acme News, he", "Ben Orme"),
        ("Hillary Quill met Bernie Orme. She said the bridge is safe.", "She", "Hillary Quill"),
        ("Hillary Quill met Bernie Orme. He said the bridge is safe.", "He", "Bernie Orme"),
    ],
)
def test_mentions_are_mended_and_pronouns_have_their_sex(text: str, source: str, name: str) -> None:
    article = an_article(text)
    content = "The bridge is safe" if text.startswith("The bridge") else "the bridge is safe"
    assert speaker(within(article, [said(article, content, source)]), content).name == name


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("After denying it fell, Ada Quill went home.", "denying", "Ada Quill"),
        ("Despite saying it fell, the Harbour Board was calm.", "saying", "Harbour Board"),
        ("Ada Quill stopped and said it fell.", "said", "Ada Quill"),
        ("Ada Quill left. A man with a map who says it fell drew it.", "says", "man"),
    ],
)
def test_a_source_that_the_tagger_missed_is_found_in_the_sentence(text: str, cue: str, name: str) -> None:
    article = an_article(f"The bridge\n\n{text}")
    assert speaker(within(article, [said(article, "it fell", "", cue)]), "it fell").name == name


def test_who_is_asked_says_nothing_yet() -> None:
    article = an_article("It is safe, Ada Quill said. Asked whether it fell, she replied: “It stands.”")
    told = [
        said(article, "It is safe", "Ada Quill"),
        said(article, "whether it fell", "", "Asked"),
        said(article, "It stands", "she", "replied"),
    ]
    found = within(article, told)
    assert {statement.content[0].exact for statement in found.statements} == {"It is safe", "It stands"}
    assert speaker(found, "It stands").name == "Ada Quill"


def test_who_at_the_edge_of_what_is_looked_at_is_read() -> None:
    article = an_article(f"{'a' * 60} {'b' * 118} who said it fell.")
    assert within(article, [said(article, "it fell", "who")]).statements
