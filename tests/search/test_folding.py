from __future__ import annotations

import pytest

from search.folding import fold, indexable, tokens

#: Two ways one word is typed, which must meet.
SAME = [
    ("كتاب", "كِتَاب"),  # Arabic vowel marks
    ("أحمد", "احمد"),  # hamza on alef
    ("مدرسة", "مدرسه"),  # teh marbuta
    ("مستشفى", "مستشفي"),  # alef maksura
    ("طبيب", "طــبيب"),  # tatweel
    ("پزشک", "پزشك"),  # Persian and Arabic kaf
    ("ایران", "ايران"),  # Persian and Arabic yeh
    ("می‌خواهم", "میخواهم"),  # zero-width non-joiner
    ("کوردی", "كوردي"),  # Sorani
    ("نەخۆشخانە", "نهخوشخانه"),
    ("۱۲۳", "123"),
    ("١٢٣", "123"),
    ("১২৩", "123"),
    ("ሓኪም", "ሀኪም"),  # Ethiopic letters that sound alike
    ("ጸሎት", "ፀሎት"),
    ("doktor psikolojik", "DOKTOR PSİKOLOJİK"),
    ("bác sĩ", "bac si"),
    ("mjekë", "mjeke"),
    ("Đà Nẵng", "da nang"),
    ("ışık", "isik"),
    ("Éducation", "education"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["চিকিৎসা", "மருத்துவர்", "ਡਾਕਟਰ"])
def test_vowel_signs_of_indic_scripts_are_kept(text):
    assert fold(text) == text


def test_folding_twice_changes_nothing():
    for pair in SAME:
        for text in pair:
            assert fold(fold(text)) == fold(text)


def test_chinese_is_cut_into_pairs():
    assert tokens("我要看医生") == ["我要", "要看", "看医", "医生"]
    assert "医生" in indexable("在利兹看医生 GP").split()


def test_ethiopic_punctuation_parts_words():
    assert tokens("ሰላም፡ዓለም።") == [fold("ሰላም"), fold("ዓለም")]


def test_tokens_are_limited():
    assert len(tokens("a b c d " * 1000, limit=24)) == 24


@pytest.mark.parametrize("junk", ["", " ", "\x00\x01", "***((((", "\ud800", "‮‏", "a" * 20_000])
def test_junk_is_harmless(junk):
    tokens(junk, limit=24)
