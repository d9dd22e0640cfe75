from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from portal.analyses import ANALYSES
from portal.languages import LANGUAGES
from search.analysis import is_place_word, is_stop_word, stem, strip_stop_phrases
from search.folding import fold, tokens

#: Forms of one word, as people type them, that must be found by each other.
TOGETHER = {
    "en": [
        "doctor doctors doctor's", "hospital hospitals", "refused refuse refusal", "complain complaining complained",
        "complaint complaints", "interpreter interpreters interpreting", "appointment appointments", "house houses",
    ],
    "ar": [
        "طبيب الطبيب طبيبة للطبيب", "مستشفى المستشفى المستشفيات بالمستشفى", "مترجم مترجمين المترجمة بمترجم",
        "لاجئ لاجئين اللاجئين للاجئين لاجئة", "وزارة الوزارة بالوزارة", "شكوى الشكوى", "حق الحق",
    ],
    "fa": [
        "پزشک پزشکان پزشک‌ها", "بیمارستان بیمارستان‌ها بیمارستان‌های", "مترجم مترجمان مترجم‌ها", "بچه بچه‌ها بچه‌های",
        "پناهنده پناهندگان پناهندگی", "شکایت شکایات", "می‌خواهم نمی‌خواهم",
    ],
    "prs": ["داکتر داکتران داکترها", "شفاخانه شفاخانه‌ها", "ترجمان ترجمان‌ها", "پناهنده پناهندگان"],
    "ps": [
        "ډاکټر ډاکټران ډاکټرانو", "روغتون روغتونونه روغتونونو", "شکایت شکایتونه", "ماشوم ماشومان ماشومانو",
        "مرسته مرستې",
    ],
    "ckb": [
        "پزیشک پزیشکەکە پزیشکان پزیشکێک", "نەخۆشخانە نەخۆشخانەکە نەخۆشخانەکان", "وەرگێڕ وەرگێڕەکە وەرگێڕێک",
        "سکاڵا سکاڵاکە سکاڵاکان", "منداڵ منداڵان منداڵەکانم",
    ],
    "kmr": [
        "bijîşk bijîşkê bijîşkan", "nexweşxane nexweşxaneyê nexweşxaneyên", "wergêr wergêrek wergêrê", "maf mafên",
        "zarok zarokên zarokan",
    ],
    "ti": [
        "ሓኪም ንሓኪም ሓኪምን", "ሆስፒታል ሆስፒታላት ናይሆስፒታል", "ስደተኛ ስደተኛታት", "ተርጓሚ ብተርጓሚ ተርጎምቲ", "ጥርዓን ጥርዓናት",
    ],
    "am": [
        "ሐኪም ሀኪሞች የሐኪም ሀኪሙ", "ሆስፒታል ሆስፒታሎች በሆስፒታል", "አስተርጓሚ አስተርጓሚዎች አስተርጓሚው", "ስደተኛ ስደተኞች ለስደተኞች", "መብት መብቶች",
    ],
    "so": [
        "dhakhtar dhakhtarka dhakhtarkii dhakhtarro", "isbitaal isbitaalka isbitaallada",
        "turjubaan turjubaanka turjubaanno", "cabasho cabashada cabashooyin", "carruur carruurta carruurtayda",
        "magangelyo magangelyada",
    ],
    "ur": ["ڈاکٹر ڈاکٹروں", "ہسپتال ہسپتالوں", "مترجم مترجمین", "شکایت شکایات شکایتیں", "عورت عورتیں عورتوں"],
    "bn": [
        "ডাক্তার ডাক্তারের ডাক্তারকে", "হাসপাতাল হাসপাতালে হাসপাতালের", "দোভাষী দোভাষীর দোভাষীকে", "অভিযোগ অভিযোগের",
        "শিশু শিশুদের শিশুরা",
    ],
    "pa": ["ਡਾਕਟਰ ਡਾਕਟਰਾਂ", "ਹਸਪਤਾਲ ਹਸਪਤਾਲਾਂ", "ਬੱਚਾ ਬੱਚੇ ਬੱਚਿਆਂ", "ਦੁਭਾਸ਼ੀਆ ਦੁਭਾਸ਼ੀਏ", "ਸ਼ਿਕਾਇਤ ਸ਼ਿਕਾਇਤਾਂ"],
    "ta": [
        "மருத்துவர் மருத்துவர்கள் மருத்துவரை", "மருத்துவமனை மருத்துவமனையில் மருத்துவமனைகள்", "புகார் புகார்கள் புகாரை",
        "மொழிபெயர்ப்பாளர் மொழிபெயர்ப்பாளரை", "குழந்தை குழந்தைகள் குழந்தைகளுக்கு",
    ],
    "tr": [
        "doktor doktorlar doktora doktorum", "hastane hastaneler hastanesi hastaneye hastanenin", "hak haklar haklarım",
        "çocuk çocuğum çocuklar", "sağlık sağlığı", "avukat avukata avukatlar", "şikayet şikayetim",
        "tercüman tercümana",
    ],
    "sq": [
        "mjek mjeku mjekët mjekëve", "spital spitali spitalit spitalet", "përkthyes përkthyesi përkthyesit",
        "ankesë ankesa ankesën ankesat", "fëmijë fëmijët fëmijëve", "refuzuar refuzimi",
    ],
    "uk": [
        "лікар лікаря лікарі лікарів", "лікарня лікарні лікарню", "перекладач перекладача", "скарга скаргу скаргами",
        "біженець біженця біженці біженка", "відмова відмовили", "сім'я сімʼї",
    ],
    "fr": [
        "médecin médecins", "hôpital hôpitaux l'hôpital", "interprète interprètes d'interprète", "refusé refusée refus",
        "asile d’asile", "infirmier infirmière", "plainte plaintes",
    ],
    "es": ["médico médicos médica", "hospital hospitales", "intérprete intérpretes", "rechazado rechazaron"],
    "pt": ["médico médicos", "hospital hospitais", "intérprete intérpretes", "reclamação reclamações"],
    "cy": [
        "meddyg meddygon", "ysbyty ysbytai", "cyfieithydd cyfieithwyr", "cwyn cwynion", "apwyntiad apwyntiadau",
        "gwrthod gwrthodwyd",
    ],
}  # fmt: skip

#: Different words that must stay apart.
APART = {
    "en": ["house hours", "right write", "general generous", "police policy", "university universal", "past pass"],
    "ar": ["بيت بنت", "مستشفى مترجم", "عمل علم", "طبيب طبخ"],
    "fa": ["خانه خانم", "کار کارت", "بیمار بیمارستان", "تنها تن"],
    "prs": ["خانه خانم", "ترجمان ترجمه"],
    "ps": ["کور کار", "روغتون روغتیا", "ژبه ژباړن"],
    "ckb": ["نەخۆش نەخۆشخانە", "مافی ماڵ"],
    "kmr": ["nexweş nexweşxane", "kar kur", "mal maf"],
    "ti": ["ቆጸራ ቁጽሪ", "ሆስፒታል ሓኪም"],
    "am": ["ቀጠሮ ቁጥር", "ጠበቃ ጥበቃ"],
    "so": ["guri gabar", "dhakhtar dhakhso", "caafimaad caawimo"],
    "ur": ["دوا دعا", "عورت عمر"],
    "bn": ["ঘর ঘড়ি", "ভাষা ভাত", "টাকা টিকা"],
    "pa": ["ਘਰ ਘੜੀ", "ਦਵਾਈ ਦੁਆ"],
    "ta": ["மருத்துவர் மருந்து", "மருத்துவர் மருத்துவமனை", "வேலை வேளை"],
    "tr": ["hak hakim", "hasta hastane", "ücret ücretsiz", "ev evsiz"],
    "sq": ["mjek mik", "përkthyes përkthim", "punë punëtor"],
    "uk": ["лікар лікарня", "місто місце", "право правда"],
    "fr": ["général généreux", "paye pays", "droit doigt", "dent ent", "santé saint"],
    "es": ["hombre hambre", "médico medio"],
    "pt": ["mão mãe", "pão pai"],
    "cy": ["gwaith gwaed", "cwyn cyngor"],
}  # fmt: skip

#: A question and the words of it that say what is looked for.
QUESTIONS = [
    ("en", "How do I find a doctor near me?", "doctor"),
    ("en", "Can I please get help if I'm refused?", "help refused"),
    ("en", "Where is there food without ID, free, no work", "food without id free no work"),
    ("ar", "أين أجد طبيب بالقرب مني؟", "طبيب"),
    ("ar", "أريد مترجم بدون مال", "مترجم بدون مال"),
    ("fa", "چطور می‌توانم یک مترجم پیدا کنم؟", "مترجم"),
    ("prs", "چطور میتوانم داکتر پیدا کنم", "داکتر"),
    ("ps", "زه ډاکټر ته اړتیا لرم", "ډاکټر"),
    ("ckb", "چۆن دەتوانم پزیشکێک بدۆزمەوە؟", "پزیشکێک"),
    ("kmr", "Ez çawa dikarim bijîşkek bibînim?", "bijîşkek"),
    ("ti", "ኣበይ ሓኪም ክረክብ እኽእል?", "ሓኪም"),
    ("am", "ሐኪም የት ማግኘት እችላለሁ?", "ሐኪም"),
    ("so", "Sidee baan u heli karaa dhakhtar?", "dhakhtar"),
    ("ur", "مجھے ڈاکٹر کہاں ملے گا؟", "ڈاکٹر"),
    ("bn", "আমি কোথায় ডাক্তার পাব?", "ডাক্তার"),
    ("pa", "ਮੈਨੂੰ ਡਾਕਟਰ ਕਿੱਥੇ ਮਿਲੇ", "ਡਾਕਟਰ"),
    ("ta", "எனக்கு மருத்துவர் எங்கே கிடைக்கும்?", "மருத்துவர்"),
    ("tr", "Nerede doktor bulabilirim?", "doktor"),
    ("sq", "Ku mund të gjej një mjek?", "mjek"),
    ("vi", "Tôi có thể khám bác sĩ ở đâu?", "có thể khám bác sĩ đâu"),
    ("vi", "tôi bị đau tim", "đau tim"),
    ("uk", "Де я можу знайти лікаря?", "лікаря"),
    ("fr", "Où est-ce que je peux trouver un médecin sans papiers ?", "médecin sans papiers"),
    ("es", "¿Dónde puedo encontrar un médico?", "médico"),
    ("pt", "Onde posso encontrar um médico?", "médico"),
    ("cy", "Ble gallaf gael meddyg?", "meddyg"),
]


def _pairs(table):
    return [(language, one, other) for language, groups in table.items() for each in groups for one, other in
            pairwise(each.split())]  # fmt: skip


def _stem(word, language):
    (token,) = tokens(word)
    return stem(token, language)


def test_every_language_has_an_analysis():
    assert set(ANALYSES) == set(LANGUAGES)
    for code, language in LANGUAGES.items():
        assert language.analysis is ANALYSES[code]
        assert len(language.analysis.stop_words) >= 30
        assert language.analysis.place_words


def test_every_stemmed_language_is_tried():
    assert set(TOGETHER) == set(APART) == set(LANGUAGES) - {"vi", "zh-hans"}
    assert all(len(groups) >= 4 for groups in TOGETHER.values())
    assert all(len(groups) >= 2 for groups in APART.values())


@pytest.mark.parametrize(("language", "one", "other"), _pairs(TOGETHER))
def test_forms_of_a_word_share_a_stem(language, one, other):
    assert _stem(one, language) == _stem(other, language)


@pytest.mark.parametrize(("language", "one", "other"), _pairs(APART))
def test_different_words_stay_apart(language, one, other):
    assert _stem(one, language) != _stem(other, language)


@pytest.mark.parametrize(("language", "question", "left"), QUESTIONS)
def test_stop_words_leave_what_is_looked_for(language, question, left):
    assert [word for word in tokens(question) if not is_stop_word(word, language)] == tokens(left)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "help free no not without refused work see"),
        ("ar", "مساعدة مجاني لا ليس بدون رفض عمل"),
        ("fa", "کمک رایگان نه بدون رد کار"),
        ("ps", "مرسته وړیا نه بې رد کار"),
        ("ckb", "یارمەتی بەخۆڕایی نا بێ ڕەت کار"),
        ("kmr", "alîkarî belaş na bê red kar"),
        ("ti", "ሓገዝ ነጻ ኣይኮነን ብዘይ ስራሕ"),
        ("am", "እርዳታ ነጻ አይደለም ያለ ስራ"),
        ("so", "caawimo bilaash maya bilaa diiday shaqo"),
        ("ur", "مدد مفت نہیں بغیر مسترد کام"),
        ("bn", "সাহায্য বিনামূল্যে না ছাড়া প্রত্যাখ্যান কাজ"),
        ("pa", "ਮਦਦ ਮੁਫ਼ਤ ਨਹੀਂ ਬਿਨਾਂ ਕੰਮ"),
        ("ta", "உதவி இலவசம் இல்லை இல்லாமல் வேலை"),
        ("tr", "yardım ücretsiz yok değil reddedildi iş"),
        ("sq", "ndihmë falas jo nuk pa refuzuar punë"),
        ("vi", "giúp miễn phí không làm việc đau tim"),
        ("uk", "допомога безкоштовно ні не без відмова робота"),
        ("fr", "aide gratuit non pas sans refus travail"),
        ("es", "ayuda gratis no sin rechazado trabajo"),
        ("pt", "ajuda grátis não sem recusado trabalho"),
        ("cy", "help am ddim na heb gwrthod gwaith"),
    ],
)
def test_words_that_decide_are_never_stop_words(language, words):
    content = [word for word in tokens(words) if word != "am"]
    assert [word for word in content if is_stop_word(word, language)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "ID"),
        ("tr", "su"),
        ("ur", "سکون"),
        ("vi", "tự tử, bạo lực, đăng ký, thẻ căn cước, chứng minh, ma túy, cô đơn, đau đầu"),
        ("fr", "sûr"),
    ],
)
def test_a_stop_word_without_its_accents_hides_no_other_word(language, words):
    assert [word for word in tokens(words) if is_stop_word(word, language)] == []


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("怎么办理GP注册", "办理GP注册"),
        ("我想看医生", "看医生"),
        ("在哪里可以找到免费的食物吗？", "免费 食物 ？"),
        ("我需要一个翻译", "翻译"),
        ("怎么申请住房", "申请住房"),
        ("没有工作", "没有工作"),
        ("吗啡", "吗啡"),
        ("GP在哪里", "GP"),
    ],
)
def test_stop_phrases_go_before_chinese_is_cut(question, left):
    assert strip_stop_phrases(question, "zh-hans").split() == left.split()


def test_stop_phrases_are_chinese_only():
    for language in LANGUAGES:
        if language != "zh-hans":
            assert strip_stop_phrases("我想看医生, the doctor", language) == "我想看医生, the doctor"


@pytest.mark.parametrize(
    ("language", "word"),
    [
        *(("en", "near"), ("en", "in"), ("ar", "في"), ("fa", "نزدیک"), ("ti", "ኣብ"), ("tr", "yakınında"), ("vi", "ở")),
        *(("uk", "біля"), ("zh-hans", "附近"), ("fr", "près"), ("ar", "near")),
    ],
)
def test_words_beside_a_place(language, word):
    assert is_place_word(fold(word), language)
    assert not is_place_word("leeds", language)


@pytest.mark.parametrize("language", [code for code, each in LANGUAGES.items() if each.script != "latin"])
def test_english_words_in_another_script_are_english(language):
    assert stem("doctors", language) == stem("doctor", language) == "doctor"
    assert stem("gp", language) == "gp"
    assert stem("nhs", language) == "nhs"
    assert is_stop_word("the", language)


def test_foreign_scripts_stay_as_they_are():
    assert stem("مترجمين", "uk") == "مترجمين"
    assert stem("лікарями", "en") == "лікарями"
    assert stem(fold("ሆስፒታሎች"), "ar") == fold("ሆስፒታሎች")
    assert not is_stop_word("في", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_short_words_stay_as_they_are(language):
    for word in ("1", "999", "ls29jt", "2nd", "gp", "nhs", "id", "uk", "医生"):
        assert stem(word, language) == word


def test_vietnamese_is_not_stemmed():
    for word in tokens("bệnh viện bác sĩ phiên dịch nghiêng"):
        assert stem(word, "vi") == word


def test_a_full_stop_without_a_space_is_no_part_of_a_word():
    assert stem("ডাক্তার।", "bn") == stem("ডাক্তার", "bn")
    assert stem("।", "bn") == "।"


@pytest.mark.parametrize("language", [*LANGUAGES, "xx", ""])
def test_a_stem_is_never_empty(language):
    vocabulary = {word for groups in TOGETHER.values() for each in groups for word in tokens(each)}
    endings = {token for each in ANALYSES.values() for suffix in each.suffixes for token in tokens(suffix)}
    for word in vocabulary | endings:
        found = stem(word, language)
        assert found
        assert found == fold(found)


@pytest.mark.parametrize(
    "junk", ["", " ", "\x00", "*", "\ud800", "\u202e", "a" * 20_000, "ال" * 5_000, "ች" * 5_000, "'", "_"]
)
def test_junk_is_harmless(junk):
    for language in (*LANGUAGES, "xx"):
        assert bool(stem(junk, language)) == bool(junk)
        is_stop_word(junk, language)
        is_place_word(junk, language)
        strip_stop_phrases(junk, language)


def test_threads_do_not_share_a_stemmer():
    words = [
        f"{start}{end}" for start in ("refus", "interpret", "hous", "complain") for end in ("ed", "ing", "e", "ers")
    ]
    expected = {word: stem.__wrapped__(word, "en") for word in words}
    wrong: list[str] = []

    def work():
        wrong.extend(word for _ in range(100) for word in words if stem.__wrapped__(word, "en") != expected[word])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
