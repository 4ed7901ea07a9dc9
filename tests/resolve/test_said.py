"""When a statement was said: with the cue, carried by its speaker, on the day of publication, or not known."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Act, Article, Attribution, Basis, Said
from sayso.resolve.said import Utterance, said
from tests.factories import an_article, an_attribution
from tests.resolve.saying import said as saying

PUBLISHED = "2024-10-09"  # a Wednesday


def when(article: Article, attribution: Attribution) -> Said | None:
    return said(article, [Utterance(attribution, "Quill")])[attribution.id]


def dated(text: str, content: str, *, source: str = "", cue: str = "said", published: str | None = PUBLISHED) -> str | None:
    """When the content was said, with its basis: "2024-10-06 text"; a stretch as "start..end basis"."""
    article = an_article(text, published=published)
    found = when(article, an_attribution(article, content, source=source, cue=cue))
    if not found:
        return None
    return f"{found.start if found.start == found.end else f'{found.start}..{found.end}'} {found.basis}"


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ada Quill said on Sunday that the bridge was safe.", "said", "2024-10-06 text"),
        ("On Friday, Ada Quill told the council that the bridge was safe.", "told", "2024-10-04 text"),
        ("Ada Quill told The Harbour Post last week that the bridge was safe.", "told", "2024-09-30..2024-10-06 text"),
        ("In an interview last year, Ada Quill said the bridge was safe.", "said", "2023 text"),
        ("Ada Quill today replied that the bridge was safe.", "replied", "2024-10-09 text"),
        ("In her 2021 book Ada Quill wrote that the bridge was safe.", "wrote", "2021 text"),
        ("A report published on Sunday said the bridge was safe.", "said", "2024-10-06 text"),
        ("In Sunday's statement Ada Quill said the bridge was safe.", "said", "2024-10-06 text"),
        ("In 2021, Ada Quill said the bridge was safe.", "said", "2021 text"),
        ("Ada Quill said during a 2021 lecture that the bridge was safe.", "said", "2021 text"),
        ("It was built in 2021. The bridge was old, but the bridge was safe, Ada Quill said at the time.", "said", "2021 text"),
    ],
)
def test_a_date_with_the_cue(text: str, cue: str, expected: str) -> None:
    assert dated(text, "the bridge was safe", cue=cue) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill said the bridge was safe.",
        "Ada Quill, who was elected in 2021, said the bridge was safe.",
        "Ada Quill said after the flood on Sunday that the bridge was safe.",
        "At the Harbour Awards 2021 Ada Quill said the bridge was safe.",
        "After the Sunday flood, Ada Quill said the bridge was safe.",
        "HARBOUR TOWN, Oct. 8 (HP) -- Ada Quill said the bridge was safe.",
    ],
)
def test_a_date_of_something_else_is_not_the_saying(text: str) -> None:
    assert dated(text, "the bridge was safe") == f"{PUBLISHED} published"


def test_a_date_inside_the_content_is_not_the_saying() -> None:
    assert dated("Ada Quill said the bridge was closed on Sunday.", "the bridge was closed on Sunday") == f"{PUBLISHED} published"


def test_what_is_undated_stays_undated() -> None:
    assert dated("Ada Quill said the bridge was safe.", "the bridge was safe", published=None) is None
    assert dated("Ada Quill said on Sunday the bridge was safe.", "the bridge was safe", published=None) is None


@pytest.mark.parametrize("cue", ["had said", "previously said", "had repeatedly warned"])
def test_a_saying_set_in_the_past_is_not_of_the_day_of_publication(cue: str) -> None:
    assert dated(f"Ada Quill {cue} that the bridge was safe.", "the bridge was safe", cue=cue) is None


@pytest.mark.parametrize("opening", ["Previously, the", "Earlier, the"])
def test_what_opens_by_setting_it_in_the_past_is_not_of_the_day_of_publication(opening: str) -> None:
    text = f"{opening} head of the council's department for bridges and harbours, Ada Quill, said the bridge was safe."
    assert dated(text, "the bridge was safe") is None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Cy Dunn said on Tuesday that it fell.", "2024-10-08 text"),
        ("Cy Dunn said on Monday that it fell.", f"{PUBLISHED} published"),
        ("Cy Dunn said on Tuesday that it fell. Bo Lee said on Wednesday that it rose.", f"{PUBLISHED} published"),
        ("It fell. It rose. It rained. Cy Dunn said on Tuesday that it fell.", f"{PUBLISHED} published"),
        ("It fell on Tuesday.", f"{PUBLISHED} published"),
    ],
)
def test_an_article_that_opens_with_the_day_before_tells_of_that_day(opening: str, expected: str) -> None:
    article = an_article(f"{opening}\n\nAda Quill said the bridge was safe.", published=PUBLISHED)
    found = when(article, saying(article, "the bridge was safe", "Ada Quill"))
    assert found
    assert f"{found.start} {found.basis}" == expected


def test_a_relay_and_a_speaker_keep_the_one_date_that_the_text_gives_them() -> None:
    text = "The bridge is safe, Bo said. It fell, Cy told the Post on Sunday. It rose, the mayor said. It rained, Dee said."
    article = an_article(text, published=PUBLISHED)
    rows = [("It fell", "Cy", "told", "Cy", "Post"), ("It rained", "Dee", "said", "Dee", "Post")]
    rows += [("It rose", "the mayor", "said", "Cy", ""), ("The bridge is safe", "Bo", "said", "Bo", "")]
    made = [(saying(article, words, source, cue), speaker, relay) for words, source, cue, speaker, relay in rows]
    found = said(article, [Utterance(one, speaker, relay or None) for one, speaker, relay in made])
    days = [when.start for one, _, _ in made if (when := found[one.id])]
    assert days == ["2024-10-06", "2024-10-06", "2024-10-06", PUBLISHED]


def test_nobody_said_it_after_it_was_published() -> None:
    text = "Ada Quill said Thursday, Oct. 10, the bridge was safe."
    assert dated(text, "the bridge was safe") == f"{PUBLISHED} published"


@pytest.mark.parametrize("source", ["Quill", "She"])
def test_the_date_carries_to_what_the_same_speaker_adds(source: str) -> None:
    text = f'Mayor Ada Quill told reporters on Sunday that it was closed.\n\n"The bridge is safe," added {source}.'
    assert dated(text, "The bridge is safe", source=source, cue="added") == "2024-10-06 text"


def test_the_date_carries_to_what_a_named_speaker_says_far_on() -> None:
    text = (
        "Ada Quill, who runs the harbour, made the claim Friday on Radio Nine.\n"
        + "It rained.\n" * 9
        + "Quill hinted it was safe."
    )
    assert dated(text, "it was safe", source="Quill", cue="hinted") == "2024-10-04 text"


def test_a_week_does_not_carry() -> None:
    text = 'Ada Quill told reporters earlier this week that it was closed.\n\n"The bridge is safe," added Quill.'
    assert dated(text, "The bridge is safe", source="Quill", cue="added") == f"{PUBLISHED} published"


def test_the_date_does_not_carry_to_another_speaker() -> None:
    text = 'Mayor Ada Quill told reporters on Sunday that it was closed.\n\n"The bridge is safe," said Cy Dunn.'
    assert dated(text, "The bridge is safe", source="Cy Dunn") == f"{PUBLISHED} published"


def test_the_date_does_not_carry_from_one_hearer_to_another() -> None:
    text = "Ada Quill told The Harbour Post on Sunday that it was closed.\n\nQuill told Radio Nine the bridge is safe."
    article = an_article(text, published=PUBLISHED)
    second = text.index("told Radio")
    attribution = an_attribution(article, "the bridge is safe", source="Quill", cue="told")
    cue = type(attribution.cue[0])(second, second + 4, "told")
    source = type(cue)(second - 6, second - 1, "Quill")
    later = Attribution("r1", (source,), (cue,), attribution.content, None, 1.0, Act.SAYS)
    assert when(article, later) == Said(PUBLISHED, PUBLISHED, Basis.PUBLISHED)


@given(st.text(alphabet=st.sampled_from("Ada said on Sunday, 2018. “He told\n"), min_size=1, max_size=120), st.data())
def test_any_attribution_of_any_text_is_answered(text: str, data: st.DataObject) -> None:
    article = an_article(text, published=data.draw(st.sampled_from([None, "2024", PUBLISHED, "soon"])))
    words = [text[i : i + 3] for i in range(len(text))]
    pick = st.sampled_from(words)
    found = when(article, an_attribution(article, data.draw(pick), source=data.draw(pick), cue=data.draw(pick)))
    assert found is None or found.start <= found.end


@pytest.mark.parametrize("piece", ["who said on Sunday ", ". ", ".", "Ada said. ", "On Sunday Ada said it. ", "“", "had "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    article = an_article(piece * (200_000 // len(piece)) + "Ada said no.", published=PUBLISHED)
    start = time.process_time()
    when(article, an_attribution(article, "no", source="Ada", cue="said"))
    assert time.process_time() - start < 10
