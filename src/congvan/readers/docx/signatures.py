"""Digital signatures of a docx package: signer, time, and whether what was signed is unchanged.

Source: ECMA-376 part 2, 13 (package signatures), W3C xmldsig-core. A signature holds when its key signed the list of
references, each of these has its digest, and the parts that the text is read from are among them. What this reader
cannot follow is not checked (`intact` is None), never taken as good.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from importlib import import_module
from urllib.parse import unquote

import regex
from lxml import etree

from congvan.errors import ReadError
from congvan.model.document import Signature
from congvan.readers import cms
from congvan.readers.docx.package import MAIN, Package

_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_MDSSI = "{http://schemas.openxmlformats.org/package/2006/digital-signature}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DIGESTS = {
    "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_METHOD = regex.compile(
    r"http://www\.w3\.org/(?:2000/09/xmldsig|2001/04/xmldsig-more)#(?P<key>rsa|ecdsa)-(?P<hash>sha(?:1|256|384|512))"
)
_INCLUSIVE, _EXCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#"
_OF_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_PART = regex.compile(r"_xmlsignatures/[^/]{1,100}\.xml")
_READ = regex.compile(r"word/(?:document|styles|numbering|footnotes|endnotes|header\d{0,3})\.xml")
_MOST, _MOST_CERTIFICATES, _MOST_INNER, _MOST_PARTS, _MOST_LISTS = 10, 8, 8, 5_000, 100
_LARGEST = 1_000_000  #: bytes of a signature, or of a list of relationships


class _Unknown(Exception):
    """Something that this reader cannot check."""


def signatures_of(package: Package) -> tuple[Signature, ...]:
    """The signatures of a package in the order of their names."""
    names = sorted(name for name in package.names if _PART.fullmatch(name))[:_MOST]
    found = []
    for name in names:
        try:
            root = _parsed(package.read(name) or b"")
        except (etree.XMLSyntaxError, ValueError, ReadError):
            continue
        if root.tag == f"{_DS}Signature":
            found.append(_Signed(root, package).told())
    return tuple(found)


def _parsed(data: bytes) -> etree._Element:
    """The root of a part; comments are left out when it is made canonical, all else counts."""
    if len(data) > _LARGEST or b"<!DOCTYPE" in data:
        raise ValueError("no signature of a document")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


class _Signed:
    """One signature over a package."""

    def __init__(self, root: etree._Element, package: Package) -> None:
        self._root, self._package = root, package
        self._lists = 0  #: of relationships, looked at so far

    def told(self) -> Signature:
        signer, key = self._signer()
        try:
            intact: bool | None = self._is_intact(key)
        except (_Unknown, ReadError, ValueError, TypeError, etree.LxmlError):
            intact = None
        return Signature(signer, self._time(), intact)

    def _signer(self) -> tuple[str | None, bytes]:
        """Name and public key of the certificate: the first one, as programs write them."""
        for number, node in enumerate(self._root.iterfind(f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate")):
            if number == _MOST_CERTIFICATES:
                break
            try:
                return cms.holder_of(base64.b64decode(node.text or ""))
            except (cms.BrokenCms, binascii.Error, ValueError):
                continue
        return None, b""

    def _time(self) -> str | None:
        """The time that the signer's program wrote, ISO 8601 with its zone."""
        words = (self._root.findtext(f".//{_MDSSI}SignatureTime/{_MDSSI}Value") or "").strip()
        try:
            at = datetime.fromisoformat(words)
        except ValueError:
            return None
        return at.isoformat() if at.tzinfo else None

    def _is_intact(self, key: bytes) -> bool | None:
        """Whether all holds; None without the library that checks signatures. Raises `_Unknown` for what is new."""
        info = self._root.find(f"{_DS}SignedInfo")
        if info is None:
            raise _Unknown
        covered: set[str] = set()
        for reference in _references(info, _MOST_INNER):
            target = self._target(reference)
            method = "".join(_transforms(reference)) or _INCLUSIVE
            if _digest_of(reference, _canonical(target, method)) != _wanted(reference):
                return False
            for manifest in target.iterfind(f"{_DS}Manifest"):
                for part in _references(manifest, _MOST_PARTS):
                    name, is_unchanged = self._part(part)
                    if not is_unchanged:
                        return False
                    covered.add(name)
        if MAIN not in covered or any(_READ.fullmatch(name) and name not in covered for name in self._package.names):
            raise _Unknown
        return self._is_signed(info, key)

    def _target(self, reference: etree._Element) -> etree._Element:
        """What a reference within the signature names: the one element with that mark."""
        mark = reference.get("URI", "")
        if not mark.startswith("#"):
            raise _Unknown
        found = [element for element in self._root.iter(etree.Element) if element.get("Id") == mark[1:]]
        if len(found) != 1 or found[0] is self._root:
            raise _Unknown
        return found[0]

    def _part(self, reference: etree._Element) -> tuple[str, bool]:
        """The part of the package that a reference names, and whether it has the digest."""
        name = unquote(reference.get("URI", "").partition("?")[0]).removeprefix("/")
        if name not in self._package.names:
            return name, False
        transforms = list(_transforms(reference))
        if not transforms:
            return name, self._package.digest(name, _hash_of(reference)) == _wanted(reference)
        self._lists += 1
        if len(transforms) != 2 or transforms[0] != _OF_RELATIONSHIPS or self._lists > _MOST_LISTS:
            raise _Unknown
        chosen = _chosen(_parsed(self._package.read(name) or b""), reference)
        if _digest_of(reference, _canonical(chosen, transforms[1])) != _wanted(reference):
            raise _Unknown  # programs write these in more than one way
        return name, True

    def _is_signed(self, info: etree._Element, key: bytes) -> bool | None:
        """Whether the key signed the list of references."""
        algorithm = info.find(f"{_DS}CanonicalizationMethod")
        method = info.find(f"{_DS}SignatureMethod")
        kind = _METHOD.fullmatch(method.get("Algorithm", "")) if method is not None else None
        if algorithm is None or kind is None or not cms.can_verify():
            raise _Unknown
        signature = base64.b64decode(self._root.findtext(f"{_DS}SignatureValue") or "")
        if kind["key"] == "ecdsa":
            signature = _as_der(signature)
        signed = _canonical(info, algorithm.get("Algorithm", ""))
        verify = import_module("congvan.readers.keys").verify
        found: bool | None = verify(key, signature, signed, b"", kind["hash"], False)
        if found is False and len(self._root.findall(f".//{_DS}X509Certificate")) > 1:
            raise _Unknown  # the key may be that of another certificate of the chain
        return found


def _references(holder: etree._Element, most: int) -> Iterator[etree._Element]:
    for number, reference in enumerate(holder.iterfind(f"{_DS}Reference")):
        if number == most:
            raise _Unknown
        yield reference


def _transforms(reference: etree._Element) -> Iterator[str]:
    return (step.get("Algorithm", "") for step in reference.iterfind(f"{_DS}Transforms/{_DS}Transform"))


def _hash_of(reference: etree._Element) -> str:
    method = reference.find(f"{_DS}DigestMethod")
    name = _DIGESTS.get(method.get("Algorithm", "")) if method is not None else None
    if name is None:
        raise _Unknown
    return name


def _digest_of(reference: etree._Element, data: bytes) -> bytes:
    return hashlib.new(_hash_of(reference), data).digest()


def _wanted(reference: etree._Element) -> bytes:
    return base64.b64decode(reference.findtext(f"{_DS}DigestValue") or "")


def _canonical(element: etree._Element, algorithm: str) -> bytes:
    """An element as xmldsig digests it. The inclusive kind keeps every namespace that holds around it, which lxml would
    drop with the elements above."""
    if algorithm == _EXCLUSIVE:
        return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)
    if algorithm != _INCLUSIVE or any(str(name).startswith(_XML) for e in element.iterancestors() for name in e.attrib):
        raise _Unknown
    whole = etree.Element(element.tag, element.attrib, element.nsmap)  # type: ignore[arg-type]  # None: the default
    whole.text = element.text
    whole.extend(deepcopy(list(element)))
    return etree.tostring(whole, method="c14n", with_comments=False)


def _chosen(root: etree._Element, reference: etree._Element) -> etree._Element:
    """The relationships that a reference names, by their marks: sorted, with no white space and nothing left to be
    understood (ECMA-376 part 2, 13.2.4.24)."""
    marks = {node.get("SourceId") for node in reference.iter(f"{_MDSSI}RelationshipReference")}
    kinds = {node.get("SourceType") for node in reference.iter(f"{_MDSSI}RelationshipsGroupReference")}
    found = etree.Element(f"{_RELS}Relationships", None, {None: _RELS[1:-1]})  # type: ignore[dict-item]
    kept = [r for r in root.iterfind(f"{_RELS}Relationship") if r.get("Id") in marks or r.get("Type") in kinds]
    for relationship in sorted(kept, key=lambda r: r.get("Id", "")):
        attributes = {
            "TargetMode": "Internal",
            **{str(name): str(value) for name, value in relationship.attrib.items()},
        }
        etree.SubElement(found, f"{_RELS}Relationship", attributes)
    return found


def _as_der(signature: bytes) -> bytes:
    """A signature of two numbers side by side as the sequence that libraries check."""
    half = len(signature) // 2
    parts = b""
    for number in (signature[:half], signature[half:]):
        value = int.from_bytes(number, "big")
        raw = value.to_bytes(value.bit_length() // 8 + 1, "big")
        parts += b"\x02" + bytes([len(raw)]) + raw
    size = bytes([len(parts)]) if len(parts) < 0x80 else b"\x81" + bytes([len(parts)])
    return b"\x30" + size + parts
