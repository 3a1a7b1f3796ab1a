"""Messages that nobody is waiting for, before a channel gives them its form: what they say, and how to stop them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.mail import Letter
from bot.markdown import to_text
from bot.outbox import Message
from bot.texts import say
from index.documents import in_language
from index.knowledge import Knowledge


@dataclass(frozen=True)
class Notice:
    """`body` is Markdown. `stop`: the path of a page where one click stops such messages; empty where none follow."""

    subject: str
    body: str
    lang: str
    stop: str = ""
    button: Literal["", "withdraw", "reminders"] = ""
    """What a chat offers under it: to withdraw the consent to be written to, or to see one's reminders."""


Composer = Callable[[Message], Notice | None]
"""What a message says now; None when it is no longer due. Runs in a thread, and raises StorageError."""


def mail_writer(
    composer: Composer, knowledge: Callable[[], Knowledge], address: str
) -> Callable[[Message], Letter | None]:  # fmt: skip
    """Writes a notice as a letter, with the headers by which mail programs offer to stop such letters (RFC 8058).

    `address`: the root of the public pages, without a slash at the end.
    """

    def write(message: Message) -> Letter | None:
        notice = composer(message)
        if notice is None:
            return None
        programme, lang = knowledge().programme, notice.lang
        foot = say(
            lang, "mail.foot", programme=programme.short_name, contact=in_language(programme.contact.name, lang),
            email=programme.contact.email, notice=f"{address}/confidentialite?lang={lang}",
        )  # fmt: skip
        parts, headers = [to_text(notice.body)], dict[str, str]()
        if notice.stop:
            link = f"{address}{notice.stop}"
            parts.append(say(lang, "message.stop", link=link))
            headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        text = "\n\n".join([*parts, foot.strip()]) + "\n"
        return Letter(message.recipient, notice.subject, text, lang, headers)

    return write


def mail_writers(
    composers: Mapping[str, Composer], knowledge: Callable[[], Knowledge], address: str
) -> dict[str, Callable[[Message], Letter | None]]:
    """The writers of all kinds."""
    return {kind: mail_writer(composer, knowledge, address) for kind, composer in composers.items()}
