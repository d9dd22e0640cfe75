"""Machine translation in the admin: the glossary, the budget, and why there is no button."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from portal.models import GlossaryTerm

from .translator import PortalTranslator
from .views import UpdateWithoutMachineView, fill_by_machine


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 170
    add_to_admin_menu = True
    list_display = ["english", "is_kept", "note"]
    search_fields = ["english", "note"]
    search_backend_name = None
    copy_view_enabled = False


register_snippet(GlossaryViewSet)


# wagtail-localize's addresses of these two stay; the first of two equal addresses is the one that answers.
@hooks.register("register_admin_urls", order=-10)
def machine_translation_urls() -> list[URLPattern]:
    return [
        path(
            "localize/translate/<int:translation_id>/machine_translate/",
            fill_by_machine,
            name="fill_by_machine",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            UpdateWithoutMachineView.as_view(),
            name="update_translations_without_machine",
        ),
    ]


# Before wagtail-localize's own hooks, which answer with the editor.
@hooks.register("before_edit_page", order=-10)
@hooks.register("before_edit_snippet", order=-10)
def say_why_there_is_no_button(request: HttpRequest, instance: Any) -> None:
    translator = get_machine_translator()
    key, locale_id = getattr(instance, "translation_key", None), getattr(instance, "locale_id", None)
    if request.method != "GET" or key is None or not isinstance(translator, PortalTranslator):
        return
    translations = Translation.objects.filter(source__object_id=key, target_locale_id=locale_id, enabled=True)
    translation = translations.select_related("target_locale").first()
    if translation and (reason := translator.reason_against(translation.target_locale.language_code)):
        messages.info(request, reason)
