"""wagtail-localize's two views that reach a machine translator, with the portal's rules.

Its own would answer a provider's error with a crash, say "translated" when nothing was, and could publish a machine's
words unread.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import user_can_edit_instance
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .drafts import Made, fill
from .translator import PortalTranslator

#: How many strings that were not used are named; the rest are counted.
MOST_NAMED = 5


@require_POST
def fill_by_machine(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Translate what a page or record still lacks. Nothing is published: the words wait in the editor."""
    translator = get_machine_translator()
    if not isinstance(translator, PortalTranslator):
        raise Http404
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    try:
        instance = translation.get_target_instance()
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    if not user_can_edit_instance(request.user, instance):
        raise PermissionDenied
    if reason := translator.reason_against(translation.target_locale.language_code):
        messages.error(request, reason)
    else:
        tell(request, fill(translation.source, translation.target_locale, translator, request.user), translator)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def tell(request: HttpRequest, made: Made, translator: PortalTranslator) -> None:
    """Say what came of it: nothing is claimed that did not happen."""
    if made.strings:
        text = ngettext(
            "%(provider)s translated %(count)s piece of text. Read it before you publish: it is marked as a machine's.",
            "%(provider)s translated %(count)s pieces of text. Read them before you publish: they are marked as a "
            "machine's.",
            made.strings,
        )
        messages.success(request, text % {"provider": translator.display_name, "count": made.strings})
    for english, reason in list(made.refused.items())[:MOST_NAMED]:
        short = Truncator(StringValue(english).render_text()).chars(60)
        text = _("Not used: “%(english)s”. Please translate it yourself. Why: %(reason)s.")
        messages.warning(request, text % {"english": short, "reason": reason})
    more = len(made.refused) - MOST_NAMED
    if more > 0:
        messages.warning(request, _("%(count)s more were not used.") % {"count": more})
    if made.problem:
        messages.error(request, made.problem)
    if not (made.strings or made.refused or made.problem):
        messages.info(request, _("There is nothing left that a machine may translate."))


class UpdateWithoutMachineView(UpdateTranslationsView):
    """Takes new English into translations. It could have a machine translate and publish them in one go: not here."""

    def get_form(self) -> Any:
        form = super().get_form()
        form.fields.pop("use_machine_translation", None)
        return form
