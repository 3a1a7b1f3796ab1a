"""Whether a project's card that is shown once more tells what is asked of it: else it is said that there is no more."""

from __future__ import annotations

from bot.following.aspects import aspects
from bot.following.by_aspect import OF_EACH, SURELY
from bot.reply import Reply
from bot.wording.allusions import Wording
from index.knowledge import Knowledge
from index.lexical import stems
from index.search_words import ASKING


def told_by_the_card(question: str, reply: Reply, knowledge: Knowledge) -> bool:
    """Whether `reply` is no card of a project, says first what it lacks, surely tells what `question` asks for, or that asks nothing."""
    project = knowledge.projects_by_id.get(reply.entry or "")
    if project is None or reply.kind != "answer" or not reply.markdown.startswith(f"**{project.name}**"):
        return True
    wording = Wording(question)
    if "?" not in question and not wording.asks:
        return True  # « trop bien »
    chances = aspects()(wording.stripped, False)
    label = max(chances, key=chances.__getitem__)
    telling = {s for w in wording.content if w not in ASKING for s in stems(w)}
    return (label in OF_EACH and chances[label] >= SURELY) or not telling - set(stems(reply.markdown))
