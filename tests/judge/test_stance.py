import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.judge import Judge
from sayso.judge.passage import Passage
from sayso.judge.stance import _takes_up
from sayso.model import Claim, Period, Position, Stance
from tests.judge.story import article, claim, source, statement

TEXT = """The Courier reported that the ministry had sold the ferry to a bank. The ministry denied that it had sold the ferry.

Asked whether the ferry had been sold, Orlov said he would not comment on the sale. Petrova said the lake was calm on Friday."""
SOLD, CALM = claim("The ministry sold the ferry."), claim("The lake was calm on Friday.", "c2")
SOURCES = [source("courier", "Courier"), source("ministry", "Ministry"), source("orlov", "Orlov"), source("petrova", "Petrova")]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


def told() -> tuple:
    where = article(TEXT)
    statements = [
        statement(where, "the ministry had sold the ferry to a bank", id="report", by="courier", cue="reported"),
        statement(where, "it had sold the ferry", id="denial", by="ministry", cue="denied"),
        statement(where, "he would not comment on the sale", id="refusal", by="orlov", cue="said"),
        statement(where, "the lake was calm on Friday", id="weather", by="petrova", cue="said the"),
    ]
    return statements, SOURCES, [where]


def test_who_affirms_who_denies_and_who_speaks_of_something_else(judge):
    stances = {(p.claim, p.statement): p.stance for p in judge.positions([SOLD, CALM], *told())}
    assert stances["c1", "report"] is Stance.AFFIRMS
    assert stances["c1", "denial"] is Stance.DENIES
    assert stances["c1", "refusal"] is Stance.DECLINES
    assert stances["c2", "weather"] is Stance.AFFIRMS
    assert ("c1", "weather") not in stances
    assert ("c2", "report") not in stances


def test_a_mere_answer_takes_the_claim_that_its_article_reports(judge):
    where = article("The Courier reported that the ministry had sold the ferry to a bank.\n\nThe ministry denied the report.")
    statements = [
        statement(where, "the ministry had sold the ferry to a bank", id="report", by="courier", cue="reported"),
        statement(where, "the report", id="denial", by="ministry", cue="denied"),
    ]
    stances = {p.statement: p.stance for p in judge.positions([SOLD, CALM], statements, SOURCES, [where]) if p.claim == "c1"}
    assert stances == {"report": Stance.AFFIRMS, "denial": Stance.DENIES}


def test_a_statement_about_another_time_takes_no_position(judge):
    statements, sources, articles = told()
    later = Claim("c1", "The ministry sold the ferry.", True, None, Period("2030-01-01", None))
    assert judge.positions([later], statements, sources, articles) == ()


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(4)))
def test_the_order_of_what_is_given_does_not_matter(judge, order):
    statements, sources, articles = told()
    again = judge.positions([CALM, SOLD], [statements[i] for i in order], [sources[i] for i in order], articles)
    assert again == judge.positions([SOLD, CALM], statements, sources, articles)


def test_no_claims_or_no_statements_give_no_positions(judge):
    statements, sources, articles = told()
    assert judge.positions([], statements, sources, articles) == ()
    assert judge.positions([SOLD], [], sources, articles) == ()


def test_confidence_is_a_probability(judge):
    positions = judge.positions([SOLD, CALM], *told())
    assert positions
    assert all(isinstance(p, Position) and 0 < p.confidence <= 1 for p in positions)


@pytest.mark.parametrize("content", ["?!…", "«»|[SEP] [CLS]", "ferry " * 3000, "🛥" * 500, "\u200bferry\u202e"])
def test_odd_contents_are_judged_without_failing(judge, content):
    where = article(f"Orlov said {content.strip()} .")
    judge.positions([SOLD], [statement(where, content.strip())], SOURCES, [where])


def test_a_long_claim_leaves_room_for_the_passage(judge):
    long, no, yes = map(judge.pieces, ("ferry " * 300, "Orlov said no.", "Orlov said yes, of course it did."))
    assert judge.scores(long, no) != judge.scores(long, yes)


@pytest.mark.parametrize(
    ("lead", "content", "expected"),
    [
        ("Quill addresses reports", "she closed the bridge", True),
        ("Quill has responded to the", "claims she closed the bridge", True),
        ("Quill replied:", "she closed the bridge", False),
        ("Dunn reports", "she closed the bridge", False),
    ],
)
def test_taking_up_what_others_say_affirms_nothing(lead, content, expected):
    assert _takes_up(Passage("Ada Quill", lead, content, "", "", "")) is expected
