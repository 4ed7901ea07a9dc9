"""Text that breaks taggers: whatever comes in, what comes out is verbatim, in bounds, and in time that grows with the length."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute import Attributor, Style
from sayso.attribute.quotations import MARKS
from sayso.attribute.unled import unled
from sayso.attribute.windows import paragraph_words, windows
from sayso.model import Act, Attribution, Statement
from sayso.resolve import within
from sayso.spans import check, content_id, cut
from tests.factories import an_article

STORY = (
    "Mayor Ada Quill said on Monday that the bridge was safe. “Nobody will close it,” she said. Engineer Cy Dunn denied that it "
    "had fallen, and the board believes that it will stand for another hundred years.\n\n"
)
LIFE = (
    "who worked for nine years in the office of the city engineer, who knew the men that built the bridge in the hot summer of "
    "1903 and the men that paid for it, who wrote two books on the harbour and its towers, who sat on the board of the ferry "
    "company until it was sold, who taught at the school by the river, who once swam from the pier to the island for a bet that "
    "he lost, and who has lived alone in the old toll house since his wife died in the flood ten years ago"
)

Said = list[tuple[str, list[str]]]  # who, and the parts of what


@pytest.fixture(scope="module")
def attributor() -> Attributor:
    return Attributor.load()


def read(attributor: Attributor, text: str) -> tuple[tuple[Attribution, ...], list[tuple[str, Statement]]]:
    """The attributions and, with the names of their sources, the statements of a text; every span checked."""
    article = an_article(text)
    found = attributor.attributions(article)
    resolved = within(article, found)
    names = {source.id: source.name for source in resolved.sources}
    for a in found:
        check(text, (*a.source, *a.cue, *a.content))
        assert a.content
    for s in resolved.statements:
        check(text, (*s.source_mention, *s.cue, *s.content))
        assert {s.source, *s.via} <= names.keys()
    return found, [(names[s.source], s) for s in resolved.statements]


def said(attributor: Attributor, text: str) -> Said:
    return [(name, [span.exact for span in s.content]) for name, s in read(attributor, text)[1]]


def test_nothing_is_said(attributor: Attributor) -> None:
    assert said(attributor, "The bridge was built in 1903. It has two towers. The river is wide there. Ships pass at noon.") == []


@pytest.mark.parametrize(
    "text",
    [f"Engineer Cy Dunn, {LIFE}, said that the bridge was safe.", f"According to a former clerk {LIFE}, the bridge is safe."],
    ids=["before the cue", "after the cue"],
)
def test_a_source_of_a_hundred_words(attributor: Attributor, text: str) -> None:
    found, _ = read(attributor, text)
    assert {span.exact.lower() for a in found for span in a.cue} & {"said", "according to"}


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(attributor: Attributor, marks: str) -> None:
    text = f"Mayor Ada Quill said: {marks[0]}Nobody will close it.\n\nThe board met. Engineer Cy Dunn said that it was old."
    assert [(name, parts[0].strip(".")) for name, parts in said(attributor, text)] == [
        ("Ada Quill", "Nobody will close it"),
        ("Cy Dunn", "it was old"),
    ]


def test_a_quotation_in_a_quotation_in_a_quotation(attributor: Attributor) -> None:
    text = "“He told me, ‘Cy said, “It will fall,” and then he left,’ and I believed him,” Mayor Ada Quill said."
    assert ("Ada Quill", [text[1 : text.index(",” Mayor")]]) in said(attributor, text)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_apostrophes_are_no_quotation_marks(attributor: Attributor, apostrophe: str) -> None:
    text = "The mayors' and the boards' bridges aren't safe, Cy Dunn said.".replace("'", apostrophe)
    assert said(attributor, text) == [("Cy Dunn", [text[: text.index(", Cy")]])]


def test_single_quotation_marks_with_apostrophes_in_them(attributor: Attributor) -> None:
    assert said(attributor, "'I won't cross 'em,' engineer Cy Dunn said.") == [("Cy Dunn", ["I won't cross 'em"])]


def test_the_cue_in_the_paragraph_after(attributor: Attributor) -> None:
    found = said(attributor, "Mayor Ada Quill was there.\n\n“Nobody will close the bridge,”\n\nshe said.")
    assert found == [("Ada Quill", ["Nobody will close the bridge"])]


def test_two_that_take_turns_without_a_cue(attributor: Attributor) -> None:
    """Who of the two says what cannot be read off the page: what is found is quoted, and never runs into another's turn."""
    turns = ["Is the bridge safe?", "It is as old as you are.", "That is not what I asked.", "It will stand another year."]
    text = "Mayor Ada Quill met engineer Cy Dunn.\n\n" + "\n\n".join(f"“{turn}”" for turn in turns) + "\n\nThen they left."
    assert all(any(part in turn for turn in turns) for _, parts in said(attributor, text) for part in parts)


def test_capitals(attributor: Attributor) -> None:
    text = "“IT WILL NOT FALL,” MAYOR ADA QUILL SAID ON MONDAY.\n\nENGINEER CY DUNN DENIED THAT IT HAD BEEN CLOSED."
    assert {(name.upper(), parts[0]) for name, parts in said(attributor, text)} == {
        ("ADA QUILL", "IT WILL NOT FALL"),
        ("CY DUNN", "IT HAD BEEN CLOSED"),
    }


def test_offsets_count_code_points(attributor: Attributor) -> None:
    text = (
        "👩🏽‍🔧🎉 Engineer Zoe\u0301 Dunn 🌉 said: “The cafe\u0301 🌉 is safe 👍🏿!” Mayor Ada Quill denied that it had fallen."
    )
    assert [parts for _, parts in said(attributor, text)] == [["The cafe\u0301 🌉 is safe 👍🏿!"], ["it had fallen"]]


@pytest.mark.parametrize("odd", ["\0", "\u202e", "\u2067", "\u200b", "\ufeff", "\u00ad", "\x1b[31m", "\ufffd"])
def test_odd_characters_stay_in_the_words(attributor: Attributor, odd: str) -> None:
    text = f"Mayor Ada Quill said: “The bridge {odd}is safe.”{odd}\n\nEngineer Cy Dunn denied that it had {odd} fallen."
    assert [odd in "".join(parts) for _, parts in said(attributor, text)] == [True, True]


def test_a_transcript(attributor: Attributor) -> None:
    text = "Interview with Ada Quill.\n\nQUILL: We look at it every spring.\n\nQUILL: Nobody has ever fallen off the bridge."
    found = said(attributor, text)
    assert {name.upper() for name, _ in found} == {"ADA QUILL"}
    assert {part.rstrip(".") for _, parts in found for part in parts} == {
        "We look at it every spring",
        "Nobody has ever fallen off the bridge",
    }


@pytest.mark.parametrize("text", ["“”\"'‘’«»„“", "\"\"\"\"\n\n''''\n\n“ ” “ ”", "“,” “.” '!'", " ".join(MARKS * 40)])
def test_only_quotation_marks(attributor: Attributor, text: str) -> None:
    assert said(attributor, text) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*"“”\"'‘’«».,:\n\0", "said", "Ada Quill", "denied that", " ", "it fell", "👍🏿"]), max_size=40))
def test_any_heap_of_words_and_marks(parts: list[str]) -> None:
    read(Attributor.load(), "".join(parts))


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        (STORY, 550),  # 20,000 words
        (STORY.strip().replace("\n", " ") + " ", 150),  # one line
        ("the mayor said the bridge and the river and ", 700),  # one paragraph without a full stop
        ("“the mayor said ", 1200),
        ("“The bridge is safe, Ada Quill said.\n\n", 500),
        ("Quill: The bridge is safe and will stand.\n\n", 500),
        ("\"'“‘”’ ", 1000),
        ("x", 1_000_000),
    ],
    ids=["long", "one line", "no full stop", "never closed", "open quotations", "transcript", "marks", "one word"],
)
def test_length_costs_time_in_proportion(attributor: Attributor, unit: str, times: int) -> None:
    """About 3 s each on a desk computer; anything that grows with the square takes minutes."""
    begun = time.process_time()
    read(attributor, unit * times)
    assert time.process_time() - begun < 60


def test_around_the_model_200_000_words_take_seconds(attributor: Attributor) -> None:
    """All that is done about the tagger's scores, on attributions found by a pattern in its stead."""
    text = STORY * 5600
    article = an_article(text)
    lines = [(b.start, b.end) for b in article.blocks]
    begun = time.process_time()
    words = [paragraph_words(attributor.model.tokenizer, text, start, end) for start, end in lines]
    assert sum(len(window.words) for window in windows(words, Style.SPEECH)) > 200_000
    patterned = [
        attribution(text, m) for m in re.finditer(r"(?P<s>Mayor Ada Quill) (?P<c>said) on Monday that (?P<w>[^.]+)", text)
    ]
    patterned += [attribution(text, m) for m in re.finditer(r"(?P<s>Engineer Cy Dunn) (?P<c>denied) that (?P<w>[^,]+)", text)]
    list(unled(text, lines, patterned, article.id))
    assert len(within(article, patterned).statements) == len(patterned) == 11_200
    assert time.process_time() - begun < 120


def attribution(text: str, found: re.Match[str]) -> Attribution:
    source, cue, content = ((cut(text, *found.span(group)),) for group in "scw")
    return Attribution(content_id("t", *found.span()), source, cue, content, None, 0.9, Act.SAYS)
