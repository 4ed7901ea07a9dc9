from __future__ import annotations

import pytest

from sayso.read.furniture import Mark, mark, speaks


@pytest.mark.parametrize(
    ("line", "is_a"),
    [
        ("Related Articles More", Mark.SHELF),
        ("Don't miss", Mark.SHELF),
        ("Most read today", Mark.SHELF),
        ("12 comments", Mark.COMMENTS),
        ("Please enter your comment!", Mark.COMMENTS),
        ("Leave a Reply", Mark.COMMENTS),
        ("Read more: Farmer finds coin", Mark.NOTICE),
        ("MORE: Farmer finds Roman coin under his doorstep", Mark.NOTICE),
        ("RelatedFarmer finds Roman coin", Mark.NOTICE),
        (">> Follow Ilse Brandt (@brandt) on Twitter", Mark.NOTICE),
        ("The Echo is now on Telegram. Click here to join our channel and stay updated.", Mark.NOTICE),
        ("You seem to have an Ad Blocker on.", Mark.NOTICE),
        ("Maria Okonjo is a senior reporter for The Echo covering bridges.", Mark.NOTICE),
        ("Subscribe to our newsletter", Mark.NOTICE),
        ("Maria Okonjo contributed to this report.", Mark.NOTICE),
        ("OO.ready(function() { OO.Player.create('x'); });", Mark.NOTICE),
        ("By Maria Okonjo and Ilse Brandt", Mark.NOTICE),
        ("___", Mark.NOTICE),
        ("[h/t The Echo]", Mark.NOTICE),
        ("Photo by Maria Okonjo", Mark.CREDIT),
        ("MARIA OKONJO/LERWEN ECHO", Mark.CREDIT),
        ("okonjo / Town Hall Lerwen", Mark.CREDIT),
        ("Getty Images", Mark.CREDIT),
        ("FILE - The bridge at Lerwen in 2011.", Mark.CAPTION),
        ("The bridge from the quay. (Photo: Maria Okonjo)", Mark.CAPTION),
        ("The bridge may open soon.Echo", Mark.CAPTION),
        ("Open Image Modal", Mark.IMAGE),
        ("ECHO, Nov 11, 2024, 3:47 PM IST", Mark.DATELINE),
        ("Posted on 3 March 2015", Mark.DATELINE),
        ("LERWEN, NW (ECHO) -", Mark.DATELINE),
    ],
)
def test_what_a_line_says_it_is(line: str, is_a: Mark) -> None:
    assert mark(line) is is_a


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, he said.",
        "“Subscribe to nothing,” she said.",
        "Share prices fell by a tenth after the report.",
        "Related claims were denied by the mayor in March.",
        "He said the file was closed.",
        "More than 200 people were there when the bridge fell.",
        "Brandt: We regularly talk over the phone.",
        "Files show that she wrote it.",
        "On 3 March 2015 the bridge was closed, the mayor said.",
        "She denied it.",
    ],
)
def test_prose_is_nothing_special(line: str) -> None:
    assert mark(line) is Mark.NONE


def test_speaking() -> None:
    assert speaks("He denied it")
    assert not speaks("The bridge is shut")
