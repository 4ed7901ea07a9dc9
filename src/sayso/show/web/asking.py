"""What an address or a form asks for: ids, numbers and fields, and the refusal of what is not there."""

from __future__ import annotations

from typing import TypeVar

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

__all__ = ["LONGEST", "fields", "id_of", "number", "there"]

LONGEST = 2000  # characters of a claim, a filter or a field
Found = TypeVar("Found")


def there(found: Found | None) -> Found:
    """What was found; else the answer is 404."""
    if found is None:
        raise HTTPException(404)
    return found


def id_of(request: Request) -> str:
    """The id in the address."""
    return str(request.path_params["id"]).replace("\0", "")


def number(request: Request, name: str) -> int:
    """A number that the address gives; 0 for anything else."""
    given = request.query_params.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def fields(form: FormData) -> dict[str, str]:
    """The fields of a form that hold text."""
    return {name: value for name, value in form.items() if isinstance(value, str)}
