"""Both backends by the same questions: each of these tests is run on the database and on the cluster."""

from __future__ import annotations

import datetime
from uuid import uuid4

import pytest
from wagtail.models import Locale

from search.documents import IndexDocument
from search.index import put_all, remove
from search.models import DocumentKind, SynonymSet
from search.query import Facet, Near, Query, Result, Sort
from search.understanding import understand
from tests.factories.index_documents import indexed

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("elasticsearch")]
PAGE, SERVICE = DocumentKind.PAGE, DocumentKind.SERVICE
LEEDS = (53.8, -1.55)


def put(*documents: IndexDocument) -> None:
    for kind in DocumentKind:
        put_all(kind, [each for each in documents if each.kind == kind])


def facet(name: str, *options: str, chosen: tuple[str, ...] = (), **others: object) -> Facet:
    return Facet(name, name, {option: (option,) for option in options}, chosen, **others)


def test_everything_by_name_with_the_last_last(keys):
    put(indexed("c", is_last=True), indexed("z"), indexed("b", name="Éa"), indexed("a", kind=PAGE))
    assert keys() == ["a", "z", "b", "c"]
    assert keys(sort=Sort.NAME) == ["a", "c", "z", "b"]
    assert keys(kind=SERVICE) == ["z", "b", "c"]


def test_anywhere_first_where_nothing_else_orders(keys):
    put(indexed("a", points=(LEEDS,)), indexed("b", anywhere=True), indexed("c", anywhere=True, is_last=True))
    assert keys(anywhere_first=True) == ["b", "c", "a"]
    assert keys() == ["a", "b", "c"]


def test_a_page_of_the_list(answer, keys):
    put(*(indexed(f"{number:02}") for number in range(25)))
    assert keys(start=20, size=20) == ["20", "21", "22", "23", "24"]
    assert keys(start=40, size=20) == []
    counted = answer(Query(size=0, facets=(facet("cost", "free"),)))
    assert (counted.hits, counted.total, counted.counts) == ((), 25, {("cost", "free"): 0})


def test_near_and_how_far(keys):
    far, farther = (53.9, -1.55), (55.0, -1.55)
    put(
        indexed("far", points=(far,)),
        indexed("two places", points=(farther, LEEDS)),
        indexed("farther", points=(farther,)),
        indexed("phone", anywhere=True),
        indexed("no place"),
    )
    assert keys(near=Near(LEEDS, 20)) == ["two places", "far", "phone"]
    assert keys(near=Near(LEEDS, 20), with_anywhere=False) == ["two places", "far"]
    assert keys(near=Near(LEEDS, 500), sort=Sort.NAME) == ["far", "farther", "phone", "two places"]
    assert keys(near=Near(LEEDS, 11)) == ["two places", "phone"]


def test_a_hundred_metres_are_not_nearer(keys):
    put(indexed("a", points=((53.8003, -1.55),)), indexed("b", points=((53.8001, -1.55),)))
    assert keys(near=Near(LEEDS, 20)) == ["a", "b"]


def test_only_where_one_can_go(keys):
    put(indexed("here", has_place=True), indexed("phone", anywhere=True))
    assert keys(with_anywhere=False) == ["here"]


def test_facets_count_what_choosing_would_leave(answer):
    put(
        indexed("a", values={"cost": ("free",), "category": ("food", "legal")}),
        indexed("b", values={"cost": ("low",), "category": ("food",)}),
        indexed("c", values={"cost": ("free",), "category": ("housing",)}),
        indexed("d"),
    )

    def asked(*costs: str, categories: tuple[str, ...] = ()) -> Result:
        cost = facet("cost", "free", "low", chosen=costs)
        return answer(Query(facets=(cost, facet("category", "food", "legal", "housing", "junk", chosen=categories))))

    none, some = asked(), asked("free")
    assert none.total == 4
    assert some.total == none.counts["cost", "free"] == 2
    assert some.counts["cost", "low"] == 1
    for category in ("food", "legal", "housing", "junk"):
        assert asked("free", categories=(category,)).total == some.counts["category", category]
    assert asked("free", "low", categories=("food", "housing")).total == 3
    assert asked("junk").total == 0


def test_all_must_hold(answer):
    put(indexed("a", values={"safe": ("no_id", "women")}), indexed("b", values={"safe": ("no_id",)}))
    asked = Query(facets=(facet("safe", "no_id", "women", chosen=("no_id", "women"), all_must_hold=True),))
    found = answer(asked)
    assert found.total == 1
    assert found.counts == {("safe", "no_id"): 1, ("safe", "women"): 1}


def test_a_language_and_how_are_of_one_offer(answer):
    put(
        indexed("a", values={"language_how": ("ar:staff", "any:staff", "fa:interpreter", "any:interpreter")}),
        indexed("b", values={"language_how": ("ar:interpreter", "any:interpreter")}),
    )

    def asked(language: tuple[str, ...], how: tuple[str, ...]) -> Result:
        languages = {code: tuple(f"{code}:{each}" for each in how or ("staff", "interpreter")) for code in ("ar", "fa")}
        hows = {each: tuple(f"{code}:{each}" for code in language or ("any",)) for each in ("staff", "interpreter")}
        return answer(
            Query(
                facets=(
                    Facet("language", "language_how", languages, language, counted_without=("how",)),
                    Facet("how", "language_how", hows, how, counted_without=("language",)),
                )
            )
        )

    arabic = asked(("ar",), ())
    assert arabic.total == 2
    assert arabic.counts["how", "staff"] == 1 == asked(("ar",), ("staff",)).total
    assert asked(("fa",), ("staff",)).total == 0
    assert asked((), ("staff",)).counts["language", "fa"] == 0


def test_overdue_facts_can_be_left_out(keys):
    put(indexed("due", check_by="2025-11-22"), indexed("over", check_by="2025-11-21"), indexed("unknown"))
    assert keys(checked_on=datetime.date(2025, 11, 22)) == ["due", "unknown"]


def test_where_a_word_stands_counts(keys):
    put(indexed("a", text="legal"), indexed("b", summary="Legal"), indexed("c", name="Legal"), indexed("d"))
    assert keys("legal") == ["c", "b", "a"]
    assert keys("legal", sort=Sort.NAME) == ["a", "b", "c"]


def test_a_rare_word_counts_more_than_a_common_one(keys):
    put(indexed("rare", summary="lantern"), *(indexed(f"common-{number}", summary="advice") for number in range(5)))
    put(indexed("both", text="lantern advice"))
    assert keys("lantern advice")[0] == "both"
    # Three words are two thirds of a question of three: what has the rare one comes first.
    put(indexed("with rare", summary="lantern housing"), indexed("with common", summary="advice housing"))
    assert keys("lantern advice housing")[0] == "with rare"


def test_nearer_is_better_among_equals(keys):
    put(
        indexed("far", name="Legal", points=((53.9, -1.55),)),
        indexed("near", name="Legal", points=(LEEDS,)),
        indexed("near but weak", text="legal", points=(LEEDS,)),
        indexed("phone", name="Legal", anywhere=True),
    )
    assert keys("legal", near=Near(LEEDS, 40)) == ["near", "far", "phone", "near but weak"]
    assert keys("legal", near=Near(LEEDS, 40), sort=Sort.NEAR) == ["near", "near but weak", "far", "phone"]


def test_fewer_words_where_nothing_has_all(answer):
    put(indexed("a", name="legal"), indexed("b", name="legal housing", values={"cost": ("low",)}), indexed("c"))
    question = understand("legal housing", "en")
    assert answer(Query(question=question)).has_words == 2
    cheap = Query(question=question, facets=(facet("cost", "free", "low", chosen=("free",)),))
    assert answer(cheap).has_words == answer(cheap).total == 0
    here = indexed("here", name="legal", values={"cost": ("free",)})
    put(here)
    relaxed = answer(cheap)
    assert (relaxed.has_words, [hit.owner for hit in relaxed.hits]) == (1, [here.owner])
    assert relaxed.counts == {("cost", "free"): 1, ("cost", "low"): 1}


def test_slips_and_words_that_mean_the_same(keys):
    english = Locale.objects.get_or_create(language_code="en")[0]
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    key = uuid4()
    SynonymSet.objects.create(locale=english, translation_key=key, name="GP", words="GP, doctor, family doctor")
    SynonymSet.objects.create(locale=arabic, translation_key=key, name="GP", words="طبيب")
    put(indexed("doctor", name="Seeing a doctor"), indexed("family", text="family of a doctor"), indexed("other"))
    assert keys("docter") == keys("GP") == keys("طبيب", "ar") == ["doctor", "family"]


def test_what_is_gone_or_changed_is_not_found(keys):
    gone, changed = indexed("gone", name="legal"), indexed("changed", name="legal")
    put(gone, changed)
    assert keys("legal") == ["changed", "gone"]
    remove(SERVICE, [gone.owner])
    put(indexed("changed", name="housing", owner=changed.owner))
    assert keys("legal") == []
    assert keys("housing") == ["changed"]
