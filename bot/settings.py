"""Settings: environment variables with the prefix BOT_ (or lines of `.env`), read once and validated."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class BadSettings(Exception):
    """A setting cannot be used; the message names each one, what is wrong and what to write."""


class Settings(BaseSettings):
    """Every setting, with its default. The README has the same table."""

    model_config = SettingsConfigDict(env_prefix="BOT_", env_file=".env", extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="address that the server listens on")
    port: int = Field(8000, ge=0, le=65535, description="port that the server listens on")
    public_url: str = Field(
        "", description="address under which the public reaches the server, e.g. https://guichet.example.fr"
    )
    knowledge: Path = Field(ROOT / "knowledge", description="folder that staff edit")
    var: Path = Field(ROOT / "var", description="folder for what is made: models, snapshot, database")
    database_url: SecretStr | None = Field(
        None, description="`postgresql://…` for PostgreSQL; by default SQLite, in `guichet.sqlite3` of `BOT_VAR`"
    )
    data_keys: SecretStr | None = Field(
        None, description="keys that encrypt personal data, newest first, comma-separated (`guichet keys new`)"
    )
    secret: SecretStr | None = Field(
        None, description="signs the links sent to candidates; by default one is made and kept in the database"
    )
    keep_interests_months: int = Field(
        24, ge=1, le=120, description="months that an interest is kept after the last contact"
    )
    keep_questions_months: int = Field(
        6, ge=0, le=120, description="months that a question is kept, without an identity; `0` keeps none"
    )
    smtp_url: SecretStr | None = Field(
        None, description="mail server, `smtps://USER:PASSWORD@HOST:465` or `smtp://…:587`; without it, no mail is sent"
    )
    mail_from: str = Field("", description="address that mail comes from; by default the programme's contact")
    interests_per_hour: int = Field(30, ge=1, description="interest forms an hour from one network address")
    gentle_per_minute: int = Field(
        120, ge=1, le=6000, description="announcements and reminders sent a minute, by mail and on Telegram each"
    )
    encoder: str = Field(
        "bundled,universal",
        description="`bundled`, `universal`, any sentence-transformers model (a hub name or a folder), or several of them, separated by commas",
    )
    now: datetime | None = Field(
        None, description="fixes the clock (ISO 8601, the programme's time zone), for tests and demos"
    )
    watch: bool = Field(True, description="reload the knowledge when its files change")
    telegram_token: SecretStr | None = Field(None, description="token from BotFather; without it, Telegram is off")
    telegram_api: str = Field("https://api.telegram.org", description="base address of the Bot API")
    telegram_mode: Literal["polling", "webhook"] = Field("polling", description="how updates arrive")
    widget_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="sites that may call the API from a browser, comma-separated or as a JSON list"
    )
    rate_per_minute: int = Field(60, ge=1, description="questions a minute from one network address")
    body_limit: int = Field(64_000, ge=1_000, description="bytes of a request's body")
    trusted_proxies: str = Field(
        "127.0.0.1", description="addresses whose X-Forwarded-For is believed, comma-separated"
    )

    @field_validator("telegram_api", "public_url")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("write an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("widget_origins", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("["):
            return json.loads(value)
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("widget_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not origin.startswith(("http://", "https://")) or " " in origin for origin in value):
            raise ValueError("write addresses that begin with http:// or https://, separated by commas")
        return tuple(origin.rstrip("/") for origin in value)

    @field_validator("data_keys")
    @classmethod
    def _keys(cls, value: SecretStr | None) -> SecretStr | None:
        if keys := _parts(value):
            from bot.storage.cipher import check_key  # a heavy import, for those who have keys

            for key in keys:
                check_key(key)
        return value

    @field_validator("smtp_url")
    @classmethod
    def _relay(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            from bot.mail import Relay  # a heavy import, for those who send mail

            Relay.of(value.get_secret_value())
        return value

    @field_validator("mail_from")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and (value.count("@") != 1 or not value.isascii() or any(c.isspace() or c in "<>," for c in value)):
            raise ValueError("write one address, such as guichet@exemple.fr")
        return value

    @field_validator("secret")
    @classmethod
    def _long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError("write at least 32 characters that nobody can guess")
        return value

    @field_validator("telegram_token", "database_url", "data_keys", "secret", "smtp_url", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of personal data, newest first."""
        return _parts(self.data_keys)

    @property
    def address(self) -> str:
        """Where links in messages lead."""
        return self.public_url or f"http://{self.host}:{self.port}"

    def clock(self, zone: ZoneInfo) -> datetime:
        """The current moment, or the fixed one; aware."""
        if self.now is None:
            return datetime.now(zone)
        return self.now if self.now.tzinfo else self.now.replace(tzinfo=zone)


def _parts(value: SecretStr | None) -> tuple[str, ...]:
    return tuple(p.strip() for p in (value.get_secret_value() if value else "").split(",") if p.strip())


_WRITE = {"now": "; write a moment such as 2026-10-01T10:00 (--now sets it too)"}
"""What to write instead, where the message does not say it."""


def load_settings(**values: object) -> Settings:
    """Read the settings. Raises BadSettings with one line for each mistake; values of secrets are never shown."""
    try:
        return Settings(**values)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        lines = [
            f"BOT_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}{_WRITE.get(str(e['loc'][0]) if e['loc'] else '', '')}"
            for e in error.errors(include_input=False, include_url=False)
        ]
        raise BadSettings("\n".join(lines)) from None
