"""Citations and copies together."""

from __future__ import annotations

from sayso.model import Relay, RelayKind, SourceKind
from sayso.trace import relays
from tests.factories import a_source, a_statement, an_article

TEXT = "The Harbour Post reported that Ada Quill said the bridge was safe. The Harbour Post says it was closed. Cy Dunn said no."
ARTICLE = an_article(TEXT)
POST, QUILL, DUNN = a_source("The Harbour Post", kind=SourceKind.ORGANISATION), a_source("Ada Quill"), a_source("Cy Dunn")


def test_who_passes_on_words_is_cited_and_who_speaks_for_himself_is_not() -> None:
    relayed = a_statement(ARTICLE, "the bridge was safe", source=QUILL, via=[POST])
    own = a_statement(ARTICLE, "no", source=DUNN)
    assert relays([ARTICLE], [relayed, own]) == (Relay(ARTICLE.id, POST.id, RelayKind.CITATION),)


def test_a_relay_that_speaks_for_itself_in_another_article_is_cited_there() -> None:
    other = an_article("The Harbour Post says it was closed.")
    relayed, own = (
        a_statement(ARTICLE, "the bridge was safe", source=QUILL, via=[POST]),
        a_statement(other, "it was closed", source=POST, cue="says"),
    )
    assert {relay.article for relay in relays([ARTICLE, other], [own, relayed])} == {ARTICLE.id, other.id}


def test_a_chain_cites_each_link_once() -> None:
    radio = a_source("Radio Nine", kind=SourceKind.ORGANISATION)
    chain = [a_statement(ARTICLE, words, source=QUILL, via=[POST, radio]) for words in ("the bridge was safe", "it was closed")]
    assert {relay.of for relay in relays([ARTICLE], chain)} == {POST.id, radio.id}
    assert len(relays([ARTICLE], chain)) == 2


def test_statements_of_articles_that_are_not_given_are_left_out() -> None:
    assert relays([], [a_statement(ARTICLE, "the bridge was safe", source=QUILL, via=[POST])]) == ()
