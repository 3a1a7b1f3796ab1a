"""Whether what is to be handed in still can be: after the dates of a call, or a rule that tells by when; and when one can again."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.spans import LEFT
from bot.following.calls import told_of
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import candidate_cues, cues, date_cues
from bot.wording.allusions import SHORT
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX
from index.named_days import WEEKDAYS
from index.text import fold

_STILL = re.compile(
    r"\b(?:encore|toujours|quand meme|tout de meme|trop tard|hors delai|en retard|still|too late)\b|\b(?:c'est|est-ce) (?:mort|cuit|fichu|foutu|rape)\b"
)
"""Asks whether there is still time."""
_APPLYING = re.compile(r"\b(?:candidat|postul|appl(?:y|ication))\w*")
"""Speaks of one's own application."""
_HANDED_IN = re.compile(
    r"\b(?:la|notre|votre|une|cette|sa|leur|the|our|a|this) (?:demande|request)\b|"
    r"\b(?:la |l'|it )(?:envoy|depos|formul|transmett|remett|soumett|send|submit)\w*\b|\b(?:la|le|les) demander\b"
)
"""Speaks of what is handed in, or asked for."""

_ONLY_THEN = re.compile(
    rf"(?:(?:et|ou|ok|mais|and|or|but|what about|how about|alors|si c'est|plutot|on) )*(?P<day>demain|tomorrow|{'|'.join(sorted(WEEKDAYS))})(?: (?:matin|midi|soir|morning|evening|night|noon))?[ ?!.]*"
)
"""Says a day near, and nothing else."""

_WHAT_NOW = re.compile(
    r"(?:(?:et|alors|du coup|donc|ok|bon|mais|so|and|then|well|now|maintenant)[ ,]+)*(?:(?:je|on) (?:fais|fait|dois faire|peux faire|peut faire) quoi|qu'est-ce que (?:je|on) (?:fais|fait|dois faire|peux faire)|que faire|quoi faire|what (?:do|should|can) (?:i|we) do)"
    r"(?: (?:maintenant|alors|du coup|moi|now|then))*[ ?!.]*"
)
"""Asks what to do, and nothing else."""


def what_to_do_now(turn: Turn) -> Understood | None:
    """« du coup je fais quoi ? » after the dates of a call: the same call, which tells where it stands and what is left to do."""
    call = turn.kind is not None and turn.kind.call
    return turn.same() if call and _WHAT_NOW.fullmatch(turn.wording.folded) else None


def sent_that_day(turn: Turn) -> Understood | None:
    """« et demain matin ? » after « je peux encore envoyer mon dossier ce soir ? »: whether one can then."""
    day = _ONLY_THEN.fullmatch(turn.wording.folded.strip())
    call = turn.kind is not None and turn.kind.call and candidate_cues.SENDING.search(fold(turn.before.question))
    if not day or not call or turn.mentions:
        return None
    return replace(turn.same(), spelt_out=f"je peux l'envoyer {day['day']} ?")  # which is never shown


def still_in_time(turn: Turn) -> Understood | None:
    """« on peut encore l'envoyer ? » after the dates of a call: the same call, which tells whether it is open."""
    kind, folded = turn.kind, turn.wording.folded
    late = candidate_cues.STILL_HAND_IN.search(folded)
    # « sommes-nous hors délai ? » after the dates of what administrations ask for
    ours = (
        kind
        and kind.audience != CANDIDATES
        and turn.wording.said & cues.OURSELVES
        and candidate_cues.TOO_LATE.search(folded)
    )
    asks = kind is not None and turn.wording.length <= 4 * SHORT and ((kind.call and late) or ours)
    return turn.same() if asks and not turn.mentions else None


def another_chance(turn: Turn) -> Understood | None:
    """« et moi, je pourrai me rattraper bientôt ? » after dates for candidates: when one can apply next."""
    wording, kind = turn.wording, turn.kind
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    near = wording.when or date_cues.SOON.search(wording.folded)  # not « refusée, puis-je retenter ? »
    asks = (
        near
        and candidate_cues.ANOTHER_CHANCE.search(wording.folded)
        and wording.personal
        and wording.length <= 2 * SHORT
    )
    if call is None or kind is None or kind.audience != CANDIDATES or not asks or turn.mentions:
        return None
    return replace(turn.same(DATES_PREFIX + call.id, ()), question=turn.wording.stripped)


def the_request_it_tells(turn: Turn) -> Understood | None:
    """« c'est encore jouable d'envoyer la demande ? » after a rule that tells by when it is to be handed in: those dates."""
    calendar, folded = turn.engine.knowledge.calendar, turn.wording.folded
    if turn.before.unit not in turn.engine.knowledge.versions or turn.mentions or turn.wording.length > 4 * SHORT:
        return None
    near = _STILL.search(folded) or LEFT.search(folded)  # « il reste combien de temps pour l'envoyer »
    if not (near or turn.wording.until or turn.wording.when) or not _HANDED_IN.search(folded):
        return None
    if _APPLYING.search(folded):
        return None  # « je peux encore l'envoyer, ma candidature ? »
    handed_in = [e for k in calendar.kinds if k.audience != CANDIDATES for e in calendar.of(k.id) if e.window.end]
    told = {e.kind for e in told_of(turn, handed_in)}
    return turn.same(DATES_PREFIX + told.pop(), turn.before.cohorts) if len(told) == 1 else None
