"""The line of a reply's list that is asked for (« la troisième dure combien de temps ? »), told before the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reply import Reply

LINE = re.compile(r"^(?:[-*]|\d+\.) (?P<said>[^\n]+)$", re.MULTILINE)
"""A line of a list."""
_END = " ;,.\u00a0\u202f"
"""What closes a line of a list."""


def led_by_the_item(reply: Reply, place: int) -> Reply:
    """`reply`, after the line of its list at a `place`, from 0; as it is where it has none."""
    lines = [line["said"] for line in LINE.finditer(reply.markdown)]
    if not 0 <= place < len(lines):
        return reply
    said = lines[place].strip(_END)
    return replace(reply, markdown=f"{said[:1].upper()}{said[1:]}.\n\n{reply.markdown}")
