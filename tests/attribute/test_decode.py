"""Scores to attributions: small hand-made windows whose best labelling is plain."""

from __future__ import annotations

import numpy as np

from sayso.attribute.decode import Floats, Scores, decode

# cue labels: n(one), B(egins), I(nside); role labels: n(one), S/s source, C/c content
CUES, ROLES = "nBI", "nSsCc"


def scores(labels: str, names: str) -> Floats:
    return np.array([[8.0 if name == label else 0.0 for name in names] for label in labels], np.float32)


def window(cues: str, roles: dict[int, str]) -> Scores:
    heads = [i for i, label in enumerate(cues) if label == "B"]
    rows = [scores(roles[head], ROLES) for head in heads]
    return Scores(scores(cues, CUES), np.array(heads), np.array(rows, np.float32).reshape(len(heads), len(cues), len(ROLES)))


def found(cues: str, roles: dict[int, str]) -> list[tuple[object, ...]]:
    return [(f.source, f.cue, f.content) for f in decode([window(cues, roles)])[0]]


def test_one_attribution() -> None:
    assert found("nnBInnn", {2: "SsnnCcc"}) == [(((0, 2),), (2, 4), ((4, 7),))]


def test_content_in_two_parts_around_the_cue() -> None:
    assert found("nnnBnnn", {3: "CcSnnCc"}) == [(((2, 3),), (3, 4), ((0, 2), (5, 7)))]


def test_a_cue_in_the_content_of_another_nests() -> None:
    outer, inner = found("nBnBnn", {1: "SnCccc", 3: "nnSnCc"})
    assert outer == (((0, 1),), (1, 2), ((2, 6),))
    assert inner == (((2, 3),), (3, 4), ((4, 6),))


def test_without_a_source_it_is_still_found() -> None:
    assert found("Bnn", {0: "nCc"}) == [((), (0, 1), ((1, 3),))]


def test_without_content_it_is_nothing() -> None:
    assert found("nBn", {1: "Snn"}) == []


def test_a_part_that_goes_on_from_nothing_begins() -> None:
    """ "c" right after "n" is not allowed: the best allowed labelling begins the part there or leaves the word out."""
    assert found("Bnncc", {0: "nnncc"}) in ([((), (0, 1), ((3, 5),))], [((), (0, 1), ((2, 5),))], [((), (0, 1), ((4, 5),))])


def test_windows_decoded_together_are_decoded_as_if_alone() -> None:
    some = [window("nnBInnn", {2: "SsnnCcc"}), window("nn", {}), window("nBnBnn", {1: "SnCccc", 3: "nnSnCc"})]
    assert decode(some) == [decode([one])[0] for one in some]


def test_no_windows() -> None:
    assert decode([]) == []


def test_clear_scores_give_sure_chances() -> None:
    ((only,),) = decode([window("nBn", {1: "SnC"})])
    assert all(0.9 < chance <= 1 for chance in only.chances)
