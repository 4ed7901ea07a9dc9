from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document, Failure
from sayso.read import documents
from sayso.read.decode import text_characters
from tests.read.pages import MORE, PROSE, article_page

TEXT = f"Bridge to Stay Closed for Weeks\n\n{PROSE}\n\n{MORE}\n"


def read(*paths: Path | str, metadata: Path | None = None) -> tuple[list[Document], list[Failure]]:
    failures: list[Failure] = []
    return list(documents([str(path) for path in paths], metadata=metadata, on_failure=failures.append)), failures


def put(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    original = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    [document], failures = read(put(tmp_path / "a.txt", original))
    article = document.article
    assert not failures
    assert document.original == original
    assert document.media_type == "text/plain"
    assert article.text == TEXT.replace("\n", "\r\n")
    assert article.sha256 == hashlib.sha256(original).hexdigest()
    assert (article.file, article.title, article.language, article.published) == (
        "a.txt",
        "Bridge to Stay Closed for Weeks",
        "en",
        None,
    )


def test_a_folder_is_read_in_order_with_all_below(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.html", "b/1.htm", ".hidden/x.txt", "b/.y.txt", "picture.png", "notes.md"):
        put(tmp_path / name, article_page() if name.endswith(("html", "htm")) else TEXT)
    found, failures = read(tmp_path)
    assert [document.article.file for document in found] == ["a.html", "b/1.htm", "b/2.txt"]
    assert not failures


def test_ids_do_not_depend_on_where_the_file_lies(tmp_path: Path) -> None:
    [one], _ = read(put(tmp_path / "x" / "a.txt"))
    [other], _ = read(put(tmp_path / "y" / "b.txt"))
    assert one.article.id == other.article.id


def test_metadata_beside_the_file_outranks_the_text(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", f"Bridge to Stay Closed for Weeks\nPosted: 3 March 2015\n{PROSE}")
    put(tmp_path / "articles.csv", "file,url,outlet,title,published,author\na.txt,https://echo.example/1,Echo,,2015-03,\n")
    [document], failures = read(tmp_path / "a.txt")
    article = document.article
    assert not failures
    assert (article.outlet, article.published, article.published_basis) == ("Echo", "2015-03", "given")
    assert article.title == "Bridge to Stay Closed for Weeks"
    (tmp_path / "articles.csv").unlink()
    [bare], _ = read(tmp_path)
    assert (bare.article.published, bare.article.published_basis) == ("2015-03-03", "text")
    assert bare.article.id != article.id


@pytest.mark.parametrize(
    ("name", "row"), [("m.csv", 'file,outlet\n"a.txt",Gazette\n'), ("m.jsonl", '{"file": "./a.txt", "outlet": "Gazette"}\n')]
)
def test_a_metadata_file_given_by_name_outranks_all(tmp_path: Path, name: str, row: str) -> None:
    put(tmp_path / "articles" / "a.txt")
    put(tmp_path / "articles" / "articles.csv", "file,outlet,author\na.txt,Echo,Okonjo\n")
    [document], failures = read(tmp_path / "articles", metadata=put(tmp_path / name, row))
    assert not failures
    assert (document.article.outlet, document.article.author) == ("Gazette", "Okonjo")


@pytest.mark.parametrize(
    ("table", "place", "what"),
    [
        ("name,outlet\na.txt,Echo\n", "line 1", "no column `file`"),
        ("file,outlet\na.txt,Echo,2015\n", "line 2", "3 cells where the first line has 2"),
        ("file,outlet\n\nb.txt,Echo\n", "line 3", "no such file: 'b.txt'"),
        ("file,published\na.txt,last week\n", "line 2", "no date: 'last week'"),
        ("file,published\na.txt,2015-02-30\n", "line 2", "no date: '2015-02-30'"),
        ("file,outlet\n,Echo\n", "line 2", "no file named"),
        ("file,outlet\na.txt,Echo\na.txt,Gazette\n", "line 3", "'a.txt' stands twice"),
        ('file,outlet\na.txt,"Echo\n', "line 2", "not CSV"),
        (b"file,outlet\na.txt,\xff\n", "articles.csv", "not UTF-8: byte 0xff at offset 18"),
    ],
)
def test_a_bad_table_is_a_failure_and_the_articles_go_through(tmp_path: Path, table: str | bytes, place: str, what: str) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "articles.csv", table)
    found, [failure] = read(tmp_path)
    assert len(found) == 1
    assert "articles.csv" in failure.where
    assert place in failure.where
    assert what in failure.what
    assert failure.advice


def test_a_row_about_no_article_is_a_failure(tmp_path: Path) -> None:
    table = put(tmp_path / "m.csv", "file,outlet\nb.txt,Echo\n")
    assert [failure.what for failure in read(put(tmp_path / "a.txt"), metadata=table)[1]] == ["no such article: 'b.txt'"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \n\xc2\xa0", "empty"),
        (b"caf\xe9 said", "not UTF-8: byte 0xe9 at offset 3"),
        (b"PNG\x00\x01", "binary: a NUL byte at offset 3"),
        ("text".encode("utf-16"), "UTF-16"),
    ],
)
def test_bad_files_are_failures_and_the_others_are_read(tmp_path: Path, content: bytes, what: str) -> None:
    put(tmp_path / "good.txt")
    put(tmp_path / "bad.txt", content)
    found, [failure] = read(tmp_path)
    assert [document.article.file for document in found] == ["good.txt"]
    assert failure.where.endswith("bad.txt")
    assert what in failure.what
    assert failure.advice


def test_what_is_too_large_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.read.sources.TEXT_CAP", 2 * 2**20)
    put(tmp_path / "large.txt", "word " * 500_000)
    put(tmp_path / "large.jsonl", json.dumps({"text": "word " * 500_000}) + "\n" + json.dumps({"text": TEXT}))
    found, failures = read(tmp_path)
    assert [document.article.file for document in found] == ["large.jsonl#2"]
    assert [failure.what for failure in failures] == ["larger than 2 MB"] * 2


def test_missing_paths_empty_folders_and_addresses(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found, failures = read(tmp_path / "missing", tmp_path / "empty", "https://echo.example/bridge", put(tmp_path / "a.txt"))
    assert len(found) == 1
    assert [failure.what for failure in failures] == [
        "no such file or folder",
        "no articles in this folder",
        "fetching from the web is not built yet",
    ]
    assert "save the page" in failures[2].advice


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": TEXT, "url": "https://echo.example/1", "outlet": "Echo", "published": "2015-03-03"}),
        json.dumps({"html": article_page().decode(), "title": "Bridge stays shut"}),
        "",
        "{oops",
        json.dumps({"text": TEXT, "published": "soon"}),
        json.dumps({"outlet": "Echo"}),
        '{"text": "\\ud800"}',
    ]
    found, failures = read(put(tmp_path / "a.jsonl", "\n".join(lines)))
    one, two, five = found
    assert [document.article.file for document in found] == ["a.jsonl#one", "a.jsonl#2", "a.jsonl#5"]
    assert one.original == lines[0].encode()
    assert (one.article.outlet, one.article.published, one.article.published_basis) == ("Echo", "2015-03-03", "given")
    assert two.article.text.startswith(f"Bridge stays shut\n\n{PROSE}")
    assert two.article.language == "en"
    assert five.article.published is None
    assert [failure.where.rpartition(", ")[2] for failure in failures] == ["line 4", "line 5", "line 6", "line 7"]


@pytest.mark.parametrize(("source", "media_type"), [(TEXT.encode(), "text/plain"), (article_page(), "text/html")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, source: bytes, media_type: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(source)))
    [document], failures = read("-")
    assert not failures
    assert (document.article.file, document.media_type) == ("<stdin>", media_type)


def test_a_page_is_dated_by_its_markup(tmp_path: Path) -> None:
    [document], _ = read(put(tmp_path / "a.html", article_page(head='<meta name="date" content="2015-03-03T10:00Z">')))
    assert (document.article.published, document.article.published_basis) == ("2015-03-03", "markup")


def test_a_fault_of_ours_keeps_only_its_article_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: bytes) -> str:
        if b"Tarvik" in source:
            raise RuntimeError("oops")
        return text_characters(source)

    monkeypatch.setattr("sayso.read.articles.text_characters", broken)
    found, [failure] = read(put(tmp_path / "a.txt", "Tarvik"), put(tmp_path / "b.txt"))
    assert len(found) == 1
    assert failure.what == "RuntimeError: oops"


@given(st.text().filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_is_read_back_character_by_character(text: str) -> None:
    assert text_characters(text.encode()) == text.removeprefix("\ufeff")
