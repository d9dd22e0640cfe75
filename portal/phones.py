"""Telephone numbers: what a phone dials, and which numbers in running text may become links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

#: Letters of the scripts that have capitals and put spaces between words: Latin, Greek, Cyrillic.
CASED: Final = "A-Za-zÀ-ӿḀ-ỿ"
#: Telephone numbers inside running text: the short ones everybody may call, and the UK's long ones.
PHONE_IN_TEXT: Final = re.compile(
    rf"(?<![\d{CASED}.,/&#+–-])"
    r"(?:(?P<short>999|111|112)|116 123|(?:\+44 ?|0)\d(?: ?\d){8,9})"
    rf"(?![\d{CASED}/–-]|[.,]\d|[ \u00a0]\d)"
)
SPACE: Final = r"(?:\s|&nbsp;)"
CURRENCY: Final = "(?:[£€$¥₹₺₴৳﷼]|&pound;|&euro;)"
CURRENCY_BEFORE: Final = re.compile(rf"{CURRENCY}{SPACE}?$")
AMOUNT_AFTER: Final = re.compile(
    rf"{SPACE}?(?:[%٪]|{CURRENCY})|{SPACE}+(?:to{SPACE}+\d|or{SPACE}+(?:more|less|fewer)\b)"
)
WORD_AFTER: Final = re.compile(rf"{SPACE}+([^\W\d_]+)")
#: Words that follow "999" where it is to be called; any other lower-case word may be what is counted. Scripts without
#: capitals tell nothing, and there the number is linked.
AFTER_A_SHORT_NUMBER: Final = {
    "en": "and or if now for to on in is when from free straight immediately call",
    "cy": "ac neu nawr am os yn",
    "es": "y o ahora si para es",
    "fr": "et ou maintenant pour est",
    "pt": "e agora se",
    "kmr": "û yan niha telefon",
    "so": "oo ama iyo hadda haddii waa",
    "sq": "dhe ose tani nëse për është",
    "tr": "ve veya hemen şimdi numaralı numarayı numarasını",
    "uk": "і й та або зараз якщо негайно для",
    "vi": "và hoặc ngay nếu để khi",
}
NOT_COUNTED: Final = frozenset(" ".join(AFTER_A_SHORT_NUMBER.values()).split())


def dialable(number: str) -> str:
    """Digits and a leading plus, for ``tel:`` and ``sms:`` addresses.

    >>> dialable("0808 801 0503")
    '08088010503'
    >>> dialable("+٤٤ ٧٧٠٠")
    '+447700'
    """
    return "".join(
        # Of the digits of every script no phone dials any but these.
        str(int(each)) if each.isdecimal() else each
        for position, each in enumerate(number.strip())
        if each.isdecimal() or (each == "+" and not position)
    )


def link_phones(html: str, link: Callable[[str], str]) -> str:
    """Replace telephone numbers in the text of escaped HTML by ``link(number)``; tags and what is inside links stay."""
    pieces, inside_link, before = [], 0, ""
    for piece in re.split(r"(<[^>]*>)", html):
        if piece.startswith("<"):
            step = bool(re.match(r"<a[\s>]", piece)) - bool(re.match(r"</a\s*>", piece))
            inside_link = max(0, inside_link + step)
            pieces.append(piece)
        else:
            pieces.append(piece if inside_link else _link_text(piece, before, link))
            before = (before + piece)[-20:]
    return "".join(pieces)


def _link_text(text: str, before: str, link: Callable[[str], str]) -> str:
    def linked(found: re.Match[str]) -> str:
        is_amount = found["short"] and _is_amount(before + text[: found.start()], text[found.end() :])
        return found[0] if is_amount else link(found[0])

    return PHONE_IN_TEXT.sub(linked, text)


def _is_amount(before: str, after: str) -> bool:
    """Whether 999, 111 or 112 between these words is money or counts something: then a tap must not dial it."""
    if CURRENCY_BEFORE.search(before) or AMOUNT_AFTER.match(after):
        return True
    word = WORD_AFTER.match(after)
    if word is None or before.endswith("NHS "):
        return False
    return word[1].islower() and word[1] not in NOT_COUNTED
