"""What is configured, what is missing, and how to mend it."""

from __future__ import annotations

import importlib.util
import os
import socket
from dataclasses import dataclass
from typing import Literal

from bot.settings import Settings
from index import snapshot
from index.encoder import Encoder
from index.loader import Loader, NoKnowledge, digest_of, files
from index.prepared import EncoderMismatch


@dataclass(frozen=True)
class Finding:
    name: str
    level: Literal["ok", "info", "problem"]
    message: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that the server needs; nothing is changed."""
    found = [_knowledge(settings), _writable(settings)]
    encoder, encoder_finding = _encoder(settings)
    found.append(encoder_finding)
    found.append(_snapshot(settings, encoder))
    found.extend(_storage(settings))
    found.append(_port(settings))
    found.append(_telegram(settings))
    found.append(_mail(settings))
    if settings.widget_origins:
        found.append(Finding("widget origins", "ok", ", ".join(settings.widget_origins)))
    else:
        found.append(Finding("widget origins", "info", "none: other sites cannot call the API (BOT_WIDGET_ORIGINS)"))
    if settings.now:
        found.append(Finding("clock", "info", f"fixed at {settings.now.isoformat()} (BOT_NOW): unset it in production"))
    return found


def _knowledge(settings: Settings) -> Finding:
    try:
        loaded = Loader(settings.knowledge).load()
    except NoKnowledge as error:
        return Finding("knowledge", "problem", str(error))
    errors = loaded.report.errors
    if loaded.knowledge is None or errors:
        first = next(iter(loaded.report), "")
        return Finding(
            "knowledge",
            "problem",
            f"{len(errors)} errors in {settings.knowledge}, the first: {first}. See `python -m bot check`",
        )
    knowledge = loaded.knowledge
    counts = (
        f"{len(knowledge.entries)} entries, {len(knowledge.projects)} projects, {len(knowledge.calendar.events)} events"
    )
    return Finding("knowledge", "ok", f"{counts} in {settings.knowledge}")


def _writable(settings: Settings) -> Finding:
    folder = settings.var if settings.var.exists() else settings.var.parent
    if os.access(folder, os.W_OK):
        return Finding("var", "ok", f"{settings.var} can be written")
    return Finding("var", "problem", f"{settings.var} cannot be written; set BOT_VAR to a folder that can")


def _encoder(settings: Settings) -> tuple[Encoder | None, Finding]:
    try:
        encoder = Encoder.open(settings.encoder, settings.var, settings.knowledge)
    except EncoderMismatch as error:
        torch = importlib.util.find_spec("torch") is not None
        hint = "it is made at the first start" if torch else "torch is missing: run `make install`"
        return None, Finding("encoder", "info" if torch else "problem", f"{error} ({hint})")
    except ValueError as error:
        return None, Finding("encoder", "problem", str(error))
    tuned = ", tuned to the knowledge" if encoder.tuned else ""
    return encoder, Finding("encoder", "ok", f"{settings.encoder}, {sum(encoder.widths)} dimensions{tuned}")


def _snapshot(settings: Settings, encoder: Encoder | None) -> Finding:
    if encoder is None:
        return Finding("index", "info", "built at the first start, once the encoder is there")
    kept = snapshot.load(settings.var, encoder.fingerprint)
    if kept is None:
        return Finding("index", "info", "not built yet: the first start builds it (`python -m bot build`)")
    current = kept.knowledge.digest == digest_of(files(settings.knowledge)) if settings.knowledge.is_dir() else False
    state = "up to date" if current else "older than the files: the next start refreshes it"
    return Finding("index", "ok" if current else "info", f"built {kept.built_at}, {state}")


def _storage(settings: Settings) -> list[Finding]:
    """The database, its tables and its keys. Nothing is made: an empty database is left to the first start."""
    from bot.storage import state

    found = state.look(settings)
    if settings.keys:
        keys = Finding(
            "data keys", "ok", f"{len(settings.keys)}: personal data is encrypted with the first (BOT_DATA_KEYS)"
        )
    else:
        hint = "none: personal data is stored as it is. `guichet keys new` makes one for BOT_DATA_KEYS"
        keys = Finding("data keys", "info", hint)
    return [Finding("database", found.level, found.message), keys]


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            hint = "a server may be running already, or set BOT_PORT"
            return Finding("port", "info", f"{settings.host}:{settings.port} is taken ({error.strerror}); {hint}")
    return Finding("port", "ok", f"{settings.host}:{settings.port} is free")


def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("telegram", "info", "off; to turn it on, ask BotFather for a token and set BOT_TELEGRAM_TOKEN")
    if ":" not in settings.telegram_token.get_secret_value():
        return Finding(
            "telegram", "problem", "BOT_TELEGRAM_TOKEN does not look like 123456:ABC…; copy it again from BotFather"
        )
    if settings.telegram_mode == "webhook" and not settings.public_url.startswith("https://"):
        return Finding("telegram", "problem", "the webhook needs BOT_PUBLIC_URL with https://")
    return Finding("telegram", "ok", f"token set, {settings.telegram_mode}")


def _mail(settings: Settings) -> Finding:
    if settings.smtp_url is None:
        return Finding("mail", "info", "off: addresses are saved without being confirmed (BOT_SMTP_URL)")
    from bot.mail import Relay

    relay = Relay.of(settings.smtp_url.get_secret_value())
    if not settings.public_url:
        return Finding("mail", "problem", f"links in messages lead to {settings.address}: set BOT_PUBLIC_URL")
    try:
        with socket.create_connection((relay.host, relay.port), timeout=5):
            return Finding("mail", "ok", f"{relay.host}:{relay.port} answers; links lead to {settings.address}")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Finding("mail", "problem", f"{relay.host}:{relay.port} does not answer ({reason}); see BOT_SMTP_URL")
