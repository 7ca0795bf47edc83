"""Public keys put to a signature; needs the library ``cryptography`` (extra ``sign``)."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


@lru_cache(maxsize=64)
def _public(key: bytes) -> PublicKeyTypes:
    """The key; letters of one office are signed with few, and taking one apart costs as much as a check with it."""
    return serialization.load_der_public_key(key)


def verify(key: bytes, signature: bytes, attributes: bytes, digest: bytes, hash_name: str, is_pss: bool) -> bool | None:
    """Whether ``signature`` was made with ``key`` over ``attributes``, or over what has ``digest`` where there are
    none; None for a kind of key or hash that is not known here."""
    kind = _HASHES.get(hash_name)
    if kind is None or not key:
        return None
    algorithm: hashes.HashAlgorithm | utils.Prehashed = kind() if attributes else utils.Prehashed(kind())
    signed = attributes or digest
    try:
        public = _public(key)
        if isinstance(public, rsa.RSAPublicKey):
            pss = padding.PSS(padding.MGF1(kind()), padding.PSS.AUTO)
            public.verify(signature, signed, pss if is_pss else padding.PKCS1v15(), algorithm)
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, signed, ec.ECDSA(algorithm))
        else:
            return None
    except InvalidSignature:
        return False
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return True
