"""From bytes that anybody may have sent to what a file says."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .parsed import LARGEST_FILE, Format, ParsedFile
from .po import read_po
from .problems import refused
from .xliff_reading import read_xliff

#: How files begin that people send by mistake.
OTHER_KINDS: Final = {
    b"PK": gettext_lazy("a ZIP archive (Word and Excel files are, too)"),
    b"\x1f\x8b": gettext_lazy("a compressed file (gzip)"),
    b"\x89PNG": gettext_lazy("a picture (PNG)"),
    b"\xff\xd8\xff": gettext_lazy("a picture (JPEG)"),
    b"GIF8": gettext_lazy("a picture (GIF)"),
    b"%PDF": gettext_lazy("a PDF"),
    b"\xde\x12\x04\x95": gettext_lazy("a compiled MO file"),
    b"\x95\x04\x12\xde": gettext_lazy("a compiled MO file"),
}
UTF_16_AND_32: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
BYTE_ORDER_MARK: Final = "\ufeff"
DECLARED: Final = re.compile(r"""\A\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")


def parse(data: bytes, language: str) -> ParsedFile:
    """What a PO or XLIFF file in ``language`` says. Raises FileRefused; nothing has been changed then."""
    text = decoded(data)
    if text.lstrip().startswith("<"):
        declared = DECLARED.match(text)
        if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii"):
            raise refused(
                _("The file says that it is written in “%(encoding)s”. Save it as UTF-8.")
                % {"encoding": declared[1][:40]},
                1,
            )
        entries = read_xliff(text, language)
        return ParsedFile(Format.XLIFF, language, entries)
    return ParsedFile(Format.PO, language, read_po(text, language))


def decoded(data: bytes) -> str:
    """UTF-8 text with ``\\n`` at the end of its lines, without a byte order mark. Raises FileRefused."""
    if len(data) > LARGEST_FILE:
        raise refused(_("The file is larger than %(most)s MB.") % {"most": LARGEST_FILE // 1024 // 1024})
    kind = next((kind for begins, kind in OTHER_KINDS.items() if data.startswith(begins)), None)
    if kind:
        raise refused(_("This is %(kind)s. Send a PO or an XLIFF file.") % {"kind": kind})
    if data.startswith(UTF_16_AND_32):
        raise refused(_("The file is written in UTF-16 or UTF-32. Save it as UTF-8."), 1)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise refused(
            _("This is not UTF-8 text. Save the file as UTF-8."), data.count(b"\n", 0, error.start) + 1
        ) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise refused(_("The file has a null byte: it is not text, or not UTF-8."), line)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise refused(_("The file is empty."))
    return text.replace("\r\n", "\n").replace("\r", "\n")
