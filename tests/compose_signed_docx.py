"""Signed docx packages composed for the tests: each signed element written in its canonical form by hand, so that what
reads them is held to the standard and not to itself.

Source: ECMA-376 part 2, 13; W3C xml-c14n: the element that is digested tells every namespace that holds around it.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

import compose
from compose_signed import key_and_certificate

DS = "http://www.w3.org/2000/09/xmldsig#"
MDSSI = "http://schemas.openxmlformats.org/package/2006/digital-signature"
_C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_OF = "_rels/.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TARGET = "word/document.xml"


def signed(
    docx: bytes, name: str, time: str = "2024-03-05T03:15:00Z", leave_out: str = "", is_curve: bool = False
) -> bytes:
    """``docx`` with a signature of ``name`` over its parts, without the part ``leave_out``."""
    parts = dict(_parts(docx))
    covered = [part for part in parts if part.startswith("word/") and part != leave_out]
    manifest = "".join(_reference(f"/{part}?ContentType=application/xml", parts[part]) for part in covered)
    manifest += _of_relationships()
    moment = f'<mdssi:SignatureTime xmlns:mdssi="{MDSSI}"><mdssi:Value>{time}</mdssi:Value></mdssi:SignatureTime>'
    told = f"<SignatureProperties><SignatureProperty>{moment}</SignatureProperty></SignatureProperties>"
    inner = f"<Manifest>{manifest}</Manifest>{told}"
    package = f'<Object xmlns="{DS}" Id="idPackageObject">{inner}</Object>'
    info = (
        f'<SignedInfo xmlns="{DS}"><CanonicalizationMethod Algorithm="{_C14N}"></CanonicalizationMethod>'
        f'<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#{"ecdsa" if is_curve else "rsa"}-sha256">'
        f"</SignatureMethod>{_reference('#idPackageObject', package.encode())}</SignedInfo>"
    )
    key, certificate = key_and_certificate(name, is_curve)
    value = _value(key, info.encode())
    der = base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()
    xmlns = f' xmlns="{DS}"'
    signature = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Signature{xmlns} Id="idPackageSignature">{info.replace(xmlns, "")}'
        f"<SignatureValue>{value}</SignatureValue><KeyInfo><X509Data><X509Certificate>{der}</X509Certificate></X509Data>"
        f"</KeyInfo>{package.replace(xmlns, '')}</Signature>"
    )
    return packed(parts | {"_xmlsignatures/sig1.xml": signature.encode()})


def packed(parts: dict[str, bytes]) -> bytes:
    return compose.zipped(*parts.items())


def with_part(docx: bytes, name: str, data: bytes) -> bytes:
    """``docx`` with a part put in, or in the place of another."""
    return packed(dict(_parts(docx)) | {name: data})


def part_of(docx: bytes, name: str) -> bytes:
    return dict(_parts(docx))[name]


def _parts(docx: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        found = [(name, package.read(name)) for name in package.namelist() if name != _RELS_OF]
    relationships = (
        f'<?xml version="1.0"?>\n<Relationships xmlns="{_RELATIONSHIPS}">\n  <Relationship Type="{_OFFICE}" Id="rId1" '
        f'Target="{_TARGET}"/>\n  <Relationship Id="rId2" Type="x" Target="y"/>\n</Relationships>'
    )
    return [*found, (_RELS_OF, relationships.encode())]


def _reference(uri: str, data: bytes, transforms: str = "") -> str:
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    return (
        f'<Reference URI="{uri}">{transforms}<DigestMethod Algorithm="{_SHA256}"></DigestMethod>'
        f"<DigestValue>{digest}</DigestValue></Reference>"
    )


def _of_relationships() -> str:
    """The reference to one of the package's relationships, as ECMA-376 part 2, 13.2.4.24 has it written for this."""
    attributes = f'Id="rId1" Target="{_TARGET}" TargetMode="Internal" Type="{_OFFICE}"'
    data = f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship {attributes}></Relationship></Relationships>'
    chosen = f'<mdssi:RelationshipReference xmlns:mdssi="{MDSSI}" SourceId="rId1"></mdssi:RelationshipReference>'
    transforms = (
        f'<Transforms><Transform Algorithm="{_RELATIONSHIP}">{chosen}</Transform>'
        f'<Transform Algorithm="{_C14N}"></Transform></Transforms>'
    )
    return _reference(f"/{_RELS_OF}?ContentType=application/xml", data.encode(), transforms)


def _value(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, data: bytes) -> str:
    if isinstance(key, rsa.RSAPrivateKey):
        return base64.b64encode(key.sign(data, padding.PKCS1v15(), hashes.SHA256())).decode()
    one, other = utils.decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
    return base64.b64encode(one.to_bytes(32, "big") + other.to_bytes(32, "big")).decode()


SAMPLE = compose.docx(compose.p("Số: 12/UBND-VP"))
