"""Whether the facts are about one whom a rule binds, and whether an exception's case is given."""

from __future__ import annotations

from congvan.model.policy import Bearer, Proposition
from congvan.policy.facts import Facts
from congvan.policy.keys import split_list
from congvan.policy.truth import Truth
from congvan.text import slug

#: words before a name that leave it the same one: "lực lượng Quân đội" is "Quân đội"
HEADS = ("luc_luong_", "cac_", "nhung_", "nguoi_", "don_vi_")


def is_bearer(bearer: Bearer | None, facts: Facts) -> Truth:
    """Whether the facts are about one who is bound. Facts that name nobody are about one who is; a name that the
    letter's words do not settle is unknown, and the proposition ``thuoc/<key>`` settles it."""
    if bearer is None:
        return True
    told = facts.propositions.get(bearer.fact)
    if told is not None or not facts.bearer:
        return told is not False
    return True if any(_belongs(slug(name), bearer) for name in facts.bearer) else None


def _belongs(name: str, bearer: Bearer) -> bool:
    if name in (bearer.key, slug(bearer.words)) or name in bearer.members:
        return True
    return bearer.quantifier is not None and any(name.startswith(f"{member}_") for member in bearer.members)


def is_case(exception: Proposition, facts: Facts) -> Truth:
    """Whether an exception's case is given: told as a proposition, or by a bearer whom its words name."""
    told = facts.propositions.get(exception.key)
    if told is not None or not facts.bearer:
        return told
    names = {slug(name) for name in facts.bearer}
    members = [slug(part) for part in split_list(exception.words)]
    named = exception.key in names or any(_names(member, name) for member in members for name in names)
    return True if named else None


def _names(member: str, name: str) -> bool:
    """Whether an exception's member ("lực lượng Quân đội") names the bearer ("Quân đội"), or the other way round."""
    return member == name or any(
        long.removeprefix(head) == short
        for long, short in ((member, name), (name, member))
        for head in HEADS
        if long.startswith(head)
    )
