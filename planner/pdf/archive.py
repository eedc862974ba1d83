"""What makes a file PDF/A-2b (ISO 19005-2): it carries all that is needed to look the same always.

Fonts are embedded elsewhere (``embed``); here are the meaning of its colours, what the file says
about itself in XMP, and streams that end as the standard asks.
"""

from __future__ import annotations

import re
import zlib
from functools import cache

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from planner.assets import resource
from planner.pdf.layout import Layout, Press

MAKER = "Marquee"

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_END = b"endstream\n"
_LEVEL = 4
"""Of compression: level 6 takes twice the time for 3 % of a catalogue."""


class Stream(PDFStream):  # type: ignore[misc] # ReportLab has no types
    """A stream whose end stands on a line of its own, which ReportLab leaves out (6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Its bytes in the file."""
        made: bytes = super().format(document)
        return made.removesuffix(_END) + b"\n" + _END


def compressed(content: bytes) -> Stream:
    """A stream of these bytes, which are compressed at once, and so take little memory."""
    made = Stream()
    made.content, made.filters = zlib.compress(content, _LEVEL), []
    made.dictionary["Filter"] = PDFName("FlateDecode")
    return made


class _Info(PDFInfo):  # type: ignore[misc]
    """Title and author without a date: the same festival prints to the same bytes on any day."""

    def format(self, document: PDFDocument) -> bytes:
        entries = {"Title": self.title, "Author": self.author, "Creator": MAKER, "Producer": MAKER}
        made = {key: PDFString(value) for key, value in entries.items() if value}
        if self.trapped:  # a press wants to know that nothing was trapped
            made["Trapped"] = PDFName("False")
        data: bytes = PDFDictionary(made).format(document)
        return data


def make_lasting(document: PDFDocument, layout: Layout) -> None:
    """Put into the document what PDF/A-2b asks for; its pages and fonts are put in by others."""
    document.info = _Info()
    document.info.title, document.info.author = layout.title, layout.author
    document.info.subject = document.info.keywords = ""
    document.info.trapped = layout.press is not None
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # ReportLab knows none
    intents = _output_intents(document, layout.press)
    catalog.OutputIntents = PDFArray(intents) if intents else None
    catalog.Metadata = _metadata(layout)
    preferences = {"DisplayDocTitle": "true"}
    if layout.from_right:
        preferences["Direction"] = PDFName("R2L")
    catalog.ViewerPreferences = PDFDictionary(preferences)


def _output_intents(document: PDFDocument, press: Press | None) -> list[PDFDictionary]:
    """What the colours mean (6.2.3): ours are those of sRGB, inks those of the press's profile.

    A press without a profile has no intent: we could only guess one.
    """
    if press is None:
        profile = _profile(document, _srgb(), 3)
        registry = {"RegistryName": PDFString("http://www.color.org")}
        return [_intent("GTS_PDFA1", "sRGB IEC61966-2.1", profile, registry)]
    if not press.profile:
        return []
    profile = _profile(document, press.profile, 4)
    return [_intent(kind, press.condition, profile, {}) for kind in ("GTS_PDFA1", "GTS_PDFX")]


def colours_of_pictures(document: PDFDocument, press: Press | None) -> PDFName | PDFArray:
    """What red, green and blue of pictures mean; a press turns them into its inks by the profile of
    sRGB, which PDF/X-4 allows (ISO 15930-7, 6.2.4).
    """
    if press is None:
        return PDFName("DeviceRGB")
    return PDFArray([PDFName("ICCBased"), _profile(document, _srgb(), 3, "sRGB")])


def _profile(
    document: PDFDocument, data: bytes, parts: int, name: str = "profile"
) -> PDFObjectReference:
    if name in document.idToObject:
        return PDFObjectReference(name)
    profile = Stream()
    profile.content = data
    profile.dictionary["N"] = parts
    return document.Reference(profile, name)


def _intent(
    kind: str, condition: str, profile: PDFObjectReference, more: dict[str, PDFString]
) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName(kind),
            "OutputConditionIdentifier": PDFString(condition),
            **more,
            "Info": PDFString(condition),
            "DestOutputProfile": profile,
        }
    )


@cache
def _srgb() -> bytes:
    return (resource("colour") / "sRGB.icc").read_bytes()


def _metadata(layout: Layout) -> PDFStream:
    """What the file says about itself, the same as in its information dictionary (6.6.2)."""
    stream = Stream()
    stream.dictionary["Type"], stream.dictionary["Subtype"] = PDFName("Metadata"), PDFName("XML")
    stream.content = _packet(layout).encode("utf-8", "replace")
    stream.filters = []  # readers that know nothing of PDF find it as it is
    return stream


def _packet(layout: Layout) -> str:
    title = _text(layout.title)
    lasting = ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"]
    parts = [
        *(lasting if layout.press is None or layout.press.profile else ()),
        f"<pdf:Producer>{MAKER}</pdf:Producer>",
        f"<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>",
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
    ]
    if layout.author:
        author = f"<rdf:Seq><rdf:li>{_text(layout.author)}</rdf:li></rdf:Seq>"
        parts.append(f"<dc:creator>{author}</dc:creator>")
    if layout.language:
        tongue = f"<rdf:Bag><rdf:li>{_text(layout.language)}</rdf:li></rdf:Bag>"
        parts.append(f"<dc:language>{tongue}</dc:language>")
    spaces = {
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    named = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in spaces.items())
    return "\n".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            f'<rdf:Description rdf:about="" {named}>',
            *parts,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
    )


def _text(text: str) -> str:
    return _NOT_XML.sub("", text).translate(_ESCAPED)
