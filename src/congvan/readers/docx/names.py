"""The XML names of a docx's main part. Source: ECMA-376 part 1 (WordprocessingML)."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT_MAIN = _STRICT.strip("{}").encode()
TRANSITIONAL_MAIN = _W.strip("{}").encode()

BODY, P, PPR, R, RPR, T, TAB, BR, CR = (_W + n for n in ("body", "p", "pPr", "r", "rPr", "t", "tab", "br", "cr"))
TBL, TR, TC, TCPR, TRPR = (_W + n for n in ("tbl", "tr", "tc", "tcPr", "trPr"))
GRID_SPAN, V_MERGE, GRID_BEFORE = (_W + n for n in ("gridSpan", "vMerge", "gridBefore"))
SYM, NO_BREAK_HYPHEN, PT_TAB = (_W + n for n in ("sym", "noBreakHyphen", "ptab"))
FLD_CHAR, FLD_CHAR_TYPE = _W + "fldChar", _W + "fldCharType"
RENDERED_BREAK, VANISH = _W + "lastRenderedPageBreak", _W + "vanish"
DRAWING, PICT, OBJECT, TEXT_BOX = (_W + n for n in ("drawing", "pict", "object", "txbxContent"))
NOTE, NOTE_TYPE, ENDNOTE = _W + "footnote", _W + "type", _W + "endnote"
NUM_PR, P_STYLE, I_LVL, NUM_ID = (_W + n for n in ("numPr", "pStyle", "ilvl", "numId"))
STYLE, STYLE_ID, BASED_ON, DEFAULT = (_W + n for n in ("style", "styleId", "basedOn", "default"))
NUM, ABSTRACT_NUM, ABSTRACT_NUM_ID, LVL, START, NUM_FMT, LVL_TEXT, SUFF, IS_LGL, LVL_RESTART = (
    _W + n
    for n in (
        "num", "abstractNum", "abstractNumId", "lvl", "start", "numFmt", "lvlText", "suff", "isLgl", "lvlRestart",
    )
)  # fmt: skip
LVL_OVERRIDE, START_OVERRIDE, NUM_STYLE_LINK, STYLE_LINK = (
    _W + n for n in ("lvlOverride", "startOverride", "numStyleLink", "styleLink")
)
R_FONTS, R_STYLE, ASCII, H_ANSI, CS, DOC_DEFAULTS, RPR_DEFAULT = (
    _W + n for n in ("rFonts", "rStyle", "ascii", "hAnsi", "cs", "docDefaults", "rPrDefault")
)
VAL, TYPE, CHAR, FONT, ID = (_W + n for n in ("val", "type", "char", "font", "id"))
ALTERNATE, CHOICE, FALLBACK = (_MC + n for n in ("AlternateContent", "Choice", "Fallback"))

SKIPPED = frozenset(
    {PPR, RPR, *(_W + n for n in ("del", "moveFrom", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr"))}
    | {_W + n for n in ("tblPr", "tblGrid", "tcPr", "trPr", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd")}
    | {_W + n for n in ("smartTagPr", "customXmlPr", "rubyPr", "rt", "annotationRef", "footnoteRef", "endnoteRef")}
    | {_W + n for n in ("footnoteReference", "endnoteReference", "commentReference", "softHyphen", "pgNum")}
)
