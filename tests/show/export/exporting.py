"""Exports in memory: the bytes of each file by its name."""

from __future__ import annotations

from sayso.model import Snapshot
from sayso.show.export import Format

EMPTY = Snapshot((), (), (), (), (), (), (), (), (), ())


def as_file(form: Format, snapshot: Snapshot, name: str = "out") -> dict[str, bytes]:
    """The file and those beside it."""
    assert form.file
    return {file.name: b"".join(file.pieces) for file in form.file(snapshot, name)}


def as_folder(form: Format, snapshot: Snapshot) -> dict[str, bytes]:
    assert form.folder
    return {file.name: b"".join(file.pieces) for file in form.folder(snapshot)}


def exported(form: Format, snapshot: Snapshot) -> dict[str, bytes]:
    """All that the format can be: the file and the folder."""
    file = as_file(form, snapshot) if form.file else {}
    return file | ({f"folder/{name}": made for name, made in as_folder(form, snapshot).items()} if form.folder else {})
