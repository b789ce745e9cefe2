"""The tree of a web page, of a size and depth that taking it apart stays quick."""

from __future__ import annotations

import json
from itertools import islice

from lxml import etree, html

from analysis.sources.records import BadRecordError

MOST_ELEMENTS = 20_000
"""Elements of a page; the press pages that were looked at have 500 to 8,000. Trafilatura's time
grows with the square of those in one paragraph: about 10 s at this number, 80 s at 60,000."""

LARGEST_METADATA = 200_000
"""Characters of one block of JSON-LD; those of news pages have a few thousand, or 60,000 where
they repeat the text."""

PARSER_OPTIONS = {"remove_comments": True, "remove_pis": True, "collect_ids": False}

_LINKED_DATA = "application/ld+json"
_PASTE = "save the article's own page, or paste its text"


def page_tree(text: str) -> html.HtmlElement:
    """The tree of the page ``text``, without scripts, styles and comments.

    Metadata (JSON-LD) stays where it is sound. Raises BadRecordError for a page with nothing
    in it, too many elements, or elements nested deeper than libxml2 reads (256).
    """
    parser = html.HTMLParser(**PARSER_OPTIONS, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise BadRecordError("there is nothing on the page", _PASTE) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise BadRecordError("the page's elements are nested too deeply", _PASTE)
    _drop_scripts(tree)
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise BadRecordError(f"the page has more than {MOST_ELEMENTS:,} elements", _PASTE)
    return tree


def _drop_scripts(tree: html.HtmlElement) -> None:
    for script in tree.xpath("//script"):
        if script.get("type") == _LINKED_DATA and (data := _sound_json(script.text or "")):
            script.text = data
        else:
            script.drop_tree()
    etree.strip_elements(tree, "style", "noscript", "template", "svg", with_tail=False)


def _sound_json(text: str) -> str | None:
    """Trafilatura mends broken JSON with patterns whose time grows with the square of it."""
    if len(text) > LARGEST_METADATA:
        return None
    try:
        return json.dumps(json.loads(text, strict=False), ensure_ascii=False)
    except (ValueError, RecursionError):
        return None
