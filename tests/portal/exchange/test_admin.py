"""The page in the admin: who may, what they get, and that a preview changes nothing."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from home.models import GuidePage
from portal.exchange import keeping
from portal.exchange.parsed import Format
from portal.models import User

from .conftest import everything, fill, fingerprint, give

pytestmark = pytest.mark.django_db
FILES = reverse("translation_files")
DOWNLOAD = reverse("translation_files_download")
PREVIEW = reverse("translation_files_preview")
IMPORT = reverse("translation_files_import")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path


@pytest.fixture
def sign_in(client):
    def sign_in(*permissions: str, name: str = "translator"):
        user = User.objects.create_user(name, password="x")
        for permission in ("wagtailadmin.access_admin", *permissions):
            app, codename = permission.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def team(client):
    client.force_login(User.objects.create_superuser("team", password="x"))
    return client


@pytest.fixture
def content(begun) -> str:
    fill(*everything(begun))
    made = give()
    StringTranslation.objects.all().delete()
    return made


def send(client, content: str | bytes, language: str = "ar", **fields):
    data = content.encode() if isinstance(content, str) else content
    return client.post(PREVIEW, {"language": language, "file": SimpleUploadedFile("x.po", data), **fields})


def hidden(answer) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode()))


def agree(client, answer, **fields):
    return client.post(IMPORT, {**hidden(answer), **fields}, follow=True)


# Rights


@pytest.mark.parametrize(("method", "url"), [("get", FILES), ("get", DOWNLOAD), ("post", PREVIEW), ("post", IMPORT)])
@pytest.mark.parametrize("permissions", [(), ("portal.check_ar",), ("services.change_service",)])
def test_it_is_closed_to_whoever_may_translate_nothing(site, sign_in, method, url, permissions):
    answer = getattr(sign_in(*permissions), method)(url)
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("url", [FILES, DOWNLOAD])
def test_it_is_closed_to_readers(site, client, url):
    assert "/login/" in client.get(url).url


@pytest.mark.parametrize(("method", "url"), [("post", FILES), ("post", DOWNLOAD), ("get", PREVIEW), ("get", IMPORT)])
def test_reading_is_by_get_and_changing_by_post(site, team, method, url):
    assert getattr(team, method)(url).status_code == 405


def test_a_translator_sees_their_own_languages_only(site, sign_in):
    client = sign_in("portal.translate_ar", "portal.translate_fr")
    choices = client.get(FILES).context["download_form"].fields["language"].choices
    assert [code for code, _name in choices] == ["ar", "fr"]


def test_a_translator_cannot_take_out_or_send_another_language(content, sign_in):
    client = sign_in("portal.translate_fr")
    answer = client.get(DOWNLOAD, {"language": "ar", "what": "whole", "file_format": "po"})
    assert "attachment" not in answer.headers.get("Content-Disposition", "")
    before = fingerprint()
    answer = send(client, content)
    assert "language" in answer.context["upload_form"].errors
    assert fingerprint() == before


def test_a_token_is_of_no_use_to_somebody_else_or_for_another_language(content, sign_in):
    client = sign_in("portal.translate_ar", "portal.translate_fa")
    answer = send(client, content)
    before = StringTranslation.objects.count()
    assert "not here any more" in agree(client, answer, language="fa").content.decode()
    other = sign_in("portal.translate_ar", name="other")
    assert "not here any more" in agree(other, answer).content.decode()
    assert "not here any more" in agree(other, answer, token="forged").content.decode()
    assert StringTranslation.objects.count() == before == 0


@pytest.mark.parametrize(("permissions", "is_shown"), [(("portal.translate_ar",), True), (("portal.check_ar",), False)])
def test_the_menu_shows_it_to_translators(site, sign_in, permissions, is_shown):
    page = sign_in(*permissions).get(reverse("wagtailadmin_home")).content.decode()
    assert (FILES in page) is is_shown


def test_a_translator_who_may_not_publish_leaves_drafts(begun, content, sign_in):
    client = sign_in("portal.translate_ar")
    answer = agree(client, send(client, content), publish="on")
    assert "saved as drafts: 4" in answer.content.decode()
    assert not GuidePage.objects.filter(locale__language_code="ar", live=True)


def test_one_who_may_publish_services_publishes_those(begun, content, sign_in):
    client = sign_in("portal.translate_ar", "services.publish_service")
    page = agree(client, send(client, content), publish="on").content.decode()
    assert "published: 1" in page
    assert "saved as drafts: 3" in page


# Download


@pytest.mark.parametrize(
    ("what", "file_format", "name"),
    [
        ("whole", "po", "ar-whole.po"),
        ("section:section", "xliff", "ar-section.xlf"),
        ("kind:services.service", "po", "ar-services-service.po"),
    ],
)
def test_download(begun, team, what, file_format, name):
    answer = team.get(DOWNLOAD, {"language": "ar", "what": what, "file_format": file_format})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"].endswith("charset=utf-8")
    assert b"portal-content" in answer.content


@pytest.mark.parametrize("junk", [{}, {"what": "page:../../x"}, {"what": "kind:auth.user"}, {"file_format": "exe"}])
def test_junk_is_answered_with_the_form(begun, team, junk):
    query = {"language": "ar", "what": "whole", "file_format": "po", **junk} if junk else {}
    answer = team.get(DOWNLOAD, query)
    assert answer.status_code == 200
    assert answer.context["download_form"].errors


# Upload


def test_a_preview_changes_nothing_and_shows_what_would_change(content, team):
    team.get(FILES)
    before = fingerprint()
    answer = send(team, content)
    assert fingerprint() == before
    page = answer.content.decode()
    assert 'dir="rtl">عربي Yes.</td>' in page
    assert answer.context["plan"].changes
    assert len(answer.context["shown"]) <= 50


def test_agreeing_to_it_takes_it_in_and_forgets_the_file(content, team, folder):
    answer = send(team, content)
    assert len(list(folder.rglob("*.upload"))) == 1
    page = agree(team, answer, publish="on").content.decode()
    assert "published: 5" in page
    assert GuidePage.objects.get(locale__language_code="ar").live
    assert not list(folder.rglob("*.upload"))
    assert "not here any more" in agree(team, answer).content.decode()


def test_a_file_that_is_wrong_is_answered_with_a_table(content, team, folder):
    answer = send(team, content.replace("عربي Yes.", "<script>alert(1)</script>"))
    page = answer.content.decode()
    assert "Nothing has changed" in page
    assert "<td>A guide, short_answer</td>" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert "<script>alert(1)" not in page
    assert not list(folder.rglob("*.upload"))


def test_english_that_changes_between_preview_and_import_is_found(begun, content, team):
    answer = send(team, content)
    guide = GuidePage.objects.get(pk=begun.guide.pk)
    guide.short_answer = "No."
    guide.save_revision().publish()
    assert "English has changed" in agree(team, answer).content.decode()
    assert not StringTranslation.objects.exists()


def test_leaving_changed_english_out_is_carried_to_the_second_step(begun, content, team):
    guide = GuidePage.objects.get(pk=begun.guide.pk)
    guide.short_answer = "No."
    guide.save_revision().publish()
    answer = send(team, content, skip_outdated="on")
    assert len(answer.context["plan"].skipped) == 1
    assert "left out because the English has changed: 1" in agree(team, answer).content.decode()


def test_a_file_that_changes_nothing_is_not_kept(begun, team, folder):
    assert "changes nothing" in send(team, give()).content.decode()
    assert not list(folder.rglob("*.upload"))


def test_no_file_and_a_file_too_large(begun, team, monkeypatch):
    assert "file" in team.post(PREVIEW, {"language": "ar"}).context["upload_form"].errors
    monkeypatch.setattr("portal.exchange.reading.LARGEST_FILE", 10)
    assert "larger than" in send(team, give()).content.decode()


def test_kept_files_are_swept_away(content, team, folder, monkeypatch):
    send(team, content)
    (first,) = folder.rglob("*.upload")
    assert first.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(keeping, "LIFETIME", -1)
    send(team, content)
    assert not first.exists()


def test_an_upload_says_the_same_in_xliff(begun, content, team):
    fill(*everything(begun))
    xliff = give(Format.XLIFF)
    StringTranslation.objects.all().delete()
    assert len(send(team, xliff).context["plan"].changes) == len(send(team, content).context["plan"].changes)
