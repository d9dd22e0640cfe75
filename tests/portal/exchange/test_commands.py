"""The same on the command line."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail_localize.models import StringTranslation

from portal.exchange.parsed import Format

from .conftest import everything, fill, fingerprint, give

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def path(begun, tmp_path):
    fill(*everything(begun))
    path = tmp_path / "ar.po"
    run("export_translations", "ar", "-o", str(path))
    StringTranslation.objects.all().delete()
    return path


def test_export_to_a_file_and_to_the_terminal(begun, path, tmp_path):
    assert "عربي Yes." in path.read_text(encoding="utf-8")
    assert run("export_translations", "ar") == give()
    assert run("export_translations", "ar", "--format", "xliff", "--section", "section").count("<file ") == 2
    assert run("export_translations", "ar", "--kind", "service").count("Title: Food bank") > 0
    assert run("export_translations", "ar", "--page", "/en/section/guide/") != give(Format.PO)


@pytest.mark.parametrize("what", [("--section", "no"), ("--kind", "user"), ("--page", "/en/no/")])
def test_what_is_not_there(begun, what):
    with pytest.raises(CommandError, match="Nothing published is called"):
        run("export_translations", "ar", *what)


def test_import(path):
    assert "would change" in run("import_translations", str(path), "ar", "--dry-run").lower()
    assert not StringTranslation.objects.exists()
    assert "published: 5" in run("import_translations", str(path), "ar", "--publish")
    assert run("import_translations", str(path), "ar", "--publish").startswith("0 strings changed; unchanged:")


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--publish",)])
def test_import_of_what_is_wrong_lists_lines(path, options):
    path.write_text(path.read_text(encoding="utf-8").replace("عربي Yes.", "٩"), encoding="utf-8")
    before = fingerprint()
    with pytest.raises(CommandError, match=r"line \d+: A guide, short_answer"):
        run("import_translations", str(path), "ar", *options)
    assert fingerprint() == before


def test_import_of_no_file(begun, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_translations", str(tmp_path / "no.po"), "ar")
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_translations", str(tmp_path), "ar")


@pytest.mark.parametrize("language", ["en", "xx"])
def test_languages_that_are_not_translated_into(begun, path, language):
    with pytest.raises(CommandError):
        run("export_translations", language)
    with pytest.raises(CommandError):
        run("import_translations", str(path), language)
