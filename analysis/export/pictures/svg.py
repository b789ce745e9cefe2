"""An SVG with its title, its description and their language, which screen readers speak."""

from __future__ import annotations

from lxml import etree

from analysis.export.pictures.told import Told

_NAMES = "http://www.w3.org/2000/svg"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def finished(data: bytes, told: Told) -> bytes:
    """The same drawing, told to be one picture; fonts stay named, the usual ones after Noto."""
    root = etree.fromstring(data)
    ids = []
    for place, (name, text) in enumerate((("title", told.title), ("desc", told.description))):
        element = etree.Element(f"{{{_NAMES}}}{name}", id=f"chart-{name}")
        element.text = text
        root.insert(place, element)
        ids.append(element.get("id"))
    root.set("role", "img")
    root.set("aria-labelledby", " ".join(ids))
    root.set("lang", told.language)
    root.set(_XML_LANGUAGE, told.language)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
