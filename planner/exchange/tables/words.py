"""What people write in the cells of their tables, in seven languages: yes, no, nothing, statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from planner.exchange.tables.record_names import value_names
from planner.text import folded

_YES = "1 yes y true x ok oui o vrai ja j wahr si s sí sì verdadero vero sim 是 对 有 はい ○ ✓ ✔ cancelled canceled"
_NO = "0 no n false non faux nein falsch falso nao não 否 不 无 無 没有 いいえ × ✗"
TRUE = frozenset(_YES.split())
FALSE = frozenset(["", *_NO.split()])

_NOTHING = frozenset(
    [
        "null",
        "n/a",
        "#n/a",
        "na",
        "nan",
        "none",
        "nil",
        "-",
        "--",
        "–",
        "—",
        ".",
        "…",
        "?",
        "tba",
        "tbc",
        "tbd",
        "n.a.",
        "n.d.",
        "n/d",
        "s/d",
        "s.d.",
        "k.a.",
        "k.",
        "a.",
        "nc",
        "n.c.",
        "keine",
        "angabe",
        "non",
        "communiqué",
        "sin",
        "datos",
        "无",
        "無",
        "暂无",
        "未知",
        "待定",
    ]
)
_NO_TITLE = frozenset({"NULL", "N/A", "#N/A", "-", "–", "—"})

_TOTALS = frozenset(
    [
        "total",
        "totals",
        "totale",
        "totales",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "somme",
        "suma",
        "soma",
        "subtotal",
        "sottototale",
        "insgesamt",
        "zwischensumme",
        "grandtotal",
        "totalgeneral",
        "合计",
        "合計",
        "总计",
        "總計",
        "小计",
        "小計",
        "共计",
    ]
)

_FILM_STATUS = {
    "invited": "invited invite eingeladen invitado invitada invitato convidado 邀请 邀請 已邀请 "
    "pending undecided inconsideration shortlisted semifinalist quarterfinalist",
    "confirmed": "confirmed confirme confirmee bestatigt zugesagt confirmado confirmada confermato "
    "确认 確認 已确认 已確認 確定 確認済み 上映決定 selected officialselection selection accepted accepte ausgewahlt "
    "awardwinner finalist nominee honorablemention "
    "seleccionado seleccionada selezionato selecionado 入选 入選",
    "withdrawn": "withdrawn retire retiree zuruckgezogen retirado retirada ritirato 撤回 撤片 退出 "
    "notselected rejected declined abgelehnt refuse rechazado rifiutato recusado disqualified 未入选",
}
_SCREENING_STATUS = {
    "pencilled": "pencilled penciled tentative option optional provisoire vorlaufig provisional "
    "provvisorio provisorio 暂定 待定",
    "confirmed": "confirmed confirme confirmee bestatigt confirmado confirmada confermato fix "
    "确认 確認 已确认 已確認 確定 確認済み",
    "": "open onsale soldout available unavailable visible public published scheduled active "
    "complet ouvert ausverkauft verfugbar agotado disponible esaurito disponibile esgotado disponivel "
    "售罄 在售 可售",
    "cancelled": "cancelled canceled annule annulee abgesagt entfallt cancelado cancelada annullato "
    "annullata suspendida 取消 已取消",
}
_KIND = {
    "public": "public publique offentlich publico publica pubblico pubblica 公开 公開 公众场",
    "press": "press presse pressevorfuhrung prensa stampa imprensa pressandindustry pi 媒体 媒體 媒体场",
    "industry": "industry professionnel branche fachpublikum industria 业内场",
    "jury": "jury jurado giuria juri 评审 评委场 評審",
    "school": "school scolaire schule schulvorstellung escolar scuola scuole escola 学校 学生场",
    "private": "private prive privee privat privado privada privato 内部 內部场",
}
_FORM = {
    "film": "film feature featurefilm longmetrage spielfilm largometraje lungometraggio longa "
    "longametragem pelicula filme 电影 電影 长片 長片",
    "films": "films shortspackage shorts combined package shortsprogramme shortsprogram "
    "courtsmetrages programmedecourts kurzfilmprogramm kurzfilme cortometrajes cortos "
    "cortometraggi curtas 短片 短片集 短片合集",
    "event": "event talk masterclass panel ceremony party evenement rencontre veranstaltung "
    "gesprach evento charla incontro palestra 活动 活動 讲座 講座",
    "hold": "hold blocked reserve reserviert gesperrt reservado riservato 预留",
    "": "screening seance vorstellung vorfuhrung funcion proyeccion sesion proiezione sessao 放映 场次",
}


_CANCELLED = frozenset(
    [
        "cancelled",
        "canceled",
        "cancellation",
        "canc",
        "cxl",
        "annule",
        "annulee",
        "annules",
        "abgesagt",
        "entfallt",
        "entfallen",
        "storniert",
        "gestrichen",
        "cancelado",
        "cancelada",
        "suspendido",
        "suspendida",
        "annullato",
        "annullata",
        "cancellato",
        "cancellata",
    ]
)
_CALLED_OFF = ("fallt aus", "called off", "取消", "中止")
_NOT = frozenset(["not", "nicht", "pas", "no", "non", "nao", "if", "falls", "unless"])


def _turned(words: dict[str, str]) -> dict[str, str]:
    return {folded(word): value for value, many in words.items() for word in many.split()}


_FILM_STATUSES, _SCREENING_STATUSES = _turned(_FILM_STATUS), _turned(_SCREENING_STATUS)
_KINDS, _FORMS = _turned(_KIND), _turned(_FORM)


def _word(text: str) -> str:
    return folded(text).replace(" ", "")


def is_nothing(text: str, *, title: bool = False) -> bool:
    """Whether a cell says that nothing is known, as NULL, N/A or a dash do; a title may be “None”."""
    return text in _NO_TITLE if title else text.casefold() in _NOTHING


def is_total(text: str) -> bool:
    """Whether a cell begins a row of totals."""
    return _word(text) in _TOTALS


def film_status(text: str) -> str:
    """A film's status in the words of the festival; as it is, in small letters, when unknown."""
    return _FILM_STATUSES.get(_word(text), text.casefold())


def screening_status(text: str) -> str:
    """A screening's status in the words of the festival; as it is, in small letters, if unknown."""
    known = _SCREENING_STATUSES.get(_word(text))
    return (
        known if known is not None else ("cancelled" if says_cancelled(text) else text.casefold())
    )


def says_cancelled(text: str) -> bool:
    """Whether a cell says of a screening that it does not take place: “séance annulée”."""
    words = set(folded(text).split())
    called_off = bool(words & _CANCELLED) or any(one in folded(text) for one in _CALLED_OFF)
    return called_off and not words & _NOT


_LONGEST = 200
_AT_AN_EDGE = re.compile(
    r"(?P<front>[^:–—-]{3,30})\s*[:–—-]\s*(?P<rest>.+)|(?P<title>.+?)\s*[([（](?P<end>[^()\[\]（）]+)[)\]）]"
    r"|(?P<name>.+?)\s+[–—-]\s*(?P<last>[^–—-]{3,30})"
)


def without_cancelled(title: str) -> str:
    """The title in “CANCELLED: Title” and “Title (abgesagt)”; nothing in any other text."""
    if len(title) > _LONGEST:
        return ""
    for found in (
        _AT_AN_EDGE.fullmatch(title),
        re.match(r"(?P<name>.+)\s+[–—-]\s*(?P<last>.+)", title),
    ):
        if found is None:
            continue
        parts = found.groupdict()
        for said, rest in (("front", "rest"), ("end", "title"), ("last", "name")):
            if parts.get(said) and len(parts[said].split()) < 4 and says_cancelled(parts[said]):
                return parts[rest].strip()
    return ""


def begins_cancelled(note: str) -> bool:
    """Whether a note begins with the word: “Cancelled – the guest is ill”."""
    return says_cancelled(" ".join(re.split(r"[\s:,.!–—-]+", note.strip())[:2]))


def kind_word(text: str) -> str:
    """The English word of a kind of screening (“Pressevorführung”: press); empty when unknown."""
    return _KINDS.get(_word(text), "")


@cache
def _values() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for value, _language, word in value_names():
        found.setdefault(_word(word) or word, set()).add(value)
    return {word: frozenset(values) for word, values in found.items()}


def said_as(value: str) -> frozenset[str]:
    """The words for a value in all languages, in small letters."""
    return frozenset(word.casefold() for known, _language, word in value_names() if known == value)


def value_of(text: str, allowed: Iterable[str]) -> str:
    """Which of these values a word means (“Dolmetscherin”: interpreter); as it is if none."""
    fitting = _values().get(_word(text) or text, frozenset()) & set(allowed)
    return text if text in allowed or len(fitting) != 1 else next(iter(fitting))


def form_word(text: str) -> str | None:
    """What sort of thing is shown: film, films, event, hold, "" for any; None when it says none."""
    return _FORMS.get(_word(text))
