import math

import pytest

from sayso.judge.confidence import Layers
from sayso.judge.evidence import RIVALS, SCORES, WORDS, Asked, Seen, bearing, read, rivals, stems, words
from sayso.judge.nearness import Near
from sayso.judge.passage import Passage
from sayso.model import Stance

FAR = Near(0.0, 0.0, 0.0, 0.0)


def counted(content: str, claim: str) -> dict[str, float]:
    passage = Passage("Ministry", "The ministry denied that", content, "on Monday.", "The ferry was old.", "")
    return dict(zip(WORDS, words(Seen.of(passage), Asked.of(claim), FAR), strict=True))


def test_stems_leave_out_common_words_and_endings():
    assert stems("The ministry’s ferries were sold, it said") == {"ministry", "ferri", "sold"}


def test_small_numbers_are_counted_as_figures():
    assert stems("seven ferries") == {"7", "ferri"}


def test_a_claim_without_a_word_of_the_passage_is_not_worth_a_look():
    seen = Seen.of(Passage("Ministry", "", "it had sold 3 boats", "", "", ""))
    assert seen.shares(Asked.of("The boats are gone."))
    assert not seen.shares(Asked.of("The bridge was closed."))
    assert seen.shares(Asked.of("?"))  # no words to look for


def test_shared_words_numbers_and_kinds_of_words_are_counted():
    found = counted("it had sold 3 boats", "The ministry sold 7 boats.")
    assert found["claim in content"] == 0.5
    assert found["claim in sentence"] == 0.75
    assert found["claim in speaker"] == 0.25
    assert found["numbers missing"] == found["numbers else"] == 1
    assert found["around: denial"] == 1
    assert found["content: denial"] == 0
    assert found["short"] == 1


def test_words_of_nothing_are_counted_too():
    assert all(map(math.isfinite, counted("", "?").values()))


def test_scores_become_shares_with_their_logarithms():
    found = read([1.0, 1.0, 1.0, 1.0, 1.0])
    assert found[: len(SCORES)] == pytest.approx([math.log(0.2)] * 5)
    assert found[len(SCORES) :] == pytest.approx([0.2] * 5)


def test_large_scores_do_not_overflow():
    assert read([1000.0, -1000.0, 0.0, 0.0, 0.0])[5] == pytest.approx(1.0)


def test_a_pair_bears_the_more_the_likelier_any_stance_is():
    assert bearing([2.0, 0.0, 0.0, 0.0, 1.0]) > bearing([0.0, 0.0, 0.0, 0.0, 1.0])
    assert bearing([0.0, 2.0, 0.0, 0.0, 1.0]) == pytest.approx(bearing([2.0, 0.0, 0.0, 0.0, 1.0]))


def test_rivals_are_compared_by_their_best_their_mean_and_their_number():
    assert rivals(1.0, [3.0, -1.0]) == [-2.0, 0.0, 1.0]
    assert rivals(100.0, [0.0]) == [6.0, 6.0, 0.0]
    assert rivals(1.0, []) == [2.0, 2.0, 0.0]


def test_the_layers_fit_the_evidence():
    layers = Layers.load()
    assert layers.glance.weights.shape == (5, len(WORDS))
    assert layers.stance.weights.shape == (5, 2 * len(SCORES) + len(WORDS) + 2 * len(rivals(0.0, [])))
    assert len(RIVALS) == 2 * len(rivals(0.0, []))
    assert len(layers.least) == len(Stance)
    assert sum(layers.glance.shares([0.0] * len(WORDS))) == pytest.approx(1)
