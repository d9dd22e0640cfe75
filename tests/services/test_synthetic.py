from __future__ import annotations

from itertools import islice

import pytest
from django.core.management import CommandError, call_command

from search.models import Document
from services.models import Service
from services.synthetic import synthetic_services


def test_the_same_services_every_time_and_in_every_number():
    assert list(synthetic_services(20)) == list(islice(synthetic_services(500), 20))
    assert list(synthetic_services(20)) != list(synthetic_services(20, seed=2))


def test_they_speak_several_languages_and_are_marked():
    made = list(synthetic_services(200))
    assert {code for each in made for code in each["words"]} == {"en", "ar", "fa", "ti", "uk", "fr"}
    assert all(each["is_example"] for each in made)


@pytest.mark.django_db
def test_the_command_puts_them_in_the_directory(locales):
    call_command("make_services", 12)
    call_command("make_services", 7)
    assert Service.objects.public().count() == 7
    assert Document.objects.count() == 7
    assert any(set(each.words) > {"en"} for each in Document.objects.all())


@pytest.mark.django_db
def test_a_senseless_number_is_refused():
    with pytest.raises(CommandError, match="between 0 and"):
        call_command("make_services", -1)
