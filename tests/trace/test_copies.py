"""Which articles are copies, and of which."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Article, Block, BlockKind
from sayso.trace.copies import InMemory, copies, settle
from tests.factories import an_article

LETTERS = random.Random(7)
WORDS = ["".join(LETTERS.choices("abcdefghij", k=6)) for _ in range(400)]


def report(start: int = 0, end: int = 120) -> str:
    return " ".join(WORDS[start:end])


def test_a_trimmed_copy_is_a_copy_of_the_first_published() -> None:
    first = an_article(report(), published="2024-10-01")
    copy = an_article(report(0, 70), published="2024-10-02")
    other = an_article(report(200, 320), published="2024-10-01")
    assert copies([copy, other, first]) == ((copy.id, first.id),)


def test_a_copy_with_other_marks_and_case_and_a_line_added_is_a_copy() -> None:
    first = an_article(report(), published="2024-10-01")
    copy = an_article(f"READ MORE. {report(0, 100).upper()}, Our own line here.", published="2024-10-02")
    assert copies([first, copy]) == ((copy.id, first.id),)


@pytest.mark.parametrize("published", ["2024-10-01", None])
def test_of_one_day_or_undated_the_news_agency_had_it_first(published: str | None) -> None:
    wire = an_article(report(), outlet="The Associated Press", published=published)
    papers = [an_article(report() + f" paper {n}", outlet="The Harbour Post", published=published) for n in range(4)]
    assert copies([*papers, wire]) == tuple(sorted((paper.id, wire.id) for paper in papers))


def test_less_than_half_in_common_is_no_copy() -> None:
    assert copies([an_article(report(0, 120)), an_article(report(80, 200))]) == ()


def test_short_texts_are_not_judged() -> None:
    assert copies([an_article(report(0, 40)), an_article(report(0, 120))]) == ()


def test_page_furniture_makes_no_copy() -> None:
    def with_furniture(body: str) -> Article:
        text, furniture = f"{body}\n{report(200, 400)}", len(body) + 1
        blocks = (Block(0, len(body), BlockKind.BODY), Block(furniture, len(text), BlockKind.FURNITURE))
        return an_article(text, blocks=blocks)

    assert copies([with_furniture(report(0, 80)), with_furniture(report(80, 160))]) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [an_article(report(0, 120 - 10 * n), published=None) for n in range(4)]
    assert len({copies(order) for order in permutations(articles)}) == 1


STRETCHES = st.tuples(st.integers(0, 20), st.integers(6, 16), st.sampled_from(["2024-10-01", "2024-10-02", None]), st.booleans())


@given(st.lists(STRETCHES, max_size=8), st.randoms(use_true_random=False))
def test_articles_that_come_one_after_the_other_settle_as_all_at_once(
    stretches: list[tuple[int, int, str | None, bool]], chance: random.Random
) -> None:
    articles = [
        an_article(
            f"{report(10 * start, 10 * (start + length))} {number}", published=day, outlet="AP" if wire else "The Harbour Post"
        )
        for number, (start, length, day, wire) in enumerate(stretches)
    ]
    shelf, waiting = InMemory(articles), [article.id for article in articles]
    chance.shuffle(waiting)
    while waiting:
        batch = chance.randint(1, 3)
        settle(shelf, waiting[:batch])
        waiting = waiting[batch:]
    assert tuple(sorted(shelf.original.items())) == copies(articles)
