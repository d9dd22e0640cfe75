"""Words of synthetic services: what is found must differ in many ways and many scripts, as in a real directory."""

from __future__ import annotations

from typing import Final, NamedTuple


class Wording(NamedTuple):
    """How one language says it. ``name``, ``summary``: with ``{own}``, ``{kind}`` and ``{town}``. ``happens``,
    ``how``: sentences to draw from.
    """

    name: str
    summary: str
    happens: tuple[str, ...]
    how: tuple[str, ...]


WORDINGS: Final = {
    "en": Wording(
        "{own} {kind} group",
        "Free {kind} in {town}. For refugees and people seeking asylum.",
        (
            "You talk with a worker in a quiet room.",
            "There is tea, and time to ask questions.",
            "Somebody looks at your letters and forms with you.",
            "You meet others who speak your language.",
            "You can bring your children or a friend.",
        ),
        ("Just come when we are open.", "Phone first and leave a message.", "Ask a doctor or a charity to send you."),
    ),
    "ar": Wording(
        "مجموعة {own}: {kind}",
        "خدمة مجانية في {town}: {kind}. للاجئين وطالبي اللجوء.",
        (
            "تتحدث مع أحد العاملين في غرفة هادئة.",
            "نقدم الشاي ولديك وقت لطرح الأسئلة.",
            "يقرأ أحدنا معك رسائلك واستماراتك.",
            "تلتقي بآخرين يتحدثون لغتك.",
            "يمكنك إحضار أطفالك أو صديق.",
        ),
        ("تعال عندما نكون مفتوحين.", "اتصل أولًا واترك رسالة.", "اطلب من طبيب أو جمعية خيرية أن ترسلك."),
    ),
    "fa": Wording(
        "گروه {own}: {kind}",
        "خدمات رایگان در {town}: {kind}. برای پناهندگان و پناهجویان.",
        (
            "در اتاقی آرام با یکی از کارکنان صحبت می‌کنید.",
            "چای هست و وقت برای پرسیدن سؤال.",
            "کسی نامه‌ها و فرم‌هایتان را با شما می‌خواند.",
            "با کسانی آشنا می‌شوید که به زبان شما صحبت می‌کنند.",
            "می‌توانید فرزندان یا دوستتان را بیاورید.",
        ),
        ("وقتی باز هستیم بیایید.", "اول تلفن کنید و پیام بگذارید.", "از پزشک یا خیریه بخواهید شما را معرفی کند."),
    ),
    "ti": Wording(
        "ጉጅለ {own}፡ {kind}",
        "ነጻ ኣገልግሎት ኣብ {town}፡ {kind}። ንስደተኛታትን ሓተቲ ዑቕባን።",
        (
            "ኣብ ህዱእ ክፍሊ ምስ ሰራሕተኛ ትዛረብ።",
            "ሻሂ ኣሎ፡ ሕቶ ንምሕታት ግዜ ኣሎካ።",
            "ሓደ ሰብ ደብዳቤታትካን ቅጥዕታትካን ምሳኻ ይርኢ።",
            "ቋንቋኻ ምስ ዝዛረቡ ሰባት ትራኸብ።",
            "ደቅኻ ወይ ዓርክኻ ከተምጽእ ትኽእል።",
        ),
        ("ክፉት ኣብ ዝኾነሉ ግዜ ምጻእ።", "ቅድም ደውል እሞ መልእኽቲ ግደፍ።", "ሓኪም ወይ ግብረ-ሰናይ ክልእኸካ ሕተት።"),
    ),
    "uk": Wording(
        "Група {own}: {kind}",
        "Безкоштовно в місті {town}: {kind}. Для біженців і шукачів притулку.",
        (
            "Ви розмовляєте з працівником у тихій кімнаті.",
            "Є чай і час поставити запитання.",
            "Хтось перегляне з вами листи та анкети.",
            "Ви зустрінете інших, хто говорить вашою мовою.",
            "Можна взяти з собою дітей або друга.",
        ),
        (
            "Просто приходьте, коли ми відчинені.",
            "Спочатку зателефонуйте й залиште повідомлення.",
            "Попросіть лікаря або благодійну організацію направити вас.",
        ),
    ),
    "fr": Wording(
        "Groupe {own} : {kind}",
        "Gratuit à {town} : {kind}. Pour les réfugiés et les demandeurs d'asile.",
        (
            "Vous parlez avec un salarié dans une pièce calme.",
            "Il y a du thé et du temps pour poser des questions.",
            "Quelqu'un regarde vos lettres et vos formulaires avec vous.",
            "Vous rencontrez des gens qui parlent votre langue.",
            "Vous pouvez venir avec vos enfants ou un ami.",
        ),
        (
            "Venez quand nous sommes ouverts.",
            "Téléphonez d'abord et laissez un message.",
            "Demandez à un médecin ou à une association de vous envoyer.",
        ),
    ),
}
#: Category to what it is called in each language, in the order of ``WORDINGS``.
_KINDS: Final = {
    "mental-health": ("counselling", "دعم نفسي", "مشاوره", "ምኽሪ ኣእምሮ", "психолог", "soutien psychologique"),
    "health": ("doctor", "طبيب", "پزشک", "ሓኪም", "лікар", "médecin"),
    "legal-advice": (
        "legal advice", "استشارة قانونية", "مشاوره حقوقی", "ሕጋዊ ምኽሪ", "юридична консультація", "conseil juridique",
    ),
    "asylum-support": (
        "asylum support", "دعم اللجوء", "حمایت پناهندگی", "ሓገዝ ዑቕባ", "підтримка прохачів притулку", "aide à l'asile",
    ),
    "food-and-essentials": (
        "food and clothes", "طعام وملابس", "غذا و لباس", "ምግብን ክዳንን", "їжа та одяг", "nourriture et vêtements",
    ),
    "homelessness": (
        "night shelter", "مأوى ليلي", "سرپناه شبانه", "መሕደሪ ለይቲ", "нічний притулок", "hébergement de nuit",
    ),
    "english-classes": (
        "English classes", "دروس إنجليزية", "کلاس انگلیسی", "ትምህርቲ እንግሊዝኛ", "курси англійської", "cours d'anglais",
    ),
    "befriending": ("befriending", "صداقة", "دوستی", "ምሕዝነት", "нові друзі", "rencontres"),
    "women": ("women", "دعم النساء", "حمایت از زنان", "ሓገዝ ደቂ ኣንስትዮ", "підтримка жінок", "aide aux femmes"),
    "children-and-young-people": (
        "children", "أطفال وشباب", "کودکان و نوجوانان", "ቆልዑን መንእሰያትን", "діти та молодь", "enfants et jeunes",
    ),
    "after-torture": (
        "torture recovery", "مساعدة بعد التعذيب", "کمک پس از شکنجه", "ሓገዝ ድሕሪ ስቅያት", "допомога після катувань",
        "aide après la torture",
    ),
    "complaints-and-advocacy": (
        "complaints advice", "مساعدة في الشكاوى", "کمک برای شکایت", "ሓገዝ ጥርዓን", "допомога зі скаргами",
        "aide aux plaintes",
    ),
}  # fmt: skip
KINDS: Final = {category: dict(zip(WORDINGS, names, strict=True)) for category, names in _KINDS.items()}

_SYLLABLES: Final = tuple(
    "ba bel cor da den fal gar hol ka lan lor ma mil nor pel ra rin sa sel tor va wen yar zan".split()  # noqa: SIM905
)
#: Names that there are at all, and how many share the top place.
MOST_NAMES: Final = len(_SYLLABLES) ** 4
COMMONEST: Final = 10


def own_name(share: float) -> str:
    """A made-up proper name for a number in [0, 1): a few come up often and most once, as in a real directory, where
    the number of different words grows more slowly than the number of services.
    """
    rank = int(COMMONEST / (1 - share) ** 2) % MOST_NAMES
    parts: list[str] = []
    while rank or len(parts) < 2:
        rank, syllable = divmod(rank, len(_SYLLABLES))
        parts.append(_SYLLABLES[syllable])
    return "".join(parts).capitalize()
