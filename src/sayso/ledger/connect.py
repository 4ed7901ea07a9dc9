"""From a location to an open, migrated database, or to an error that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from sayso.errors import InputError, LedgerError
from sayso.ledger.schema import HEAD, VERSION_TABLE

__all__ = ["connect", "transaction", "without_password"]

PATIENCE = 30  # seconds to wait for another writer: many times the slowest transaction, which is `conclude`
MAPPED = 2**33  # bytes of a SQLite file that are read where the system keeps them, not copied: a third off a cold page
LOCK = 0x5A150  # any number, the same for all of sayso's writers on one PostgreSQL database
MAKE = "make one with `sayso read`, or name one with --ledger"
ADVICE = {
    "database is locked": "another program is writing; try again when it is done",
    "readonly database": "make the file and its folder writable, or name another place with --ledger",
    "unable to open": "make its folder exist and be writable, or name another place with --ledger",
    "file is not a database": "name another file with --ledger",
    "malformed": "restore it from a copy; `sqlite3 FILE .recover` saves what can be saved",
    "is full": "free some space; nothing that was acknowledged is lost",
    "nul (0x00)": "PostgreSQL cannot keep that character; name an SQLite file with --ledger",
    "connection failed": "check that the server runs, and the name, user and password",
    "disk i/o error": "check the disk; nothing that was acknowledged is lost",
}


def connect(location: str, *, create: bool = True) -> sa.Engine:
    """An engine on the ledger at a path, a `sqlite:///` or a `postgresql://` URL, brought to the present schema.

    `create` makes a ledger where there is none. Raises `LedgerError`.
    """
    url, location = _url(location), without_password(location)
    file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:") else None
    if file is not None:
        _check_file(file, create=create)
    engine = _sqlite(url, in_memory=file is None) if url.get_backend_name() == "sqlite" else _postgresql(url)
    try:
        revision = _revision(engine, location)
        if revision is None and not create:
            raise LedgerError("there is no ledger", where=location, advice=MAKE)
        if file is not None:
            with transaction(engine, location, begin=False) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        if revision != HEAD:
            _migrate(engine, location)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def transaction(engine: sa.Engine, location: str, *, write: bool = False, begin: bool = True) -> Iterator[sa.Connection]:
    """One transaction; with `write` alone among the writers. Raises `LedgerError` for what the database refuses."""
    chosen = engine.execution_options(sayso_write=write, sayso_begin=begin)
    try:
        with chosen.begin() as connection:
            if write and connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            yield connection
    except sa.exc.DBAPIError as error:
        what = " ".join(str(error.orig).split())
        advice = next((advice for sign, advice in ADVICE.items() if sign in what.lower()), "")
        raise LedgerError(what, where=location, advice=advice) from error
    except UnicodeEncodeError as error:
        advice = "text must be Unicode without lone surrogates"
        raise InputError(f"cannot be stored: {error.reason} at {error.start}", advice=advice) from error


def without_password(location: str) -> str:
    """The location, fit to be shown."""
    return sa.make_url(location).render_as_string() if "://" in location else location


def _url(location: str) -> sa.URL:
    if "://" not in location:
        return sa.URL.create("sqlite", database=location)
    try:
        url = sa.make_url(location)
        backend = url.get_backend_name()
    except (sa.exc.ArgumentError, ValueError) as error:
        raise LedgerError("not a database URL", where=location, advice="give a path or postgresql://HOST/NAME") from error
    if backend == "sqlite":
        return url
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise LedgerError(f"{backend} is not a database that sayso knows", advice="give a path or postgresql://HOST/NAME")


def _check_file(file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise LedgerError("is a folder", where=str(file), advice=f"name a file in it, such as {file / 'sayso.db'}")
    if not file.exists() and not create:
        raise LedgerError("there is no ledger", where=str(file), advice=MAKE)
    if not file.parent.is_dir():
        raise LedgerError("its folder does not exist", where=str(file), advice=f"make it with `mkdir -p {file.parent}`")


def _sqlite(url: sa.URL, *, in_memory: bool) -> sa.Engine:
    options: dict[str, Any] = {"connect_args": {"timeout": PATIENCE, "check_same_thread": False}}
    engine = sa.create_engine(url, **options, **({"poolclass": StaticPool} if in_memory else {}))

    # Transactions begin where we say, not where Python's sqlite3 guesses:
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#serializable-isolation-savepoints-transactional-ddl
    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in ("foreign_keys = ON", "synchronous = FULL", f"mmap_size = {MAPPED}"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        if options.get("sayso_begin", True):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("sayso_write") else "BEGIN")

    return engine


def _postgresql(url: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(url)
    except ModuleNotFoundError as error:
        raise LedgerError("PostgreSQL needs psycopg", advice="pip install 'sayso[postgres]'") from error


def _revision(engine: sa.Engine, location: str) -> str | None:
    """The ledger's revision; None for an empty database. Raises `LedgerError` if it is some other program's."""
    with transaction(engine, location) as connection:
        tables = sa.inspect(connection).get_table_names()
        if VERSION_TABLE in tables:
            revision = connection.execute(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE))).scalar()
            return None if revision is None else str(revision)
        if tables:
            raise LedgerError("is a database, but not a sayso ledger", where=location, advice="name another with --ledger")
    return None


def _migrate(engine: sa.Engine, location: str) -> None:
    # Imported here because it takes a third of a second, and a ledger that is up to date has no need of it.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    with transaction(engine, location, write=True) as connection:
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            advice = "install the version of sayso that wrote it, or a newer one"
            raise LedgerError("was written by a newer sayso", where=location, advice=advice) from error
