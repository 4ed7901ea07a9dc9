"""Posts that an article shows whole, signed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.posts import posts
from sayso.model import Act, Attribution
from sayso.spans import check, cut
from tests.attribute.paragraphs import paragraphs


def found_in(text: str, *known: Attribution) -> list[tuple[str, str]]:
    return [(a.source[0].exact, a.content[0].exact) for a in posts(text, paragraphs(text), known, "")]


def test_a_post_is_its_writers() -> None:
    text = (
        "People went home.\n\nThe bridge is closed until May http://t.co/x1 pic.twitter.com/y2— Ann Smith (@asmith) May 3, 2019"
    )
    assert found_in(text) == [("Ann Smith", "The bridge is closed until May")]


def test_the_signature_may_stand_by_itself() -> None:
    assert found_in("The bridge is closed.\n\n— Ann Smith (@asmith)\n\nRain fell.") == [("Ann Smith", "The bridge is closed.")]


def test_several_posts_may_stand_in_one_paragraph() -> None:
    text = "It is closed, they say— Ann Smith (@asmith) May 3, 2019 No, it is open — B. Orme (@orme) May 3, 2019"
    assert found_in(text) == [("Ann Smith", "It is closed, they say"), ("B. Orme", "No, it is open")]


def test_a_name_in_letters_of_another_script_gives_way_to_the_handle() -> None:
    assert found_in("The bridge is closed— الجسر (@bridge_news) May 3, 2019") == [("@bridge_news", "The bridge is closed")]


def test_what_is_attributed_already_is_left_alone() -> None:
    text = "The bridge is closed until May — Ann Smith (@asmith)"
    known = Attribution("t1", (cut(text, 33, 42),), (), (cut(text, 0, 30),), None, 0.9, Act.SAYS)
    assert found_in(text, known) == []


def test_a_person_with_a_handle_in_a_sentence_signs_nothing() -> None:
    assert found_in("The well-known Ann Smith (@asmith) has said little so far.") == []


@given(st.text(alphabet="— a.\n(@x)1,2Mayhttp:/", max_size=200))
def test_every_post_is_verbatim(text: str) -> None:
    for one in posts(text, paragraphs(text), (), ""):
        check(text, (*one.source, *one.content))
