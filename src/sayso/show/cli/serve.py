"""`sayso serve`."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress

import click

from sayso.errors import UsageError
from sayso.show.cli.session import command, opened

__all__ = ["serve"]

SHORTEST = 16  # characters of a token: what cannot be guessed over a network


@command("serve", "sayso serve", "sayso serve --port 9000 --ledger demo.db")
@click.option("--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen at.")
@click.option("--allow-remote", is_flag=True, help="Listen at an address that other machines reach; needs a token.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name under which others ask for it. Repeatable.")
@click.option(
    "--token", envvar="SAYSO_TOKEN", metavar="WORDS", help="What whoever asks gives as the password; better in $SAYSO_TOKEN."
)
def serve(port: int, host: str, allow_remote: bool, names: tuple[str, ...], token: str | None) -> None:
    """Serve the pages of the ledger to a browser on this machine.

    Who stands where on each claim, since when and on whose word; each cell one click from the words. Ends with Ctrl-C.
    """
    _check(host, allow_remote, token)
    import uvicorn

    from sayso.show.web import Settings, make_app

    local = Settings().hosts
    asked = f"[{host}]" if ":" in host else host
    with opened(create=True) as ledger:
        app = make_app(ledger, Settings((*local, asked, *names), token))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False))
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family) as listening, suppress(KeyboardInterrupt):
            click.echo(f"Pages at http://{asked}:{listening.getsockname()[1]}/  (Ctrl-C ends)", err=True)
            server.run(sockets=[listening])


def _check(host: str, allow_remote: bool, token: str | None) -> None:
    """Raises `UsageError` where strangers could read the ledger."""
    if token is not None and len(token) < SHORTEST:
        raise UsageError("the token is too short", advice=f"Take at least {SHORTEST} characters that nobody guesses")
    if _is_local(host):
        return
    if not allow_remote:
        raise UsageError(f"{host} can be reached from other machines", advice="Add --allow-remote and a token, if that is meant")
    if token is None:
        raise UsageError("without a token anybody could read and change the ledger", advice="Put one into SAYSO_TOKEN")


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
