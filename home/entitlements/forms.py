"""The form of an entitlement record in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.models.entitlement import Entitlement
from portal.formats import listed, nation_list
from portal.languages import SOURCE_LANGUAGE, get_language

from .coverage import Overlap, overlap_of
from .shown import situation_labels


class EntitlementForm(WagtailAdminModelForm):
    """A draft may lack something or stand beside another rule. What is published says all and contradicts nothing."""

    def _post_clean(self) -> None:
        super()._post_clean()
        record: Entitlement = self.instance
        if self.is_deferred_validation or (record.locale_id and not record.is_record):
            return
        for name, message in record.missing_for_readers().items():
            self._complain(name, message)
        others = Entitlement.objects.public().filter(care=record.care).exclude(translation_key=record.translation_key)
        for other in others:
            if overlap := overlap_of(record, other):
                self._complain("situations", overlap_message(overlap))

    def _complain(self, name: str, message: Any) -> None:
        self.add_error(name if name in self.fields else None, message)


def overlap_message(overlap: Overlap) -> str:
    """Names the other record, and for whom and where both would hold."""
    language = get_language(SOURCE_LANGUAGE)
    return _(
        "The record “%(record)s” says this already, in %(nations)s, for: %(situations)s. "
        "Give that one a last day, or take these out here."
    ) % {
        "record": overlap.other.key,
        "nations": nation_list(overlap.nations, language),
        "situations": listed(situation_labels(overlap.situations), language),
    }
