"""Speech without a cue: transcripts, and quotations that run on over paragraphs."""

from __future__ import annotations

from sayso.attribute.unled import unled
from sayso.model import Act, Attribution
from sayso.spans import cut
from tests.attribute.paragraphs import paragraphs


def found_in(text: str, *known: Attribution) -> list[tuple[list[str], list[str]]]:
    return [([s.exact for s in a.source], [s.exact for s in a.content]) for a in unled(text, paragraphs(text), known, "")]


def said(text: str, source: str, content: str) -> Attribution:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Attribution("t1", (cut(text, *span(source)),), (), (cut(text, *span(content)),), None, 0.9, Act.SAYS)


def test_a_transcript_names_its_speakers() -> None:
    text = "Interview with Anna Berg.\n\nBerg: We talk every week, he and I.\n\nPhoto: the harbour at dawn today"
    assert found_in(text) == [(["Berg"], ["We talk every week, he and I."])]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "Berg said: “We signed it.\n\n“It is up to us now.”\n\nRain.\n\n“Nobody says who said this.”"
    assert found_in(text, said(text, "Berg", "We signed it.")) == [(["Berg"], ["It is up to us now."])]


def test_it_goes_on_over_many_paragraphs() -> None:
    text = "Berg said: “One thing.\n\n“Another thing.\n\n“The last thing.”"
    assert [c for _, c in found_in(text, said(text, "Berg", "One thing."))] == [["Another thing."], ["The last thing."]]


def test_a_paragraph_that_is_one_quotation_goes_on_with_the_speaker_before() -> None:
    text = "Berg said: “We signed it.”\n\n“It is up to us now.”\n\n“And to nobody else here.”"
    assert found_in(text, said(text, "Berg", "We signed it.")) == [
        (["Berg"], ["It is up to us now."]),
        (["Berg"], ["And to nobody else here."]),
    ]


def test_a_closed_quotation_ends_where_a_paragraph_says_more() -> None:
    text = "Berg said: “We signed it.”\n\n“It is up to us now” was painted on the wall of the town hall."
    assert found_in(text, said(text, "Berg", "We signed it.")) == []


def test_nobody_goes_on_after_a_paragraph_without_speech() -> None:
    text = "Berg said: “We signed it.”\n\nRain fell for days.\n\n“It is up to us now.”"
    assert found_in(text, said(text, "Berg", "We signed it.")) == []


def test_what_is_attributed_already_is_left_alone() -> None:
    text = "Talks with Berg.\n\nBerg: We talk every week."
    assert found_in(text, said(text, "Berg", "We talk every week.")) == []
