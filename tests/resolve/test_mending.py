"""Mentions that a tagger cut short or missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.resolve import within
from sayso.spans import check
from tests.factories import an_article
from tests.resolve.saying import said, speaker, statement_of

SAFE = "the bridge is safe"


@pytest.mark.parametrize(
    ("text", "source", "cue", "whole"),
    [
        ("Rear Admiral Ada Quill said the bridge is safe.", "Rear", "said", "Rear Admiral Ada Quill"),
        ("Acme bridge expert Ada Quill said the bridge is safe.", "Acme bridge expert", "said", "Acme bridge expert Ada Quill"),
        ("It said the bridge is safe, concluded the Herald's Ada Quill.", "Herald", "concluded", "Herald's Ada Quill"),
        ("Ada Quill, a 48-year-old who sails, said the bridge is safe.", "a 48-year-old who sails", "said",
         "Ada Quill, a 48-year-old who sails"),
        ("One user of the old bridge said the bridge is safe.", "One user", "said", "One user of the old bridge"),
        ("One user in an interview said the bridge is safe.", "One user", "said", "One user"),
        ("The Herald's editor Ada Quill said the bridge is safe.", "The Herald's", "said", "The Herald's editor Ada Quill"),
        ("He is gone, and the bridge is safe, said Quill’s publicist to the press.", "Quill’s", "said", "Quill’s publicist"),
        ("The Acme spokesman, in a note, said the bridge is safe.", "The Acme", "said", "The Acme spokesman"),
        ("A pro-Orme contributor, in a note, said the bridge is safe.", "A pro-Orme", "said", "A pro-Orme contributor"),
        ("Users of the old footbridge — all of them — said the bridge is safe.", "Users of the old", "said",
         "Users of the old footbridge"),
        ("On Monday, US officials near by said the bridge is safe.", "officials near by", "said", "US officials near by"),
        ("It said the bridge is safe, according to two people familiar with it.", "two people familiar", "according to",
         "two people familiar with it"),
        ("It is old, but the bridge is safe, according to a report in the Harbour Herald.", "a report", "according to",
         "a report in the Harbour Herald"),
    ],
)  # fmt: skip
def test_a_mention_is_made_whole(text: str, source: str, cue: str, whole: str) -> None:
    article = an_article(text)
    statement = statement_of(within(article, [said(article, SAFE, source, cue)]), SAFE)
    assert statement.source_mention[0].exact == whole


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("The chairman, Ada Quill, D-Orme, said the bridge is safe.", "said", "Ada Quill"),
        ("They asked engineer Cy Dunn, who said the bridge is safe.", "said", "Cy Dunn"),
        ("They cited Harbour sources, who said the bridge is safe.", "said", "Harbour sources"),
        ("A claim by the Orme Board, which said the bridge is safe.", "said", "Orme Board"),
        ("Acme Air, for one, has been quiet, aside from saying the bridge is safe.", "saying", "Acme Air"),
        ("Two messages have appeared since Sunday, saying the bridge is safe.", "saying", "two messages"),
        ("On Monday reports emerged that the bridge is safe.", "reports emerged that", "reports"),
        ("The bridge is old, but the bridge is safe, according to two divers.", "according to", "two divers"),
        ("It is old, but the bridge is safe, tweeted @adaquill.", "tweeted", "@adaquill"),
        ("The bridge is safe, told the Harbour Herald. But the bridge is safe, told Orme Radio.", "told", "unnamed source"),
    ],
)
def test_a_source_is_found_beside_its_cue(text: str, cue: str, name: str) -> None:
    article = an_article(text)
    found = within(article, [said(article, SAFE, "", cue)])
    assert speaker(found, SAFE).name == name
    check(article.text, statement_of(found, SAFE).source_mention)


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Mr Cy Dunn rang.\n\n“It is safe,” claimed the Herald’s source,", "who", "Herald's source"),
        ("The Harbour Board met.\n\nThe Orme Council had offered a prize.", "It", "Orme Council"),
    ],
)
def test_who_and_it_mean_who_stands_nearest(before: str, pronoun: str, name: str) -> None:
    article = an_article(f"{before} {pronoun} said the bridge is safe.")
    assert speaker(within(article, [said(article, SAFE, pronoun)]), SAFE).name == name


def test_of_doubles_the_one_remains_that_tells_whom_it_came_through() -> None:
    article = an_article("The Harbour Herald claimed that, according to a former aide, the bridge is safe.")
    claimed, according = (said(article, SAFE, "a former aide", cue) for cue in ("claimed", "according to"))
    doubles = [replace(claimed, id="one", confidence=0.9), replace(according, id="other", confidence=0.6)]
    statement = statement_of(within(article, doubles), SAFE)
    assert len(within(article, doubles).statements) == 1
    assert statement.via
    assert statement.confidence == 0.9


def test_who_was_quoted_by_another_is_the_source() -> None:
    article = an_article("Ada Quill was quoted by the Harbour Herald as saying the bridge is safe.")
    found = within(article, [said(article, SAFE, "Harbour Herald", "saying")])
    assert speaker(found, SAFE).name == "Ada Quill"


def test_whom_a_relative_clause_names_is_not_its_pronoun() -> None:
    article = an_article("Cy Dunn, who Ada Quill says might know, came: the bridge is safe.")
    assert speaker(within(article, [said(article, SAFE, "who Ada Quill", "says")]), SAFE).name == "Ada Quill"


def test_a_mention_that_is_only_a_determiner_goes_on_to_its_noun() -> None:
    article = an_article("Ada Quill knows any story claiming the bridge is safe.")
    found = within(article, [said(article, SAFE, "any", "claiming")])
    assert statement_of(found, SAFE).source_mention[0].exact == "any story"
