"""A title in each script looks as it should: against pictures that were looked at by an eye.

python -m tests.planner.pdf.test_scripts        # draws them anew; look at them before they are kept
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from planner.pdf.fonts import Style
from tests.planner.pdf.pictures import pictures_of, unlike
from tests.planner.pdf.reading import lines_as_pdf

KEPT = Path(__file__).parents[2] / "data" / "prints" / "scripts.png"
WIDTH, HEIGHT = 480, 34
_LIKE = 0.1
"""Per cent of a line that may look different; its smallest mark is twice that."""

TITLES = {
    "Latin": "Łódź, Žižkov, Việt Nam – þjóð",
    "Cyrillic": "Мой друг Иван Лапшин, її ґанок",
    "Greek": "Ταξίδι στα Κύθηρα, ᾄδεις",
    "simplified Chinese": "封锁与长春，直到边境",
    "traditional Chinese": "封鎖與長春，嗰啲年我哋",
    "Japanese": "千と千尋の神隠し「直」カタカナ",
    "Korean": "기생충 그리고 봄 여름 가을 겨울",
    "Arabic": "كفرناحوم لا إله إلا الله، محمّد",
    "Hebrew": "ואלס עם באשיר, שָׁלוֹם",
    "Thai": "ลุงบุญมีระลึกชาติ ที่นี่ น้ำ",
    "Devanagari": "सलाम बॉम्बे क्षत्रिय हिन्दी श्री",
    "both directions": "Waltz (2008) ואלס עם באשיר and كفرناحوم 2018!",
    "beyond 16 bits": "𠮷野家の𠮟",
}
MAIMED = {
    "Latin": "Łodź, Žižkov, Việt Nam – þjóð",
    "Cyrillic": "Мой друг Иван Лапшин, іі ґанок",
    "Greek": "Ταξίδι στα Κύθηρα, ᾳδεις",
    "simplified Chinese": "封鎖与长春，直到边境",
    "traditional Chinese": "封锁與長春，嗰啲年我哋",
    "Japanese": "千と千尋の神隱し「直」カタカナ",
    "Korean": "ㄱㅣ생충 그리고 봄 여름 가을 겨울",
    "Arabic": "كفرناحوم ل\u200cا إله إلا الله، محمّد",
    "Hebrew": "ואלס עם באשיר, שלום",
    "Thai": "ลุงบุญมีระลึกชาติ ทีนี น้ำ",
    "Devanagari": "सलाम बॉम्बे क\u094d\u200cषत्रिय हिन्दी श्री",
    "both directions": "Waltz )2008( ואלס עם באשיר and كفرناحوم 2018!",
    "beyond 16 bits": "吉野家の叱",
}
"""What comes of each where a mark, a ligature or the drawing of its language is lost."""


def drawn(title: str) -> Image.Image:
    """The title as it is printed."""
    return pictures_of(lines_as_pdf(title, style=Style()), (0,), 900)[0].crop(
        (56, 38, 56 + WIDTH, 38 + HEIGHT)
    )


def kept(script: str) -> Image.Image:
    """The title as it was looked at."""
    top = list(TITLES).index(script) * HEIGHT
    with Image.open(KEPT) as picture:
        return picture.convert("RGB").crop((0, top, WIDTH, top + HEIGHT))


@pytest.mark.parametrize("script", TITLES)
def test_a_title_in_every_script_looks_as_it_did(script: str) -> None:
    assert unlike(drawn(TITLES[script]), kept(script)) <= _LIKE


@pytest.mark.parametrize("script", MAIMED)
def test_what_is_lost_in_a_script_would_be_seen(script: str) -> None:
    assert unlike(drawn(MAIMED[script]), kept(script)) > _LIKE


if __name__ == "__main__":
    sheet = Image.new("RGB", (WIDTH, HEIGHT * len(TITLES)))
    for row, text in enumerate(TITLES.values()):
        sheet.paste(drawn(text), (0, row * HEIGHT))
    sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(KEPT, optimize=True)
