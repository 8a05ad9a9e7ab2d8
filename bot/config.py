"""Settings from the environment or ``.env``, all with the prefix LIANLUO_; nonsense is refused.

What each setting is for stands in README.md. Secrets never show in a representation.
"""

import os
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.refusing import ENV_FILE, PREFIX, SettingFault, SettingsError
from casework.house import Accusations, House
from casework.push_manner import Manner
from casework.retention import Retention

KEY_BYTES = 32
PASSPHRASE_LENGTH = 20
TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d{3,20}:[\w-]{20,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_PHONE = re.compile(r"[0-9+() -]{3,30}")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def _require(good: bool) -> None:  # noqa: FBT001 the only argument
    if not good:
        raise ValueError


def _address(value: str, schemes: Iterable[str]) -> str:
    parts = urlsplit(value)
    _require(parts.scheme in schemes and bool(parts.hostname) and parts.port != 0)
    return value.rstrip("/")


def _api_base(value: str) -> str:
    return _address(value, ("https", "http"))


def _webhook_url(value: str) -> str:
    loopback = urlsplit(value).hostname in _LOOPBACK
    return _address(value, ("https", "http") if loopback else ("https",))


def _proxy(value: SecretStr) -> SecretStr:
    _address(value.get_secret_value(), ("http", "socks5"))
    return value


def _token(value: SecretStr) -> SecretStr:
    _require(_TOKEN.fullmatch(value.get_secret_value()) is not None)
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    _require(_WEBHOOK_SECRET.fullmatch(value.get_secret_value()) is not None)
    return value


def _database_url(value: SecretStr) -> SecretStr:
    url = value.get_secret_value()
    known = ("sqlite:///", "postgresql://", "postgresql+psycopg://")
    _require(url.startswith(known) and len(url) > len("sqlite:///"))
    return value


def _keys(value: SecretStr) -> SecretStr:
    found = split_keys(value.get_secret_value())
    _require(bool(found) and all(len(urlsafe_b64decode(key)) == KEY_BYTES for key in found))
    return value


def _backup_key(value: SecretStr) -> SecretStr:
    _require(len(value.get_secret_value().strip()) >= PASSPHRASE_LENGTH)
    return value


def _phone(value: str) -> str:
    _require(_PHONE.fullmatch(value) is not None)
    return value


def _timezone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (LookupError, OSError) as error:
        raise ValueError from error


def _level(value: str) -> str:
    _require(value.upper() in _LEVELS)
    return value.upper()


class Settings(BaseSettings):
    """Everything that can be set; see README for each."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    api_base: Annotated[str, AfterValidator(_api_base)] = TELEGRAM
    api_local: bool = False
    proxy: Annotated[SecretStr, AfterValidator(_proxy)] | None = None
    database_url: Annotated[SecretStr, AfterValidator(_database_url)] | None = None
    secret_keys: Annotated[SecretStr, AfterValidator(_keys)] | None = None
    timezone: Annotated[str, AfterValidator(_timezone)] = "Asia/Shanghai"
    send_rate: Annotated[float, Field(gt=0, le=10_000)] = 29.7  # as bot/governor.py reasons
    webhook_url: Annotated[str, AfterValidator(_webhook_url)] | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"
    data_dir: Path = Path("data")
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 9464
    messages_a_day: Annotated[int, Field(ge=1, le=50)] = 2
    reminders: Annotated[int, Field(ge=0, le=20)] = 3
    urgent_minutes: Annotated[int, Field(ge=1, le=120)] = 15
    urgent_times: Annotated[int, Field(ge=0, le=50)] = 8
    urgent_climb_minutes: Annotated[int, Field(ge=1, le=1440)] = 60
    backup_dir: Path | None = None
    backup_key: Annotated[SecretStr, AfterValidator(_backup_key)] | None = None
    backup_keep_days: Annotated[int, Field(ge=1, le=3650)] = 90
    keep_accusation_years: Annotated[int, Field(ge=1, le=99)] = 10
    keep_appeal_years: Annotated[int, Field(ge=1, le=99)] = 10
    keep_enquiry_years: Annotated[int, Field(ge=1, le=99)] = 3
    keep_unregistered_years: Annotated[int, Field(ge=1, le=99)] = 1
    keep_office_years: Annotated[int, Field(ge=1, le=99)] = 3
    keep_forms_days: Annotated[int, Field(ge=14, le=3650)] = 90
    backlog_cases: Annotated[int, Field(ge=0, le=1000)] = 3
    backlog_days: Annotated[int, Field(ge=1, le=60)] = 5

    duty_phone: Annotated[str, AfterValidator(_phone)] | None = None
    accusations: Accusations = Accusations.ENVELOPE
    upper_office: Annotated[str, Field(max_length=200)] | None = None

    @model_validator(mode="after")
    def _webhook_has_its_secret(self) -> "Settings":
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("webhook_secret")
        return self

    @property
    def token(self) -> str | None:
        """The bot's token in the clear, for those who speak to Telegram."""
        return None if self.bot_token is None else self.bot_token.get_secret_value()

    @property
    def proxy_url(self) -> str | None:
        """The proxy with its password, for those who connect through it."""
        return None if self.proxy is None else self.proxy.get_secret_value()

    @property
    def manner(self) -> Manner:
        """How the office speaks unasked."""
        return Manner(
            a_day=self.messages_a_day,
            repeats=self.reminders,
            urgent_every=timedelta(minutes=self.urgent_minutes),
            urgent_times=self.urgent_times,
            urgent_climbs=timedelta(minutes=self.urgent_climb_minutes),
            backlog_cases=self.backlog_cases,
            backlog_days=self.backlog_days,
        )

    @property
    def retention(self) -> Retention:
        """How long the office keeps what names or describes people."""
        return Retention(
            self.keep_accusation_years,
            self.keep_appeal_years,
            self.keep_enquiry_years,
            self.keep_unregistered_years,
            self.keep_office_years,
            self.keep_forms_days,
        )

    @property
    def backups(self) -> Path:
        """The folder where backups are put unless told otherwise."""
        return self.backup_dir or self.data_dir / "backups"

    def shown(self) -> dict[str, str]:
        """What was set, by its full name, without anything secret."""
        plain = self.model_dump(mode="json", exclude_unset=True, exclude_none=True)
        secret = {name for name in plain if isinstance(getattr(self, name), SecretStr)}
        return {_full(name): str(plain[name]) for name in sorted(plain.keys() - secret)}

    @property
    def house(self) -> House:
        """What the office has settled about protection."""
        return House(self.duty_phone, self.accusations, self.upper_office)

    @property
    def database(self) -> str:
        """The database's address: SQLite in the data folder unless set."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir / 'lianluo.db'}"


def load() -> Settings:
    """The settings in force; raises :class:`SettingsError` naming each that is wrong."""
    try:
        names = [name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE))]
    except (OSError, UnicodeDecodeError):
        raise SettingsError((SettingFault(ENV_FILE),)) from None
    faults = tuple(_unknown(name) for name in dict.fromkeys(names) if not _is_known(name))
    if faults:
        raise SettingsError(faults)
    try:
        return Settings()
    except ValidationError as error:
        wrong = [str(one["loc"][0]) if one["loc"] else "webhook_secret" for one in error.errors()]
        raise SettingsError(tuple(SettingFault(_full(name)) for name in wrong)) from None


def _full(name: str) -> str:
    return PREFIX + name.upper()


def _is_known(name: str) -> bool:
    return not name.startswith(PREFIX) or name.removeprefix(PREFIX).lower() in Settings.model_fields


def _unknown(name: str) -> SettingFault:
    near = get_close_matches(name.removeprefix(PREFIX).lower(), Settings.model_fields, 1, 0.6)
    return SettingFault(name, unknown=True, near=_full(near[0]) if near else None)


def split_keys(text: str) -> list[str]:
    """The keys of a comma separated list, newest first."""
    return [key.strip() for key in text.split(",") if key.strip()]
