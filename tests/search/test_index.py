"""Writing the index and finding in it: by owner, whole or not at all, with a version that never comes up again."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import transaction
from wagtail.search.models import IndexEntry

from search import find as finding
from search.find import find
from search.index import IndexDocument, index_version, put_all, remove, replace_all
from search.models import Document, DocumentKind, DocumentText
from search.views import hits

pytestmark = pytest.mark.django_db
PAGE, SERVICE = DocumentKind.PAGE, DocumentKind.SERVICE


def document(key: str, *, kind: DocumentKind = SERVICE, owner: UUID | None = None, **names: str) -> IndexDocument:
    """A document named in each language given: ``en="Legal advice"``. A page's path is its key but for its language."""
    words = {code: {"name": name, "path": f"{key}-{code}" if code != "en" else key} for code, name in names.items()}
    return IndexDocument(kind=kind, owner=owner or uuid4(), key=key, words=words or {"en": {"name": key, "path": key}})


def test_a_document_is_replaced_by_its_owner_whatever_its_key():
    owner = uuid4()
    put_all(SERVICE, [document("old", owner=owner, en="Old words", ar="كلمات")])
    put_all(SERVICE, [document("new", owner=owner, en="New words")])
    assert list(Document.objects.values_list("key", flat=True)) == ["new"]
    assert find("old", "en").keys == find("كلمات", "ar").keys == []
    assert find("words", "en").keys == ["service:new"]


def test_two_owners_can_swap_keys():
    one, two = uuid4(), uuid4()
    put_all(SERVICE, [document("a", owner=one), document("b", owner=two)])
    put_all(SERVICE, [document("b", owner=one), document("a", owner=two)])
    assert dict(Document.objects.values_list("owner", "key")) == {one: "b", two: "a"}


def test_what_is_removed_leaves_no_words_behind():
    there = document("there", en="Legal advice", ar="مشورة")
    put_all(SERVICE, [there])
    assert IndexEntry.objects.filter(content_type__model="documenttext").count() == 2
    remove(SERVICE, [there.owner])
    assert not DocumentText.objects.exists()
    assert not IndexEntry.objects.filter(content_type__model="documenttext").exists()


def test_replacing_all_drops_the_rest_of_the_kind_only():
    put_all(PAGE, [document("page", kind=PAGE)])
    put_all(SERVICE, [document("gone"), document("kept")])
    assert replace_all(SERVICE, [document("kept")]) == 1
    assert sorted(Document.objects.values_list("kind", "key")) == [("page", "page"), ("service", "kept")]


def test_words_are_there_at_once_whoever_runs_background_tasks(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    put_all(SERVICE, [document("legal", en="Legal advice")])
    assert find("legal", "en").keys == ["service:legal"]


def test_all_is_written_or_nothing():
    def broken():
        yield document("first")
        raise ValueError

    version = index_version(SERVICE)
    with pytest.raises(ValueError):
        put_all(SERVICE, broken())
    assert not Document.objects.exists()
    assert index_version(SERVICE) == version


def test_every_writing_changes_the_version_of_its_kind_only():
    assert index_version(SERVICE) is None
    seen = {index_version(SERVICE)}
    one = document("one")
    for write in (
        lambda: put_all(SERVICE, [one]),
        lambda: put_all(SERVICE, [one]),
        lambda: remove(SERVICE, [one.owner]),
        lambda: replace_all(SERVICE, []),
    ):
        write()
        assert index_version(SERVICE) not in seen
        seen.add(index_version(SERVICE))
    assert index_version(PAGE) is None


def test_a_version_that_was_rolled_back_never_comes_up_again():
    put_all(SERVICE, [document("one")])
    before = index_version(SERVICE)
    with transaction.atomic():
        put_all(SERVICE, [document("two")])
        undone = index_version(SERVICE)
        transaction.set_rollback(True)
    assert index_version(SERVICE) == before
    put_all(SERVICE, [document("three")])
    assert index_version(SERVICE) not in (before, undone)


def test_documents_are_read_after_the_lock():
    def documents():
        assert index_version(SERVICE) is not None
        yield document("one")

    assert put_all(SERVICE, documents()) == 1


def test_of_one_kind_every_hit_of_all_kinds_the_first_each_once(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(finding, "MOST_HITS", 2)
    put_all(SERVICE, [document(f"three-{number}", en="Advice", prs="Advice", fa="Advice") for number in range(3)])
    with django_assert_num_queries(1):
        found = find("advice", "prs", SERVICE)
    assert sorted(found.keys) == ["three-0", "three-1", "three-2"]
    assert set(found.languages.values()) == {"prs"}
    put_all(SERVICE, [document(f"one-{number}", en="Advice") for number in range(3)])
    everywhere = find("advice", "prs")
    assert len(everywhere.keys) == len(set(everywhere.keys)) == 2
    assert len(find("advice", "prs", SERVICE).keys) == 6


def test_the_best_match_comes_first():
    put_all(
        SERVICE, [document("long", en="Advice about many other things and a lot more"), document("short", en="Advice")]
    )
    assert find("advice", "en", SERVICE).keys == ["short", "long"]


def test_a_hit_links_the_page_in_the_language_its_words_are_in():
    put_all(PAGE, [document("rights/doctor", kind=PAGE, en="Doctor", ar="طبيب")])
    put_all(SERVICE, [document("legal", en="Legal advice")])
    found = ["page:rights/doctor", "service:legal", "service:gone"]
    assert [hit.url for hit in hits(found, "ar")] == ["/ar/rights/doctor-ar/", "/ar/services/legal/"]
    assert [hit.url for hit in hits(found, "fr")] == ["/en/rights/doctor/", "/fr/services/legal/"]
