"""Signed PDFs composed for the tests, with a certificate made on the spot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

import compose

ROOM = 8000  #: hex digits kept free for a signature
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def key_and_certificate(name: str, is_curve: bool = False) -> tuple[Key, x509.Certificate]:
    key: Key = ec.generate_private_key(ec.SECP256R1()) if is_curve else rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    dated = builder.serial_number(7).not_valid_before(begin).not_valid_after(begin + timedelta(days=3650))
    return key, dated.sign(key, hashes.SHA256())


def signed(name: str, *marks: compose.Mark, time: str = "D:20240305101500+07'00'", is_curve: bool = False) -> bytes:
    """A PDF of one page with ``marks``, signed by ``name`` at ``time``."""
    return sign(compose.pdf(marks), name, time, is_curve)


def sign(pdf: bytes, name: str, time: str, is_curve: bool = False) -> bytes:
    """``pdf``, as `compose.pdf` made it, with a signature in an update behind it."""
    start = int(pdf.rpartition(b"startxref\n")[2].split()[0])
    size = int(pdf.rpartition(b"/Size ")[2].partition(b"/")[0])
    places: list[int] = []
    parts = [
        f"1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[{size} 0 R]>>>>\nendobj\n",
        f"{size} 0 obj\n<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 4/Rect[0 0 0 0]/V {size + 1} 0 R>>\nendobj\n",
        f"{size + 1} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M({time})/Name({name})"
        f"/ByteRange[0000000000 0000000000 0000000000 0000000000]/Contents<{'0' * ROOM}>>>\nendobj\n",
    ]
    found = pdf
    for part in parts:
        places.append(len(found))
        found += part.encode("latin-1", "replace")
    table = f"xref\n1 1\n{places[0]:010d} 00000 n \n{size} 2\n{places[1]:010d} 00000 n \n{places[2]:010d} 00000 n \n"
    end = f"trailer<</Size {size + 2}/Root 1 0 R/Prev {start}>>\nstartxref\n{len(found)}\n%%EOF\n"
    found += (table + end).encode()
    gap = found.index(b"/Contents<", places[2]) + len(b"/Contents")
    behind = gap + ROOM + 2
    ranges = f"{0:010d} {gap:010d} {behind:010d} {len(found) - behind:010d}".encode()
    at = found.index(b"0000000000 0000000000", places[2])
    found = found[:at] + ranges + found[at + len(ranges) :]
    der = _cms(found[:gap] + found[behind:], name, is_curve)
    return found[: gap + 1] + der.hex().encode().ljust(ROOM, b"0") + found[behind - 1 :]


def _cms(data: bytes, name: str, is_curve: bool) -> bytes:
    key, certificate = key_and_certificate(name, is_curve)
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, options)
