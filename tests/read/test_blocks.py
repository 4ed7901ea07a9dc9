from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import BlockKind
from sayso.read.blocks import headline, lines, partition
from tests.read.pages import MORE, PROSE, kinds, words


def test_an_article_is_title_and_body() -> None:
    assert kinds(f"Bridge to Stay Closed for Three Weeks\n\n{PROSE}\n\n{MORE}") == ["title", "body", "body"]


def test_a_line_that_ends_as_a_sentence_is_no_title() -> None:
    assert kinds(f"The bridge at Lerwen stays closed.\n\n{PROSE}") == ["body", "body"]


def test_the_known_title_is_found_below_the_banner_of_the_site() -> None:
    text = f"Echo-Online.example ➤ All the news from Lerwen\nBridge to Stay Closed\n\n{PROSE}"
    assert kinds(text, "Bridge to stay closed") == ["furniture", "title", "body"]


def test_a_repeated_headline_is_furniture_and_the_next_one_a_heading() -> None:
    text = f"Bridge to Stay Closed for Weeks\n\nBridge to Stay Closed for Weeks\n\nMayor Denies All Knowledge\n\n{PROSE}"
    assert kinds(text) == ["title", "furniture", "heading", "body"]


def test_a_lone_line_between_paragraphs_is_a_heading() -> None:
    assert kinds(f"{PROSE}\n\n'We will not negotiate'\n\n{MORE}") == ["body", "heading", "body"]


def test_link_lists_after_the_article_are_furniture() -> None:
    links = ["Minister opens new hospital wing in Tarvik", "Farmer finds Roman coin under his doorstep", "Storm closes schools"]
    text = "\n\n".join(
        [PROSE, MORE, "Top News", *links, "Related Articles More", *links[::-1], "MUST WATCH", "Cake", "Boats", "Kites"]
    )
    assert kinds(text) == ["body", "body"] + ["furniture"] * 12


def test_a_box_of_links_inside_the_article_ends_where_prose_comes_back() -> None:
    text = f"{PROSE}\n\nRelated stories\n\nMinister opens new wing\n\nFarmer finds coin\n\nHe denied it on Friday.\n\n{MORE}"
    assert kinds(text) == ["body", "furniture", "furniture", "furniture", "body", "body"]


def test_three_lines_that_read_like_titles_are_links_without_any_heading() -> None:
    links = "Minister opens new hospital wing\nFarmer finds Roman coin under doorstep\nStorm closes schools in Tarvik"
    assert kinds(f"{PROSE}\n{links}\n{MORE}") == ["body"] + ["furniture"] * 3 + ["body"]


def test_short_quotations_are_body_wherever_they_stand() -> None:
    quoted = ["“It is over,” she said.", "“No comment.”", MORE, "More from the Echo:", "“I just want it to go away,” he said."]
    assert kinds("\n\n".join([PROSE, *quoted])) == ["body", "body", "body", "body", "furniture", "body"]


def test_what_readers_write_is_furniture_to_the_end() -> None:
    assert (
        kinds(f"{PROSE}\n\n{MORE}\n\n3 comments\n\nAnna\n\n{PROSE.replace('Monday', 'Sunday')}")
        == ["body"] * 2 + ["furniture"] * 3
    )


def test_a_teaser_is_furniture() -> None:
    teaser = "New Trailer Brings Killer Kites  Our second look at Kites 3 has arrived and it is pretty wild. Earlier..."
    text = f"{PROSE}\n\nMust Read\n\nNew Trailer Brings Killer Kites\n\n{teaser}"
    assert kinds(text) == ["body", "furniture", "furniture", "furniture"]


def test_short_sentences_among_links_after_the_end_are_teasers() -> None:
    after = [
        "Most Popular",
        "The Farmer and His Coin",
        "A story of luck and mud.",
        "Storm Closes Schools",
        "“It is over,” she said.",
        "Kites",
    ]
    assert kinds("\n\n".join([PROSE, MORE, *after])) == ["body"] * 2 + ["furniture"] * 4 + ["body", "furniture"]


def test_short_paragraphs_after_a_box_are_body() -> None:
    after = ["Read more: Storm closes schools", "It blew for days.", "Nobody slept.", "The roof is gone.", "So is the bridge."]
    assert kinds("\n\n".join([PROSE, *after])) == ["body", "furniture"] + ["body"] * 4


def test_a_short_last_paragraph_is_body() -> None:
    links = "Top News\n\nStorm Closes Schools\n\nKites at Dawn"
    assert kinds(f"{PROSE}\n\nThe work goes on.\n\n{links}") == ["body"] * 2 + ["furniture"] * 3


def test_a_picture_its_caption_and_its_credit() -> None:
    picture = "Open Image Modal\nThe bridge at Lerwen as seen from the quay.\nvia Harbour Press\n\n"
    assert kinds(f"Bridge to Stay Closed for Weeks\n{picture}{PROSE}") == ["title", "caption", "caption", "caption", "body"]


def test_a_sentence_that_ends_with_weekday_and_full_date_is_a_caption() -> None:
    assert kinds(f"Mayor Ilse Brandt opens the fair in Tarvik, Thursday, Oct. 24, 2024.\n{PROSE}") == ["caption", "body"]


def test_speakers_of_a_transcript_are_body() -> None:
    assert kinds(f"{PROSE}\n\nBrandt: We regularly talk over the phone.\n\nOkonjo: No\n\n{MORE}") == ["body"] * 4


def test_a_tweet_and_its_author_are_body() -> None:
    assert kinds(f"{PROSE}\nBridge is fine! @lerwen #bridge\n— Ilse Brandt (@brandt) October 20, 2014")[1:] == ["body", "body"]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = "The bridge at Lerwen was closed on Monday after two of its\ncables had been cut by\nunknown hands.\n\nIt stays shut."
    assert [text[start:end].count("\n") for start, end in lines(text)] == [2, 0]


def test_a_list_of_short_lines_is_not_joined() -> None:
    assert len(lines("The bridge was closed.\nNobody knows why.\nThe mayor denies it.")) == 3


@pytest.mark.parametrize(
    "text", ["Bridge to Stay Closed", "Who closed the bridge in Lerwen?", "‘Pure fiction’: mayor denies reports of closure"]
)
def test_headlines(text: str) -> None:
    assert headline(text)


@pytest.mark.parametrize(
    "text", ["Home", "The bridge is closed.", "Oct 24, 2024, 3:47 PM", "By Maria Okonjo", "The Echo | News from Lerwen"]
)
def test_no_headlines(text: str) -> None:
    assert not headline(text)


@given(
    st.text()
    | st.lists(st.sampled_from([PROSE, MORE, "Top News", "Home", "A B C D e", "x...", "3 comments", " ", "\r"])).map("\n".join)
)
def test_blocks_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    blocks = partition(text)
    ends = [0, *(place for block in blocks for place in (block.start, block.end)), len(text)]
    assert ends == sorted(ends)
    assert not "".join(text[end:start] for end, start in zip(ends[::2], ends[1::2], strict=True)).strip()
    assert all(text[block.start : block.end] == text[block.start : block.end].strip() != "" for block in blocks)


@pytest.mark.parametrize(
    "piece", ["a", "word ", '"', "(via ", ". ", "Nov 11, 2024 ", "a/", "Top News\n", "A b c d\n", "one two three four five...\n"]
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    assert partition(text)
    assert time.process_time() - began < 10


def test_the_words_of_a_kind_can_be_read_back() -> None:
    text = f"{PROSE}\n\nFollow us on Facebook"
    assert words(text, partition(text), BlockKind.FURNITURE) == ["Follow us on Facebook"]
