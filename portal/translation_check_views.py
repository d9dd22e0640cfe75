"""The page on which a person says that they have read every word of a translation, and takes it back."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.languages import SOURCE_LANGUAGE, get_language
from portal.models import TranslationStatus
from portal.models.translation_status import State
from portal.translation_board import live_sources
from portal.translation_checking import both_versions, is_checked, refusal, side_by_side, take_back
from portal.translation_links import check_url, readers_url
from portal.translation_rights import TARGETS, may_check
from portal.translation_tracking import check
from portal.translations import TranslationNote

TITLE: Final = gettext_lazy("Translations")


class CheckAccessMixin(View):
    """Only for whoever may check the language. Raises Http404 for what has no translation that anything is known of."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["language"] not in TARGETS:
            raise Http404
        if not may_check(request.user, kwargs["language"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def known(self) -> Any:
        statuses = TranslationStatus.objects.filter(source__in=live_sources(), language=self.kwargs["language"])
        return statuses.filter(source__object_id=self.kwargs["key"]).select_related("source")

    def done(self) -> HttpResponse:
        found = f"{reverse('translation_board_work')}?language={self.kwargs['language']}"
        return redirect(get_valid_next_url_from_request(self.request) or found)

    def here(self) -> HttpResponse:
        return redirect(check_url(self.kwargs["key"], self.kwargs["language"]))


class CheckView(CheckAccessMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every word in both languages, and the promise that somebody has read them."""

    page_title = gettext_lazy("Check a translation")
    header_icon = "check"
    template_name = "translation_board/check.html"

    @cached_property
    def status(self) -> TranslationStatus:
        return get_object_or_404(self.known.select_related("checked_by", "checked_for", "source__content_type"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title, "sublabel": self.status.source.title}
        return [*self.breadcrumbs_items, {"url": reverse("translation_board"), "label": TITLE}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        english, translation = both_versions(self.status)
        language = get_language(self.status.language)
        there = english is not None and translation is not None
        return {
            **super().get_context_data(**kwargs),
            "status": self.status,
            "language": language,
            "refusal": refusal(self.status),
            "is_checked": is_checked(self.status),
            "lines": side_by_side(english, translation) if there else [],
            "english_url": readers_url(english, english, SOURCE_LANGUAGE) if english is not None else "",
            "url": readers_url(english, translation, language.code) if there and self.status.is_live else "",
            "notes": self.notes(language.code),
            "next_url": get_valid_next_url_from_request(self.request),
        }

    def notes(self, language: str) -> list[dict[str, Any]]:
        """What the page will say to its readers: in their language, and in English for whoever does not read it."""
        user: Any = self.request.user
        note = TranslationNote(
            State.CHECKED,
            checked_on=timezone.localdate(),
            checked_for=user.organisation.name if user.organisation else "",
        )
        said = []
        for code in dict.fromkeys((language, SOURCE_LANGUAGE)):
            with override(code):
                html = render_to_string("components/translation_note.html", {"translation_note": note}, self.request)
            said.append({"language": get_language(code), "html": html})
        return said

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            status = get_object_or_404(self.known.select_for_update(of=("self",)))
            problem = refusal(status)
            if not problem and request.POST.get("fingerprint") != status.fingerprint:
                problem = _("Somebody published other words while you were reading. Please read them again.")
            if not problem and "read" not in request.POST:
                problem = _("Tick the box to say that you have read every word.")
            if not problem:
                check(status, request.user)
        if problem:
            messages.error(request, problem)
            return self.here()
        messages.success(request, _("Thank you. Readers now see that a person has checked these words."))
        return self.done()


class TakeBackView(CheckAccessMixin):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            status = get_object_or_404(self.known.select_for_update(of=("self",)))
            if is_checked(status):
                take_back(status)
        messages.success(request, _("Taken back. Readers no longer see that a person has checked these words."))
        return self.here()
