"""Writing the index and finding in it: by owner, whole or not at all, with a version that never comes up again."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import transaction

from search.hits import hits_of_keys
from search.index import index_version, is_up_to_date, put_all, remove, replace_all
from search.models import Document, DocumentKind, DocumentTerms
from tests.factories.finding import ask, document

pytestmark = pytest.mark.django_db
PAGE, SERVICE = DocumentKind.PAGE, DocumentKind.SERVICE


def test_a_document_is_replaced_by_its_owner_whatever_its_key():
    owner = uuid4()
    put_all(SERVICE, [document("old", owner=owner, en="Old words", ar="كلمات")])
    put_all(SERVICE, [document("new", owner=owner, en="New words")])
    assert list(Document.objects.values_list("key", flat=True)) == ["new"]
    assert ask("old") == ask("كلمات", "ar") == []
    assert ask("words") == ["new"]


def test_two_owners_can_swap_keys():
    one, two = uuid4(), uuid4()
    put_all(SERVICE, [document("a", owner=one), document("b", owner=two)])
    put_all(SERVICE, [document("b", owner=one), document("a", owner=two)])
    assert dict(Document.objects.values_list("owner", "key")) == {one: "b", two: "a"}


def test_what_is_removed_leaves_no_words_behind():
    there = document("there", en="Legal advice", ar="مشورة")
    put_all(SERVICE, [there, document("other", en="Other words")])
    remove(SERVICE, [there.owner])
    assert DocumentTerms.objects.count() == 1
    assert ask("advice") == ask("مشورة", "ar") == []


def test_replacing_all_drops_the_rest_of_the_kind_only():
    put_all(PAGE, [document("page", kind=PAGE)])
    put_all(SERVICE, [document("gone"), document("kept")])
    assert replace_all(SERVICE, [document("kept")]) == 1
    assert sorted(Document.objects.values_list("kind", "key")) == [("page", "page"), ("service", "kept")]


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


def test_a_document_with_many_languages_is_found_once():
    put_all(SERVICE, [document(f"three-{number}", en="Advice", prs="Advice", fa="Advice") for number in range(3)])
    assert sorted(ask("advice", "prs")) == ["three-0", "three-1", "three-2"]


def test_a_match_in_the_name_comes_before_one_elsewhere():
    elsewhere = replace(document("elsewhere", en="Doctors and nurses"), text={"en": "Also advice."})
    put_all(SERVICE, [elsewhere, document("named", en="Legal advice")])
    assert ask("advice") == ["named", "elsewhere"]


def test_terms_made_by_other_rules_are_known():
    put_all(SERVICE, [document("one")])
    assert not is_up_to_date(SERVICE)
    replace_all(SERVICE, [document("one")])
    assert is_up_to_date(SERVICE)
    assert not is_up_to_date(PAGE)


def test_many_documents_are_written_in_few_queries(django_assert_max_num_queries):
    documents = [document(f"service-{number}", en=f"Advice {number}") for number in range(600)]
    with django_assert_max_num_queries(30):
        put_all(SERVICE, documents)
    assert Document.objects.count() == 600


def test_a_hit_links_the_page_in_the_language_its_words_are_in():
    put_all(PAGE, [document("rights/doctor", kind=PAGE, en="Doctor", ar="طبيب")])
    put_all(SERVICE, [document("legal", en="Legal advice")])
    found = [(PAGE, "rights/doctor"), (SERVICE, "legal"), (SERVICE, "gone")]
    assert [hit.url for hit in hits_of_keys(found, "ar")] == ["/ar/rights/doctor-ar/", "/ar/services/legal/"]
    assert [hit.url for hit in hits_of_keys(found, "fr")] == ["/en/rights/doctor/", "/fr/services/legal/"]
    assert [hit.is_foreign for hit in hits_of_keys(found, "fr")] == [True, True]
