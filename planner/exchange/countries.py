"""The names of countries as catalogues, listings and tables write them.

The names come from CLDR (unicode.org, by Babel); what film catalogues write besides, former states
and parts of states stands here. They are loaded when the first text is asked about, those of each
script by themselves: a window that opens and a list in English need not wait for Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

LANGUAGES = {
    "latin": ("en", "fr", "de", "es", "it", "pt_BR", "pt_PT", "nl"),
    "greek": ("el",),
    "cyrillic": ("ru", "uk"),
    "hebrew": ("he",),
    "arabic": ("ar", "fa"),
    "han": ("zh_Hans", "zh_Hant", "zh_Hant_HK", "ja", "ko"),
}
"""The languages whose names are known, by script."""

_SCRIPTS = (
    ("latin", 0x0370),
    ("greek", 0x0400),
    ("cyrillic", 0x0590),
    ("hebrew", 0x0600),
    ("arabic", 0x0780),
    ("latin", 0x2E80),
)
"""The first letter after each of them, in the order of Unicode; what follows all is ``han``."""

_OTHERS = """AC AQ BL BQ BV CC CP CQ CX DG EA EU EZ FK GS HM IC IO MF MS NF PM PN QO SH SJ SX TA TC
TF UM UN VG XA XB ZZ"""
_NO_COUNTRIES = frozenset(_OTHERS.split())
"""Territories of CLDR that make no films, and whose names are words and places more often."""

_WORDS = """Dominique, Grenade, Granada, Guadalupe, Maurice, Mauricio, Maurício, Reunion, Réunion,
Reunión, Reunião, Riunione, Salvador, Santa Lucía, Santa Lúcia, Saint Lucia, St. Lucia"""
_OTHER_WORDS = frozenset(" ".join(name.split()).casefold() for name in _WORDS.split(","))
"""Names of CLDR that are first names, towns, saints and meetings more often."""

_ALSO = """The Netherlands, Holland, Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia, Bosnien,
Bosnie, Bosnien-Herzegowina, Bósnia-Herzegovina, Bosnia-Erzegovina, Bosnia Erzegovina,
Trinidad and Tobago, Antigua and Barbuda, La Réunion, Île Maurice, Czech Republic,
Česká republika, République tchèque, Tschechische Republik, República Checa, Repubblica Ceca,
República Tcheca, Slovak Republic, Ivory Coast, Elfenbeinküste, Costa de Marfil, Hong Kong,
Hongkong, Macao, Macau, Korea, Corée, Corea, Coreia, Republic of Korea, Macedonia, Macédoine,
Mazedonien, Turkey, Burma, Birmanie, Birma, Birmania, Myanmar, Swaziland, East Timor, Osttimor,
Palestine, Palästina, Palestina, Occupied Palestinian Territory, State of Palestine, Congo,
Kongo, DR Congo, D.R. Congo, DRC, Democratic Republic of Congo, Democratic Republic of the Congo,
Republic of the Congo, RD Congo, République démocratique du Congo, Demokratische Republik Kongo,
Vatican, Tibet, Tíbet, Kurdistan, Russian Federation, Republic of Moldova, Moldau, Weißrussland,
Belorussia, Byelorussia, Syria, People's Republic of China, Mainland China,
United States of America, The United States, U.S.A., U.S., US, USA, UK, U.K., Great Britain,
Britain, Großbritannien, Grande-Bretagne, Gran Bretaña, Gran Bretagna, Grã-Bretanha,
Groot-Brittannië, EE.UU., EE. UU., EEUU, EUA, Etats-Unis, Émirats Arabes, UAE, U.A.E., VAE,
Emirates, PRC, VR China, Scotland, Schottland, Écosse, Escocia, Scozia, Escócia, Schotland,
Wales, Cymru, Pays de Galles, Gales, Galles, England, Angleterre, Inglaterra, Inghilterra,
Engeland, Northern Ireland, Nordirland, Irlande du Nord, Irlanda del Norte, Irlanda del Nord,
Noord-Ierland, Catalonia, Catalunya, Katalonien, Catalogne, Cataluña, Quebec, Québec, Rumania,
República Dominicana, Kasachstan, Kirgistan, Kirgizistan, Viet Nam, Việt Nam, Cote d'Ivoire,
Hungria, Perú, Iran, Burkina, Somaliland, Greenland, Soviet Union, USSR, U.S.S.R., UdSSR, URSS,
Sowjetunion, Union soviétique, Unión Soviética, Unione Sovietica, União Soviética, Sovjet-Unie,
Yugoslavia, Jugoslawien, Yougoslavie, Jugoslavia, Iugoslávia, Jugoslávia, Joegoslavië,
Jugoslavija, Serbia and Montenegro, Serbien und Montenegro, Czechoslovakia, Tschechoslowakei,
Tchécoslovaquie, Checoslovaquia, Cecoslovacchia, Tchecoslováquia, Checoslováquia,
Tsjecho-Slowakije, Československo, ČSSR, CSSR, East Germany, West Germany, GDR, FRG, DDR, BRD,
RDA, RFA, Ostdeutschland, Westdeutschland, Allemagne de l'Est, Allemagne de l'Ouest,
Alemania Oriental, Alemania Occidental, Zaire, Zaïre, Upper Volta, Ceylon, Rhodesia, Nederland,
België, Suomi, Sverige, Norge, Noreg, Danmark, Ísland, Føroyar, Kalaallit Nunaat, Polska, Česko,
Slovensko, Magyarország, România, Eesti, Latvija, Lietuva, Hrvatska, Srbija, Slovenija,
Crna Gora, Bosna i Hercegovina, Shqipëri, Shqipëria, Kosova, Éire, Österreich, Brasil, Ελλάδα,
Κύπρος, Россия, Украина, Україна, СССР, США, 中国大陆, 中國大陸, 香港, 澳門, 澳门, 台灣, 南韓,
韓國, 韩国, 大韓民國, 北韓, 美國, 英國, 法國, 德國, 泰國, 한국, 대한민국, 미국, 홍콩, アメリカ,
アメリカ合衆国, アメリカ合州国, 米国, 英国, 韓国, 台湾, ソ連, 蘇聯, 苏联, 捷克, 소련, 南斯拉夫,
澳洲, 印尼, 紐西蘭, 奧地利, 意大利, 義大利, 西班牙, فلسطين, السعودية, الإمارات, عمان, بريطانيا,
أمريكا, الاتحاد السوفيتي, אנגליה"""

_SHORT = """A AR AT AU B BA BE BG BR CA CH CL CN CO CR CU CZ D DE DK E EE EG ES F FI FR GB GR HK HR
HU I IE IL IN IR IS IT JP KR LB LT LU LV MA MX NL NO NZ P PE PL PT RO RS RU S SE SG SI SK TH TN TR
TW UA VN ZA"""
"""Codes of two letters and number plates that stand beside a year; others are words or ratings."""

_OTHER_CODES = """BUL CHI CRO DEN GER GRE NED PHI POR SLO SUI URU BIH TCH YUG TCL SUN URS SCG CSK
CSH ZAR BUR KOS XKX PLE"""
"""What the Olympics write, and codes of former states (ISO 3166-3), beside those of ISO 3166-1."""

_CAPITALS = """AGO AND ARE ARM BEN CAF COD COM DOM GEO GIN GUM GUY JAM LAO LIE MAC MLI MUS PAN PNG
SEN SUN SUR TON VAT VIR"""
_WORDS_IN_CAPITALS = frozenset(_CAPITALS.split())
"""Codes that mean a country only where a whole column is of them."""

_LONGEST = 60
"""No name of a country has more letters; texts to be asked about may have a megabyte."""

_MARKS = re.compile(r"\s*[,;/|·•+、，；]\s*|\s+[-–—]\s+")
_AND = re.compile(r"\s*[-–&和与與]\s*|\s+(?:and|et|und|y|e|en)\s+")


def country(text: str) -> str:
    """The country of that name as it is usually written; empty when it is none, as a code."""
    return _known(text) if 1 < len(text) <= _LONGEST else ""


@lru_cache(10_000)
def _known(text: str) -> str:
    key = _key(text)
    return _names(_script(key)).get(key, "") if key else ""


def begins_country(word: str) -> bool:
    """Whether any country, or a code of one, begins with this word, or with what is before a hyphen
    in it.
    """
    plain = _key(word).strip(" .")
    parted = plain.replace("–", "-").partition("-")[0]
    beginnings = {plain, f"{plain}.", parted, f"{parted}."}
    known = _beginnings(_script(plain))
    return word.strip(" .") in _codes_beside_years() or not beginnings.isdisjoint(known)


def country_code(text: str) -> str:
    """A code as catalogues print it beside a year, “D 2023” or “A/CH, 2022”; empty for others."""
    return text if 0 < len(text) < 4 and text in _codes_beside_years() else ""


def countries_of(text: str) -> tuple[str, ...]:
    """The countries of a cell as they are written (“Alemania y Chad”, “德国、乍得”); nothing where
    a part of it is no name of one.
    """
    if country(text):
        return (text,)
    found: list[str] = []
    for part in _MARKS.split(text):
        parts = [part] if country(part) else _AND.split(part)
        if not all(map(country, parts)):
            return ()
        found += parts
    return tuple(dict.fromkeys(found))


def are_codes(texts: Sequence[str]) -> bool:
    """Whether these are codes of countries (ISO 3166-1, of two or three capitals): all of them,
    different ones, and not only those that are codes of languages, too.
    """
    different = set(texts)
    two, three = _iso_codes()
    known = two | three | set(_OTHER_CODES.split())
    return len(different) > 1 and different <= known and not different <= _codes_of_languages()


# ---------------------------------------------------------------- what is loaded when asked for


def _key(text: str) -> str:
    return " ".join(text.split()).replace("’", "'").casefold()


def _script(key: str) -> str:
    first = ord(key[0]) if key else 0
    return next((script for script, end in _SCRIPTS if first < end), "han")


@cache
def _names(script: str) -> dict[str, str]:
    """The names in one script as they are written, by their keys."""
    said = (" ".join(name.split()) for name in _ALSO.split(","))
    known = {_key(name): name for name in said if _script(_key(name)) == script}
    for name in _of_cldr(script):
        if name.casefold() not in _OTHER_WORDS:
            known.setdefault(_key(name), name)
    return known


@cache
def _beginnings(script: str) -> frozenset[str]:
    """The first words of the names in one script."""
    return frozenset(key.split(" ", 1)[0] for key in _names(script))


def _of_cldr(script: str) -> Iterator[str]:
    from babel import Locale  # slow, and of no use to a window that only opens

    for language in LANGUAGES[script]:
        for code, name in Locale.parse(language).territories.items():
            if _is_country(code):
                yield name


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES


@cache
def _iso_codes() -> tuple[frozenset[str], frozenset[str]]:
    """The codes of ISO 3166-1, of two and of three letters."""
    from babel import Locale
    from babel.core import get_global

    two = frozenset(filter(_is_country, Locale.parse("en").territories))
    three = {
        code
        for code, now in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(now) == 1 and now[0] in two
    }
    return two, frozenset(three)


@cache
def _codes_beside_years() -> frozenset[str]:
    known = {*_iso_codes()[1], *_SHORT.split(), *_OTHER_CODES.split()}
    return frozenset(known - _WORDS_IN_CAPITALS)


@cache
def _codes_of_languages() -> frozenset[str]:
    from babel import Locale

    return frozenset(str(code).upper() for code in Locale.parse("en").languages)
