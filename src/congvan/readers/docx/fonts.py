"""The fonts of runs in a docx: asked for only where the file names a legacy font (".VnTime", "VNI-Times")."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from congvan.readers.docx import names as w

LEGACY = (b'".Vn', b'".VN', b'".vn', b'"VNI', b'"vni', b'"Vni')


def _named(holder: etree._Element | None) -> str | None:
    """The font of some run properties; None where they name none."""
    fonts = holder.find(w.R_FONTS) if holder is not None else None
    return None if fonts is None else fonts.get(w.ASCII) or fonts.get(w.H_ANSI) or fonts.get(w.CS)


class Fonts:
    """The fonts that the styles of a document give, by style id."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._own: dict[str, str | None] = {}
        self._parents: dict[str, str] = {}
        self._usual, self._paragraph = "", ""
        if styles is None:
            return
        self._usual = _named(styles.find(f"{w.DOC_DEFAULTS}/{w.RPR_DEFAULT}/{w.RPR}")) or ""
        for style in styles.iterfind(w.STYLE):
            id_, based = style.get(w.STYLE_ID) or "", style.find(w.BASED_ON)
            self._own[id_] = _named(style.find(w.RPR))
            self._parents[id_] = (based.get(w.VAL) or "") if based is not None else ""
            if style.get(w.TYPE) == "paragraph" and style.get(w.DEFAULT) in ("1", "true"):
                self._paragraph = id_

    def _of_style(self, id_: str) -> str | None:
        for _ in range(12):
            if id_ not in self._own:
                return None
            if self._own[id_]:
                return self._own[id_]
            id_ = self._parents[id_]
        return None

    def of_paragraph(self, properties: etree._Element | None) -> str:
        """The font of a paragraph's runs that name none."""
        style = properties.find(w.P_STYLE) if properties is not None else None
        id_ = (style.get(w.VAL) or "") if style is not None else self._paragraph
        return self._of_style(id_) or self._usual

    def of_run(self, run: etree._Element, usual: str) -> str:
        """The font of a run, ``usual`` where neither it nor its style names one."""
        properties = run.find(w.RPR)
        if properties is None:
            return usual
        style = properties.find(w.R_STYLE)
        return _named(properties) or (self._of_style(style.get(w.VAL) or "") if style is not None else None) or usual


@lru_cache(maxsize=64)
def fonts_in(styles: bytes) -> Fonts:
    """The fonts by style, from the bytes of styles.xml; office templates repeat, so they are kept."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return Fonts(etree.fromstring(styles, parser) if styles else None)
