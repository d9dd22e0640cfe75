"""Addresses and the menu item of “Translation files”. ``portal.wagtail_hooks`` imports this module."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.translation_rights import may_translate

from . import views


class TranslationFilesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(may_translate(request.user, code) for code in LANGUAGES if code != SOURCE_LANGUAGE)


@hooks.register("register_reports_menu_item")
def translation_files_menu_item() -> MenuItem:
    url = reverse_lazy("translation_files")
    return TranslationFilesMenuItem(
        _("Translation files"), url, name="translation-files", icon_name="download", order=710
    )


@hooks.register("register_admin_urls")
def translation_files_urls() -> list[URLPattern]:
    return [
        path("translation-files/", views.files, name="translation_files"),
        path("translation-files/download/", views.download, name="translation_files_download"),
        path("translation-files/preview/", views.preview, name="translation_files_preview"),
        path("translation-files/import/", views.apply, name="translation_files_import"),
    ]
