"""What the pages say, and that their twins say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from sayso.model import LIKELY, Basis, Position, Said, Stance
from sayso.show.lookup import Lookup
from sayso.show.stances import Grade, grade
from sayso.show.web.pages.claim import claim_page
from sayso.show.web.pages.lines import claim_lines
from sayso.show.web.render import deeds, html
from tests.show.web.conftest import Site


class Seen(HTMLParser):
    """The words of a page, the addresses it leads to, and the places that others may lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.places: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.places |= {given["id"] or ""} if "id" in given else set()
        self.addresses += [given["href"] or ""] if tag == "a" and "href" in given else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from strings(each)
        case dict():
            for each in value.values():
                yield from strings(each)


def test_every_page_has_a_twin_with_the_same_names_and_words(site: Site) -> None:
    for page, twin in site.pages().items():
        shown, facts = Seen(site.page(page)), site.client.get(twin).json()
        said = {name for name in strings(facts) if name in {source.name for source in site.snapshot.sources}}
        quoted = {words for statement in site.snapshot.statements for words in [statement.content[0].exact]} & set(strings(facts))
        assert all(name in shown.text for name in said | quoted), page
        assert twin in site.page(page)


def test_every_address_on_every_page_is_there(site: Site) -> None:
    pages = {address: Seen(site.page(address)) for address in site.pages()}
    for seen in list(pages.values()):
        for address in seen.addresses:
            if address.startswith("/"):
                page, _, place = address.partition("#")
                answer = site.client.get(page)
                assert answer.status_code == 200, address
                assert not place or place in Seen(answer.text).places, address
            elif address.startswith("#"):
                assert address[1:] in seen.places


def test_the_home_page_begins_with_the_dispute(site: Site) -> None:
    shown = Seen(site.page("/")).text
    assert "affirmed by former aide" in shown
    assert "denied by Dmitry Peskov" in shown
    assert shown.index("Disputed") < shown.index("Changes of position") < shown.index("Newest of 2 articles")


def test_a_claim_says_who_stands_where_since_when_and_on_whose_word(site: Site) -> None:
    page = site.client.get(f"/claim/{site.claim.id}.json").json()
    assert page["sources"] == {"affirms": 1, "denies": 1, "hedges": 1}
    assert (page["articles"], page["origins"], page["doubtful"], page["disputed"]) == (2, 1, 1, True)
    sides = {side["stance"]: [holder["source"]["name"] for holder in side["holders"]] for side in page["sides"]}
    assert sides == {"affirms": ["former aide"], "hedges": ["Dmitry Peskov"]}
    (peskov,) = (holder for side in page["sides"] for holder in side["holders"] if holder["source"]["name"] == "Dmitry Peskov")
    assert (peskov["since"], peskov["before"], peskov["speaks_for"]["name"]) == ("2025-03-23", "denies", "Kremlin")
    assert page["lineages"][0]["name"] == "Ann Bell"


def test_what_is_likely_only_together_counts_as_the_dispute_has_it(site: Site) -> None:
    excerpt = site.ledger.excerpts.claim(site.claim.id)
    assert excerpt
    snapshot = excerpt.snapshot
    doubted = [replace(each, confidence=0.4) if each.stance is Stance.AFFIRMS else each for each in snapshot.positions]
    page = claim_page(replace(excerpt, snapshot=replace(snapshot, positions=tuple(doubted))), site.claim.id)
    (affirming,) = (side for side in page.sides if side.stance is Stance.AFFIRMS)
    assert [(holder.source.name, holder.grade) for holder in affirming.holders] == [("former aide", Grade.DOUBTFUL)]
    assert (page.sources[Stance.AFFIRMS], page.perhaps, page.doubtful) == (1, {Stance.AFFIRMS: 1}, 2)
    assert {row.source.name: (row.now, row.grade) for group in page.groups for row in group.rows} == {
        "former aide": (Stance.AFFIRMS, Grade.DOUBTFUL),
        "Dmitry Peskov": (Stance.HEDGES, Grade.SURE),
    }
    shown = bytes(html("claim.html", page, twin=None, token="", query={}).body).decode()
    assert Seen(shown).text.count("perhaps affirmed by 1") == 1


def test_a_stance_taken_again_is_as_sure_as_it_is_now(site: Site) -> None:
    excerpt = site.ledger.excerpts.claim(site.claim.id)
    assert excerpt
    snapshot = excerpt.snapshot
    (peskov,) = (source for source in snapshot.sources if source.name == "Dmitry Peskov")
    before, after = (entry for entry in Lookup(snapshot).stances(site.claim) if entry.source is peskov)
    again = replace(after.statement, id="t-again", said=Said("2025-04-01", "2025-04-01", Basis.TEXT))
    told = replace(
        snapshot,
        statements=(*snapshot.statements, again),
        positions=(*snapshot.positions, Position(site.claim.id, again.id, Stance.DENIES, LIKELY)),
    )
    assert before.position
    assert (before.position.stance, grade(before.position)) == (Stance.DENIES, Grade.SURE)
    page = claim_page(replace(excerpt, snapshot=told), site.claim.id)
    assert [(r.now, r.grade) for g in page.groups for r in g.rows if r.source.id == peskov.id] == [(Stance.DENIES, Grade.LIKELY)]
    (denying,) = (side for side in page.sides if side.stance is Stance.DENIES)
    assert [(holder.since, holder.before, holder.grade) for holder in denying.holders] == [
        ("2025-04-01", Stance.HEDGES, Grade.LIKELY)
    ]


def test_of_a_side_that_is_not_sure_the_home_page_says_so(site: Site) -> None:
    front = site.ledger.excerpts.front()
    (line,) = claim_lines(front)
    assert [party.sure for party in (*line.affirmed_by, *line.denied_by)] == [True, True]
    (line,) = claim_lines(replace(front, sure={by: of for by, of in front.sure.items() if Stance.AFFIRMS not in by}))
    assert [party.sure for party in (*line.affirmed_by, *line.denied_by)] == [False, True]


def test_counts_of_who_is_sure_and_who_perhaps() -> None:
    counts = {Stance.AFFIRMS: 2, Stance.DENIES: 3, Stance.HEDGES: 1}
    assert [told for _, told in deeds(counts, {Stance.DENIES: 1, Stance.HEDGES: 1})] == [
        "affirmed by 2",
        "denied by 2, perhaps 3",
        "perhaps hedged by 1",
    ]


def test_the_table_groups_speakers_and_marks_the_change(site: Site) -> None:
    page = site.client.get(f"/claim/{site.claim.id}.json").json()
    (kremlin,) = (group for group in page["groups"] if group["speaker"]["name"] == "Kremlin")
    (peskov,) = kremlin["rows"]
    marks = [(cell["when"], mark["stance"], mark["changed"]) for cell in peskov["cells"] for mark in cell["marks"]]
    assert marks == [("2024-10-08", "denies", False), ("2025-03-23", "hedges", True)]
    assert [group["speaker"]["name"] for group in page["doubtful_groups"]] == ["campaign"]


def test_a_stance_is_a_glyph_and_a_word(site: Site) -> None:
    page = site.page(f"/claim/{site.claim.id}")
    assert re.search(r'class="stance denies"><span aria-hidden="true">✕</span> denies', page)
    assert re.search(r'class="stance declines unsure">.*?, doubtful', page)


def test_an_article_marks_source_cue_and_content(site: Site) -> None:
    first = next(article for article in site.snapshot.articles if article.file == "denial.txt")
    page = site.page(f"/article/{first.id}")
    assert re.search(r'<span class="w source">Kremlin spokesman Dmitry Peskov</span>', page)
    assert re.search(r'<span class="w cue">said</span>', page)
    assert re.search(r'<span class="w d1">There were no phone calls</span>', page)
    assert "✓" not in page
    assert "words not found" not in page
    body = re.sub(r"<a class=\"number\".*?</a>|<[^>]+>", "", page[page.index('<div class="text">') :])
    assert "“There were no phone calls,” Kremlin spokesman Dmitry Peskov said on Tuesday." in unescape(body)


def test_an_article_opens_at_the_words_of_a_statement(site: Site) -> None:
    for statement in site.snapshot.statements:
        page = site.page(f"/article/{statement.article}?statement={statement.id}")
        assert f'id="{statement.id}"' in page
        assert re.search(rf'{re.escape(statement.id)}".*?here">', page, re.S)


def test_a_change_of_position_stands_side_by_side(site: Site) -> None:
    address = next(address for address in site.pages() if address.startswith("/reversal/"))
    shown = Seen(site.page(address)).text
    assert shown.index("There were no phone calls") < shown.index("could not rule out")
    assert "softening" in shown


def test_a_search_keeps_to_its_filters(site: Site) -> None:
    def found(query: str) -> set[str]:
        return {quote["source"]["name"] for quote in site.client.get(f"/search.json?{query}").json()["quotes"]}

    assert found("q=calls") == {"Dmitry Peskov", "former aide", "campaign"}
    assert found("q=calls&stance=denies") == {"Dmitry Peskov"}
    assert found("source=kremlin") == {"Dmitry Peskov"}
    assert found("outlet=daily") == {"Dmitry Peskov", "former aide"}
    assert found("until=2024") == {"Dmitry Peskov"}
    assert found("since=2025") == set()
    assert found("stance=nonsense") == {"Dmitry Peskov", "former aide", "campaign"}


def test_the_beginning_of_an_id_is_enough(site: Site) -> None:
    assert site.client.get(f"/{site.claim.id[:7]}").url.path == f"/claim/{site.claim.id}"
    assert site.client.get("/c0").status_code == 404


def test_what_is_not_there_is_said_so(site: Site) -> None:
    for address in ("/claim/c0", "/source/s0", "/article/a0", "/reversal/r0", "/reversal/a-b-c-d", "/job/7", "/nothing/at/all"):
        assert site.client.get(address).status_code == 404, address
    assert site.client.get("/claim/c0.json").json() == {"error": "There is no such page in this ledger."}


def test_the_positions_go_to_a_spreadsheet(site: Site) -> None:
    lines = site.page(f"/claim/{site.claim.id}/positions.csv").splitlines()
    assert lines[0].startswith("id,said_start")
    assert len(lines) == 5


def test_a_twin_is_byte_for_byte_the_same_each_time(site: Site) -> None:
    for twin in site.pages().values():
        assert site.client.get(twin).content == site.client.get(twin).content
        json.loads(site.client.get(twin).content)


def test_every_stance_has_a_style_of_its_own(site: Site) -> None:
    sheet = site.page("/static/style.css")
    assert all(f".stance.{stance}" in sheet for stance in Stance)
