"""Reading XLIFF 2 from anybody: no document type, no entities, nothing fetched, no depth without end."""

from __future__ import annotations

import io
from typing import Any, Final
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, ErrorHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _

from portal.languages import SOURCE_LANGUAGE

from .parsed import MOST_STRINGS, PROJECT, Entry, language_named, not_ours, require_language, too_many_strings
from .problems import FileRefused, Problem, refused
from .xliff import NAMESPACE
from .xliff_unit import INLINE, UnitReader

#: Of a file that is what it should be: xliff, file, group …, unit, segment, target, and one code in another.
DEEPEST: Final = 40
#: What each element may stand in.
INSIDE: Final[dict[str, frozenset[str]]] = {
    "xliff": frozenset({""}),
    "file": frozenset({"xliff"}),
    "group": frozenset({"file", "group"}),
    "unit": frozenset({"file", "group"}),
    "segment": frozenset({"unit"}),
    "ignorable": frozenset({"unit"}),
    "originalData": frozenset({"unit"}),
    "data": frozenset({"originalData"}),
    "source": frozenset({"segment", "ignorable"}),
    "target": frozenset({"segment", "ignorable"}),
    **dict.fromkeys(INLINE, frozenset({"source", "target", "pc", "mrk"})),
    "cp": frozenset({"source", "target", "pc", "mrk", "data"}),
}
#: Read past, with all that is in them: they carry no translation.
PASSED: Final = frozenset({"notes", "skeleton"})
HOLD_TEXT: Final = frozenset({"source", "target", "pc", "mrk", "data"})


def read_xliff(text: str, language: str) -> list[Entry]:
    """Strings of an XLIFF file in ``language``. Raises FileRefused; lines count from 1."""
    reader = _Reader(language)
    parser = make_parser()
    parser.forbid_dtd = parser.forbid_entities = parser.forbid_external = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(reader)
    parser.setErrorHandler(ErrorHandler())
    try:
        parser.parse(io.BytesIO(text.encode()))
    except DefusedXmlException:
        raise refused(
            _("The file has a document type (DOCTYPE) or entities of its own. Such files are not taken."),
            parser.getLineNumber(),
        ) from None
    except SAXParseException as error:
        raise refused(
            _("This is not well-formed XML: %(what)s.") % {"what": error.getMessage()}, error.getLineNumber()
        ) from None
    except SAXException as error:
        raise refused(_("This is not well-formed XML: %(what)s.") % {"what": error}) from None
    if reader.problems:
        raise FileRefused(reader.problems)
    return reader.entries


class _Reader(ContentHandler):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.stack: list[str] = []
        self.passed = 0
        self.files: set[str] = set()
        self.unit_ids: set[str] = set()
        self.units = 0
        self.key = ""
        self.unit: UnitReader | None = None
        self.locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        self.locator = locator

    @property
    def line(self) -> int:
        return int(self.locator.getLineNumber())

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: N802
        namespace, local = name
        if len(self.stack) + self.passed >= DEEPEST:
            raise refused(
                _("Elements stand in one another more than %(deepest)s deep.") % {"deepest": DEEPEST}, self.line
            )
        if not self.stack and (namespace != NAMESPACE or local != "xliff"):
            raise refused(_("This is not XLIFF 2. Choose XLIFF 2.0 or 2.1 when you save the file."), self.line)
        parent = self.stack[-1] if self.stack else ""
        is_foreign = namespace != NAMESPACE and parent not in HOLD_TEXT
        if self.passed or is_foreign or local in PASSED:
            self.passed += 1
            return
        if namespace != NAMESPACE or parent not in INSIDE.get(local, frozenset()):
            raise refused(
                _("<%(element)s> cannot be taken here. A segment has text and the codes <pc> and <ph> only.")
                % {"element": local[:40]},
                self.line,
            )
        self.stack.append(local)
        attributes = {key[1]: value for key, value in attrs.items() if key[0] is None}
        begin = getattr(self, f"_begin_{local}", None)
        if begin:
            begin(attributes)
        elif self.unit:
            self.unit.begin(local, attributes, self.line)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if self.passed:
            self.passed -= 1
            return
        local = self.stack.pop()
        if local == "unit":
            self._end_unit()
        elif self.unit:
            self.unit.end(local)

    def characters(self, content: str) -> None:
        if self.passed or not self.stack:
            return
        if self.unit and self.stack[-1] in HOLD_TEXT:
            self.unit.text(content)
        elif content.strip():
            raise refused(_("There is text where none belongs: %(text)s") % {"text": content.strip()[:60]}, self.line)

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        """Tools may leave notes to themselves."""

    def _begin_xliff(self, attributes: dict[str, str]) -> None:
        if not attributes.get("version", "").startswith("2."):
            raise refused(_("This is not XLIFF 2. Choose XLIFF 2.0 or 2.1 when you save the file."), self.line)
        if language_named(attributes.get("srcLang", "")) != SOURCE_LANGUAGE:
            raise not_ours(self.line)
        require_language(attributes.get("trgLang", ""), self.language, self.line)

    def _begin_file(self, attributes: dict[str, str]) -> None:
        project, _slash, rest = attributes.get("original", "").partition("/")
        if project != PROJECT:
            raise not_ours(self.line)
        self.key = rest.rpartition("/")[2]
        self.unit_ids = set()
        if self.key in self.files:
            self.problems.append(Problem(_("The same page or record is in the file twice."), self.line))
        self.files.add(self.key)

    def _begin_unit(self, attributes: dict[str, str]) -> None:
        self.units += 1
        if self.units > MOST_STRINGS:
            raise too_many_strings(self.line)
        own_id, path = attributes.get("id", ""), attributes.get("name", "")
        if not own_id or not path:
            self.problems.append(Problem(_("This string does not say where it belongs (id and name)."), self.line))
        elif own_id in self.unit_ids:
            self.problems.append(Problem(_("Two strings have the same id “%(id)s”.") % {"id": own_id[:60]}, self.line))
        self.unit_ids.add(own_id)
        self.unit = UnitReader(self.key, path, attributes.get("type", ""), self.line)

    def _end_unit(self) -> None:
        assert self.unit is not None
        try:
            self.entries.append(self.unit.entry())
        except FileRefused as error:
            self.problems.extend(error.problems)
        self.unit = None
