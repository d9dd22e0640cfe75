"""A file between its preview and its import: on this machine's disk, named by what only the person who sent it has.

In the session it would be copied to the database with every request; in the form 20 MB would go back and forth.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from django.core import signing

SALT: Final = "portal.exchange.kept-file"
#: Seconds until a preview has to be made again.
LIFETIME: Final = 3600
NAME: Final = re.compile(r"[0-9a-f]{32}\.upload")


class Forgotten(Exception):
    """The file is not there any more, or was never this person's."""


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"portal-exchange-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(folder)
    return folder


def keep(data: bytes, user: Any, language: str) -> str:
    """Keep a file for an hour; returns the token that gives it back."""
    folder = _folder()
    _sweep(folder)
    name = f"{secrets.token_hex(16)}.upload"
    descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    return signing.dumps([name, user.pk, language], salt=SALT)


def give_back(token: str, user: Any, language: str) -> bytes:
    """Raises Forgotten. The file stays until ``forget``."""
    try:
        return _path(token, user, language).read_bytes()
    except OSError as gone:
        raise Forgotten from gone


def forget(token: str, user: Any, language: str) -> None:
    _path(token, user, language).unlink(missing_ok=True)


def _path(token: str, user: Any, language: str) -> Path:
    try:
        name, owner, kept_language = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as wrong:
        raise Forgotten from wrong
    if owner != user.pk or kept_language != language or not NAME.fullmatch(name):
        raise Forgotten
    return _folder() / name


def _sweep(folder: Path) -> None:
    """Take away what nobody came back for."""
    for path in folder.glob("*.upload"):
        try:
            if path.stat().st_mtime < time.time() - LIFETIME:
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue
