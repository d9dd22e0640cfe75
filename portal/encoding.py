"""Every page and form of ours is UTF-8, so every request is read as that, whatever it says of itself.

Django believes the ``charset`` of a request's ``Content-Type``. Some of Python's encodings make half characters of
plain text, which no page and no database takes; others are no encoding of text, and end as an error before any
middleware, which a server would log with the address that was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
NAME: Final = "CONTENT_TYPE"


class Utf8Only:
    """A WSGI application in front of another one."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if NAME in environ:
            environ[NAME] = without_charset(environ[NAME])
        return self.application(environ, start_response)


def without_charset(content_type: str) -> str:
    """``content_type`` with its other parameters.

    >>> without_charset("multipart/form-data; charset=utf-7; boundary=x")
    'multipart/form-data; boundary=x'
    """
    parts = [part.strip() for part in content_type.split(";")]
    return "; ".join(part for part in parts if not part.lower().startswith("charset"))
