import pytest

from sayso.judge.nearness import Nearness
from sayso.judge.passage import Passage


@pytest.fixture(scope="module")
def nearness() -> Nearness:
    return Nearness.load()


def passage(content: str) -> Passage:
    return Passage("Orlov", "Orlov said", content, "", "", "")


def test_words_are_nearest_to_the_claim_they_repeat(nearness):
    claims = [nearness.vector(text) for text in ("The ministry sold the ferry.", "The lake was calm.")]
    sold, calm = nearness.of(passage("the ferry had been sold by the ministry"), claims)
    assert sold.content > 0.7 > calm.content
    assert sold.content_above > 0 > calm.content_above
    assert sold.sentence > calm.sentence


def test_a_claim_alone_has_nothing_to_be_nearer_than(nearness):
    (near,) = nearness.of(passage("the ferry had been sold"), [nearness.vector("The ministry sold the ferry.")])
    assert near.content_above == near.sentence_above == 0


def test_a_vector_has_length_one_whatever_the_text(nearness):
    for text in ("ferry", "", "ferry " * 2000, "…"):
        assert sum(x * x for x in nearness.vector(text)) == pytest.approx(1, abs=1e-4)
