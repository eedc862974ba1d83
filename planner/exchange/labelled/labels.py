"""The labels of a catalogue: ``Country of Origin:``, ``Durée :``, ``Director/s:``.

A label means a field of a film, or a role in its crew. It is known exactly, or nearly and then
doubted; letters only count, so that marks of the plural and of emphasis do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from planner.exchange.prose.names import roles_named
from planner.text import clean, folded

_NAMES: dict[str, str] = {
    "title": (
        "title, film title, film, movie, movie title, name of film, film name, project "
        "title, title of film, titel, filmtitel, titre, titre du film, titulo, titulo de la "
        "pelicula, titulo do filme, titolo, titolo del film, 片名"
    ),
    "original_title": (
        "original title, original film title, title in original language, original name, "
        "native title, originaltitel, titre original, titulo original, titolo originale, "
        "原名, 原片名"
    ),
    "english_title": (
        "english title, english film title, title in english, international title, "
        "international english title, world sales title, englischer titel, titre anglais, "
        "titre international, titulo en ingles, titulo ingles, titulo internacional, titulo "
        "em ingles, titolo inglese, titolo internazionale, 英文片名, 英文名"
    ),
    "alternate_title": (
        "alternate title, alternative title, other title, aka, also known as, weiterer "
        "titel, autre titre, otro titulo, altro titolo"
    ),
    "section": (
        "section, festival section, strand, sidebar, programme section, sektion, reihe, "
        "seccion, sezione, secao, selection, sélection"
    ),
    "runtime_seconds": (
        "runtime, run time, running time, duration, length, total running time, trt, film "
        "length, film duration, laufzeit, dauer, lange, filmlange, spieldauer, duree, "
        "duracion, durata, duracao, metraje, 片长, 片長, 时长, 時長"
    ),
    "year": (
        "year, year of production, production year, year of completion, completion year, "
        "completion date, date of completion, year of release, release year, jahr, "
        "produktionsjahr, annee, annee de production, ano, ano de produccion, ano de "
        "producao, anno, anno di produzione, 年份, 出品年份"
    ),
    "countries": (
        "country, countries, country of origin, countries of origin, country of production, "
        "production country, production countries, countries of production, origin, "
        "nationality, land, lander, produktionsland, herkunftsland, pays, pays de "
        "production, pays d origine, pais, paises, pais de origen, pais de produccion, pais "
        "de origem, paese, paese di produzione, nazione, 国家, 國家, 国家地区"
    ),
    "languages": (
        "language, languages, original language, spoken language, dialogue language, "
        "language of film, sprache, sprachen, originalsprache, langue, langues, langue "
        "originale, idioma, idiomas, idioma original, lingua, lingua originale, 语言, 語言"
    ),
    "subtitles": (
        "subtitle, subtitles, subtitle language, untertitel, sous titres, subtitulos, "
        "sottotitoli, legendas, 字幕"
    ),
    "logline": (
        "logline, log line, tagline, tag line, short synopsis, one line synopsis, "
        "kurzinhalt, synopsis courte, sinopsis corta, sinossi breve, 一句话简介"
    ),
    "synopsis": (
        "synopsis, film synopsis, long synopsis, brief synopsis, film description, "
        "description, film summary, summary, plot, plot summary, about the film, about, the "
        "story, storyline, inhalt, handlung, beschreibung, filmbeschreibung, resume, resume "
        "du film, descriptif, sinopsis, descripcion, argumento, sinossi, trama, "
        "descrizione, sinopse, descricao, resumo, 简介, 剧情简介, 劇情簡介, 故事梗概"
    ),
    "statement": (
        "director statement, statement of the director, artist statement, filmmaker "
        "statement, statement, director note, note from the director, filmmaker note, "
        "regiestatement, note d intention, mot du realisateur, nota del director, "
        "declaracion del director, note di regia, nota do realizador, 导演的话, 導演的話"
    ),
    "credits": (
        "regie, buch, drehbuch, kamera, schnitt, musik, darsteller, besetzung, produktion, "
        "produzent, produzentin, regisseur, regisseurin, realisation, realisateur, "
        "realisatrice, un film de, mise en scene, scenario, scenariste, image, montage, "
        "musique, producteur, productrice, interpretation, interpretes, avec, direccion, "
        "director, directora, guion, guionista, fotografia, montaje, edicion, musica, "
        "productor, productora, reparto, elenco, regia, regista, sceneggiatura, montaggio, "
        "musiche, produttore, produzione, realizacao, realizador, realizadora, direcao, "
        "roteiro, argumento e guiao, montagem, producao, produtor, cast member, key cast, "
        "lead cast, main cast, key crew, production company, distributor, world sales, "
        "sound design, sound designer, production design, costume design, directing, film "
        "by, a film by, with, made by, 导演, 導演, 编剧, 編劇, 制片人, 監製, 监制, 主演"
    ),
    "note": (
        "genre, genres, category, type, film type, project type, format, screening format, "
        "shooting format, aspect ratio, ratio, film color, colour, color, sound, sound "
        "format, country of filming, filming country, location, filming location, premiere, "
        "premiere status, website, web, link, email, e mail, contact, print source, print "
        "contact, sales, trailer, award, awards, festivals, selections, festivals and "
        "awards, first time filmmaker, student project, student film, school, production "
        "budget, budget, age rating, rating, certificate, age, keywords, tags, theme, "
        "themes, biography, director biography, bio, director bio, filmmaker bio, about the "
        "director, biografie, biographie, biografia, genero, genere, kategorie, gattung, "
        "status, social media, instagram, facebook, twitter, imdb, notes"
    ),
}
TITLES = frozenset({"title", "original_title", "english_title"})
TEXTS = frozenset({"logline", "synopsis", "statement"})
_LONGEST = 6
_NEAR = 85
_SHORTEST_NEAR = 6
_PLURAL = re.compile(r"\s*[(/’'´`]\s*(?:e?s|in|innen|e|a|as|es|rs|trice|n)\b\)?")
_HOLDER = re.compile(r"(?<=\S)\s+(?:full\s+)?names?$", re.IGNORECASE)
_EMPHASIS = "*_#>•·▪‣- \t"
_LINE = re.compile(r"^(?P<label>[^:：=]{2,60}?)\s*[*_]{0,2}\s*(?:[:：]|=(?!=))\s*[*_]{0,2}\s*")
_DASHED = re.compile(r"^(?P<label>[^-–—:]{2,40}?)\s+[-–—]\s+(?=\S)")
_COLUMN = re.compile(r"^\W{0,4}(?P<label>[^\t:]{2,40}?)(?:\t+|\s{3,})(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label and what stands behind it; ``meant`` is the known one that it was taken for.

    ``field`` is that of a film row, or ``english_title``, ``alternate_title``, ``facts`` for
    several fields at once, ``note`` for what a film has no field for.
    """

    field: str
    text: str
    value: str
    roles: tuple[str, ...] = ()
    meant: str = ""

    @property
    def key(self) -> str:
        """What the label is compared by."""
        return _key(self.text)


def label_in(line: str) -> Label | None:
    """The label with which a line begins, and its value; None when it begins with none."""
    column = _COLUMN.match(line, 0, 200)
    if column and (known := _exact(column["label"])):
        return _made(known, column["label"], line[column.end() :])
    plain = clean(line).lstrip(_EMPHASIS)
    found = _LINE.match(plain)
    if found and len(found["label"].split()) <= _LONGEST:
        value = plain[found.end() :].strip()
        if value.startswith("//"):  # an address and no label
            return None
        known = _exact(found["label"])
        if known:
            return _made(known, found["label"], value)
        near = _nearly(_key(found["label"]))
        return _made(near[0], found["label"], value, near[1]) if near else None
    dashed = _DASHED.match(plain)
    if dashed and (known := _exact(dashed["label"])) in _BY_DASH:
        return _made(known, dashed["label"], plain[dashed.end() :])
    return None


_BY_DASH = frozenset({"runtime_seconds", "countries", "year", "languages", "original_title"})


def bare_label(line: str) -> Label | None:
    """A line that is a label and nothing else, as pages have them that set values below labels."""
    plain = line.strip().strip(_EMPHASIS)
    known = _exact(plain) if plain[:1].isupper() and len(plain.split()) <= 3 else ""
    return _made(known, plain, "") if known and known != "note" else None


def label_named(text: str) -> str:
    """The field that a text names exactly; empty when it is no label."""
    return _exact(text)


def _made(field: str, text: str, value: str, meant: str = "") -> Label:
    written = text.strip(_EMPHASIS)
    roles = _roles(meant or written) if field == "credits" else ()
    return Label(field, written, value.strip(), roles, meant)


def _roles(label: str) -> tuple[str, ...]:
    plain = _without_marks(label)
    return roles_named(plain) or (plain[:1].upper() + plain[1:],)


def _without_marks(label: str) -> str:
    return _PLURAL.sub("", _HOLDER.sub("", label.strip(" .*_"))).strip(" .*_'’")


@cache
def _key(label: str) -> str:
    words = folded(_without_marks(label)).split()
    return " ".join(word[:-1] if len(word) > 3 and word[-1] == "s" else word for word in words)


@cache
def _table() -> dict[str, str]:
    return {
        _key(name): field
        for field, names in reversed(_NAMES.items())
        for name in names.split(",")
        if name.strip()
    }


@cache
def _exact(label: str) -> str:
    plain = _without_marks(label.strip(_EMPHASIS))
    if len(plain.split()) > _LONGEST:
        return ""
    known = _table().get(_key(plain), "")
    if known:
        return known
    if roles_named(plain):
        return "credits"
    parts = [part for part in re.split(r"\s*[/&+,|]\s*|\s+and\s+", plain) if part]
    fields = {_table().get(_key(part), "") for part in parts}
    if len(parts) > 1 and fields <= {"countries", "year", "runtime_seconds", "languages"}:
        return "facts"
    return "note" if len(parts) > 1 and fields == {"note"} else ""


@cache
def _nearly(key: str) -> tuple[str, str] | None:
    """The field of the known label that is spelt most like this, and that label."""
    if len(key) < _SHORTEST_NEAR:
        return None
    found = process.extractOne(key, _near_names().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found is None or found[0][0] != key[0]:
        return None
    name = _near_names()[found[0]]
    return _exact(name), name


@cache
def _near_names() -> dict[str, str]:
    """What a misspelt label may have been meant for, by its key: labels of films, main roles."""
    roles = (
        "director, writer, producer, screenwriter, screenplay, cinematographer, editor, composer"
    )
    names = [n.strip() for field, all_of in _NAMES.items() if field != "credits"
             for n in all_of.split(",")]  # fmt: skip
    names += [role.strip() for role in roles.split(",")]
    return {_key(name): name for name in names if len(_key(name)) >= _SHORTEST_NEAR}
