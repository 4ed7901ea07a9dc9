from sayso.judge import disputes
from sayso.model import Dispute, Stance
from tests.judge.story import article, position, statement

WHERE = article("Orlov said yes. Petrova said no.")
STATEMENTS = [statement(WHERE, "yes", id="s1", by="orlov"), statement(WHERE, "no", id="s2", by="petrova")]


def test_a_claim_with_sources_on_both_sides_is_disputed():
    positions = [position("s2", Stance.DENIES), position("s1", Stance.AFFIRMS)]
    assert disputes(positions, STATEMENTS) == (Dispute("c1", ("orlov",), ("petrova",)),)


def test_what_is_said_of_another_time_is_no_contradiction():
    where = article("Orlov said they met in 2018. Petrova said they never met after 2021. Sokol said they never met.")
    told = [
        statement(where, "they met in 2018", id="s1", by="orlov"),
        statement(where, "they never met after 2021", id="s2", by="petrova"),
        statement(where, "they never met", id="s3", by="sokol"),
    ]
    early, late, ever = position("s1", Stance.AFFIRMS), position("s2", Stance.DENIES), position("s3", Stance.DENIES)
    assert disputes([early, late], told) == ()
    assert disputes([early, late, ever], told) == (Dispute("c1", ("orlov",), ("sokol",)),)


def test_hedges_and_refusals_dispute_nothing():
    for stance in (Stance.HEDGES, Stance.DECLINES):
        assert disputes([position("s1", Stance.AFFIRMS), position("s2", stance)], STATEMENTS) == ()


def test_an_unsure_position_makes_no_dispute_but_a_corrected_one_does():
    affirmed = position("s1", Stance.AFFIRMS)
    assert disputes([affirmed, position("s2", Stance.DENIES, confidence=0.3)], STATEMENTS) == ()
    assert disputes([affirmed, position("s2", Stance.DENIES, confidence=0.3, corrected=True)], STATEMENTS)


def test_sides_of_different_claims_do_not_meet():
    assert disputes([position("s1", Stance.AFFIRMS), position("s2", Stance.DENIES, claim="c2")], STATEMENTS) == ()
