"""A stretch of HTML, such as the summary in a feed, as plain text."""

from __future__ import annotations

from lxml import etree, html

from analysis.sources.web.page_trees import PARSER_OPTIONS

_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "section")
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "figure")


def text_of(markup: str) -> str:
    """The text in ``markup``, a line for each of its paragraphs; empty where there is none."""
    parser = html.HTMLParser(**PARSER_OPTIONS, encoding="utf-8")
    try:
        tree = html.document_fromstring(
            f"<html><body><div>{markup}".encode("utf-8", "replace"), parser=parser
        )
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for block in tree.iter(*_BLOCKS):
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)
