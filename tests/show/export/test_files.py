"""Files get their names only once they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.show.export import File, write_file, write_folder
from sayso.show.export.files import text


def breaking() -> Iterator[bytes]:
    yield b"half"
    raise KeyboardInterrupt


def test_a_folder_is_there_with_all_its_files_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_folder(iter([File("a", [b"whole"]), File("b", breaking())]), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    write_folder(iter([File("a", [b"who", b"le"])]), tmp_path / "out")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "out").iterdir()] == [("a", b"whole")]


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_file(iter([File("out", breaking())]), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "before"
    write_file(iter([File("out", [b"after"])]), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "after"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        write_folder(iter([File("a", [b"whole"])]), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes"]


def test_half_a_surrogate_pair_cannot_break_a_file() -> None:
    assert b"".join(text("a", ["x\ud800y"]).pieces) == b"x?y"
