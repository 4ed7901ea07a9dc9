import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.judge.context import Surroundings
from tests.judge.story import article, source, statement

TEXT = """Ferry sold, paper says

The Courier reported that the ministry had sold the ferry. Gen. Ivo Orlov was asked about it on Monday.

“It’s nonsense,” he said. Petrova, of the U.S. embassy, declined to comment."""
SOURCES = {
    s.id: s
    for s in (source("orlov", "Ivo Orlov", speaks_for="ministry"), source("ministry", "Ministry"), source("paper", "Courier"))
}


def test_a_passage_names_the_speaker_and_keeps_the_sentence_and_what_stands_before():
    where = article(TEXT, title="Ferry sold, paper says")
    passage = Surroundings.of(where).passage(statement(where, "It’s nonsense", cue="said", via=("paper",)), SOURCES)
    assert passage.speaker == "Ivo Orlov for Ministry via Courier"
    assert passage.content == "It’s nonsense"
    assert passage.lead == "“"
    assert passage.tail.strip() == ",” he said."
    assert passage.before.endswith("Gen. Ivo Orlov was asked about it on Monday.")
    assert passage.text().startswith("Ivo Orlov for Ministry via Courier | “ «It’s nonsense» ,” he said. | ")
    assert passage.text().endswith(" | Ferry sold, paper says")


def test_abbreviations_do_not_end_a_sentence():
    where = article(TEXT)
    passage = Surroundings.of(where).passage(statement(where, "declined to comment"), SOURCES)
    assert passage.lead == "Petrova, of the U.S. embassy, "


def test_a_speaker_named_for_its_organisation_is_not_named_twice():
    known = {s.id: s for s in (source("orlov", "Ministry spokesman", speaks_for="ministry"), source("ministry", "Ministry"))}
    where = article(TEXT)
    assert Surroundings.of(where).passage(statement(where, "It’s nonsense"), known).speaker == "Ministry spokesman"


def test_the_words_between_two_parts_of_a_content_count_as_its_sentence():
    where = article("“Not so,” Orlov said, “not at all.”")
    whole = statement(where, "Not so")
    parts = (*whole.content, *statement(where, "not at all").content)
    passage = Surroundings.of(where).passage(replace(whole, content=parts), {})
    assert passage.content == "Not so not at all"
    assert "Orlov said" in passage.lead


def test_the_cue_of_the_statement_around_it_is_not_its_own():
    where = article("Petrova denied claims by the ministry that the ferry was sold.")
    outer = statement(where, "claims by the ministry that the ferry was sold", cue="denied", by="petrova")
    inner = replace(statement(where, "the ferry was sold", id="s2", cue="claims", by="ministry"), nested_in="s1")
    assert Surroundings.of(where).passage(inner, {}, outer).lead == "claims by the ministry that "
    assert Surroundings.of(where).passage(outer, {}).lead == "Petrova denied "


def test_a_long_content_keeps_both_ends():
    words = " ".join(f"w{i}" for i in range(200))
    where = article(f"He said {words}.")
    text = Surroundings.of(where).passage(statement(where, words), {}).text()
    assert "«w0 " in text
    assert " w199»" in text
    assert len(text.split()) < 150


@given(st.text(alphabet="a. \n?“”\"'U.S!…é", min_size=1, max_size=200))
def test_sentences_follow_one_another_in_any_text(text):
    surroundings = Surroundings.of(article(text))
    assert all(s < e for s, e in zip(surroundings.starts, surroundings.ends, strict=True))
    assert all(e <= s for e, s in zip(surroundings.ends, surroundings.starts[1:], strict=False))


def test_hostile_text_costs_linear_time():
    for filler in (".", ". ", "A.", "“", "a", '?!" ', "Mr. "):
        where = article("He said yes. " + filler * (200_000 // len(filler)))
        began = time.perf_counter()
        Surroundings.of(where).passage(statement(where, "yes"), {}).text()
        assert time.perf_counter() - began < 3
