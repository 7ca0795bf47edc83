"""Names of HTML elements, by what they do to a text."""

from __future__ import annotations

import regex

_DROPPED = (
    "script style head noscript template svg math iframe object embed applet audio video canvas map nav button "
    "select option input textarea datalist dialog menu del frameset title link meta base col colgroup"
)
_BLOCKS = (
    "address article aside blockquote body center caption dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
DROPPED, BLOCKS = frozenset(_DROPPED.split()), frozenset(_BLOCKS.split())
PORTAL_TAGS = frozenset(("header", "footer", "aside", "nav"))
ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "toolbar"))
#: words of a class or id by which portals name what is not the document
PORTAL = regex.compile(
    r"(?<![a-z])(?:nav|navbar|navigation|menu|mainmenu|topmenu|breadcrumbs?|sidebar|side-bar|footer|header|banner|comments?|share|"
    r"social|related|login|search|searchbox|ads?|advert\w*|popup|modal|cookies?|toolbar|pagination|pager|rating|hotline|"
    r"copyright|skip-link|print|download|toc)(?![a-z])",
    regex.IGNORECASE,
)
HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", regex.IGNORECASE)
FAMILY = regex.compile(r"font-family\s*:\s*[\"']?\s*([^;,\"']{1,60})", regex.IGNORECASE)
LIST_STYLE = regex.compile(r"list-style(?:-type)?\s*:[^;]{0,40}?\b([a-z]+(?:-[a-z]+)?)\b", regex.IGNORECASE)
NUMBERS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
