"""How titles and names are found, however somebody types them: without accents and with plain
letters, in Latin letters where a script has an alphabet, with umlauts written out.

Scripts that are not written sound by sound (Han), or without their vowels (Arabic, Hebrew), are
found by their own letters only: what they sound like is in no table of letters.
"""

from __future__ import annotations

import unicodedata

from planner.text import folded

_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ʻ": "",
        "ʼ": "",
        # Arabic letters that keyboards of other languages have, and the stroke that only stretches.
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
        "ـ": "",
        **{chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)},  # katakana as hiragana
    }
)
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

_JOINED = str.maketrans({"'": "", "’": "", "‘": "", "-": "", "‐": "", ".": ""})

_CYRILLIC = (
    "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts "
    "ч ch ш sh щ shch ы y э e ю yu я ya є ye і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz қ q ғ g ң n "
    "ө o ү u ұ u һ h ә a"
)
_GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch "
    "ψ ps ω o"
)
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh "
    "ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
_ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n "
    "շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ w փ p ք k օ o ֆ f"
)
_KOREAN = (
    (0x1100, "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h"),
    (0x1161, "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i"),
    (0x11A8, "k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t"),
)
"""Syllables of Korean as the revised romanisation of 2000 writes them, in the order of Unicode."""


def _table() -> dict[int, str]:
    found: dict[str, str] = {"ъ": "", "ь": ""}
    for letters in (_CYRILLIC, _GREEK, _GEORGIAN, _ARMENIAN):
        words = letters.split()
        found |= dict(zip(words[::2], words[1::2], strict=True))
    for first, sounds in _KOREAN:
        found |= {chr(first + number): sound for number, sound in enumerate(sounds.split(","))}
    return str.maketrans(found)


_LATIN = _table()


def plain(text: str) -> str:
    """The text as a search compares it, in its own script."""
    if text.isascii():
        return folded(text)
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return folded(decomposed.translate(_PLAIN))


def spellings(text: str) -> str:
    """Everything by which the text is found: each spelling once, one behind the other."""
    own = plain(text)
    found = [own]
    if not own.isascii():
        found.append(own.translate(_LATIN))
    for table in (_WRITTEN_OUT, _JOINED):  # “groesse”, “dont look now”
        lower = text if text.isascii() else unicodedata.normalize("NFC", text.casefold())
        other = lower.translate(table)
        if other != lower:
            found.append(plain(other))
    return " ".join(dict.fromkeys(found))
