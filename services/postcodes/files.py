"""From a file, a folder or a zip archive to the tables in it, and their lines."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Final

from .rows import BadTable

#: Bytes uncompressed, of all the members that are read: the largest table there is has about 1.3 GB.
LARGEST: Final = 3 * 1024**3
LONGEST_LINE: Final = 64 * 1024
ENCRYPTED: Final = 1
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What a release calls its tables, and whether it has many. The directory's copies by area, in multi_csv, are not read.
PATTERNS: Final = (
    (re.compile(r"(^|/)ONSPD_[^/]*_UK\.csv$", re.IGNORECASE), False),
    (re.compile(r"(^|/)CSV/[^./][^/]*\.csv$|^[a-z]{1,2}\.csv$", re.IGNORECASE), True),
    (re.compile(r"^GB_full\.(txt|csv)$", re.IGNORECASE), False),
    (re.compile(r"^GB\.txt$", re.IGNORECASE), False),
)
NOT_TABLES: Final = re.compile(r"(^|/)(multi_csv|__MACOSX)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """One text file. ``name`` says where it is: "codepo_gb.zip, Data/CSV/ls.csv"."""

    name: str
    open_bytes: Callable[[], AbstractContextManager[IO[bytes]]]

    def lines(self) -> Generator[str, None, None]:
        """Yield its lines with their ends, without a byte order mark. Raises BadTable."""
        number = 0
        try:
            with self.open_bytes() as stream:
                for number, line in enumerate(iter(partial(stream.readline, LONGEST_LINE + 1), b""), start=1):
                    if len(line) > LONGEST_LINE:
                        raise BadTable(f"{self.name}, row {number}: longer than {LONGEST_LINE} bytes")
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadTable(f"{self.name}, row {number}: not UTF-8") from error
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise BadTable(f"{self.name} cannot be read: {error}") from error


def tables_of(path: Path) -> list[Table]:
    """The tables of a file, a folder or a zip archive, sorted by name. Raises BadTable where there are none."""
    try:
        if path.is_dir():
            names = [each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file()]
            return [Table(str(path / name), partial(_open_file, path / name)) for name in _chosen(path, names)]
        if zipfile.is_zipfile(path):
            return _members(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise BadTable(f"{path} cannot be read: {error}") from error
    return [Table(str(path), partial(_open_file, path))]


def _members(path: Path) -> list[Table]:
    with zipfile.ZipFile(path) as archive:
        members = {member.filename: member for member in archive.infolist() if not member.is_dir()}
    left = LARGEST
    tables: list[Table] = []
    for name in _chosen(path, members):
        left -= members[name].file_size
        if left < 0:
            raise BadTable(f"{path}, {name}: with it more than {LARGEST // 1024**3} GB would be unpacked")
        if members[name].flag_bits & ENCRYPTED or members[name].compress_type not in METHODS:
            raise BadTable(f"{path}, {name}: encrypted, or packed in a way that is not read here")
        tables.append(Table(f"{path}, {name}", partial(_open_member, path, name)))
    return tables


def _open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


@contextmanager
def _open_member(path: Path, name: str) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(path) as archive, archive.open(name) as member, io.BufferedReader(member) as stream:  # type: ignore[type-var]
        yield stream


def _chosen(path: Path, names: Iterable[str]) -> list[str]:
    candidates = sorted(name for name in names if not NOT_TABLES.search(name))
    for pattern, has_many in PATTERNS:
        found = [name for name in candidates if pattern.search(name)]
        if len(found) > 1 and not has_many:
            raise BadTable(f"{path} holds more than one table: {', '.join(found)}")
        if found:
            return found
    raise BadTable(f"{path} holds no table of postcodes: no Data/ONSPD_…_UK.csv, Data/CSV/….csv, GB_full.txt or GB.txt")
