"""What an address of the desk asks. It is the only place where the desk remembers anything."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.http import QueryDict

from portal.languages import SOURCE_LANGUAGE, is_language
from portal.nations import Nation

from ..entitlements.choices import Situation
from .needs import NEEDS, OLD_NEEDS, SITUATIONS

SLUG: Final = re.compile(r"[-\w]{1,80}", re.ASCII)
#: The value of ``show`` that turns the screen round.
PATIENT: Final = "patient"


@dataclass(frozen=True, slots=True)
class DeskQuestion:
    """``need``: a kind of care, "" where nothing is asked yet. ``patient``: the code of the patient's language, ""
    where it is English or not known. ``at``: the slug of the surgery whose shortcut this is. ``turned``: for the
    patient's eyes.
    """

    need: str = ""
    nation: str = Nation.ENGLAND.value
    situation: str = Situation.NOT_KNOWN.value
    patient: str = ""
    at: str = ""
    turned: bool = False

    @classmethod
    def parse(cls, data: QueryDict, reader: str) -> Self:
        """From GET parameters; junk is dropped. Somebody who reads the desk in Arabic has an Arabic speaker there."""
        asked = data.get("need", "")
        need = OLD_NEEDS[asked].value if asked in OLD_NEEDS else asked
        patient = data.get("with", reader)
        at = data.get("at", "")
        return cls(
            need=need if need in NEEDS else "",
            nation=_known(data.get("nation", ""), Nation.values, Nation.ENGLAND.value),
            situation=_known(data.get("situation", ""), SITUATIONS, Situation.NOT_KNOWN.value),
            patient=patient if is_language(patient) and patient != SOURCE_LANGUAGE else "",
            at=at if SLUG.fullmatch(at) else "",
            turned=data.get("show", "") == PATIENT,
        )

    def encode(self, **changes: Any) -> str:
        """``?need=…``: the whole question with these changes, as somebody may save it."""
        asked = replace(self, **changes) if changes else self
        known = {"need": asked.need, "nation": asked.nation, "situation": asked.situation, "with": asked.patient}
        known |= {"at": asked.at} if asked.at else {}
        known |= {"show": PATIENT} if asked.turned else {}
        return f"?{urlencode(known)}"


def _known(value: str, values: Any, otherwise: str) -> str:
    return value if value in values else otherwise
