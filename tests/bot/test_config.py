"""Settings that make no sense are refused by name; secrets never show."""

from pathlib import Path

import pytest

from bot import config, governor, keys
from bot.config import Settings
from bot.refusing import SettingFault, SettingsError, settings_lines
from casework.people import Language
from storage.vault import Vault, make_key
from wording.terminal import Terminal

TOKEN = "123456789:AAF-token-of-a-test-that-opens-nothing"
KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="  # the same in every process that collects


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_any_setting_it_is_practice_on_sqlite() -> None:
    settings = config.load()
    assert settings.token is None
    assert settings.database == "sqlite:///data/lianluo.db"
    assert settings.timezone == "Asia/Shanghai"
    assert settings.api_base == "https://api.telegram.org"


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "OTHER=1\nLIANLUO_TIMEZONE=Asia/Urumqi\nLIANLUO_LOG_LEVEL=debug\n"
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    monkeypatch.setenv("LIANLUO_TIMEZONE", "Asia/Hong_Kong")
    settings = config.load()
    assert (settings.timezone, settings.log_level) == ("Asia/Hong_Kong", "DEBUG")


def test_an_empty_setting_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_BOT_TOKEN", "")
    assert config.load().token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hello"),
        ("BOT_TOKEN", "123:short"),
        ("API_BASE", "api.telegram.org"),
        ("API_BASE", "http://host:99999"),
        ("API_LOCAL", "perhaps"),
        ("PROXY", "ftp://host:1"),
        ("PROXY", "socks5://"),
        ("DATABASE_URL", "mysql://root@host/name"),
        ("DATABASE_URL", "sqlite:///"),
        ("SECRET_KEYS", "too-short"),
        ("SECRET_KEYS", ","),
        ("SECRET_KEYS", f"{KEY},{KEY[:-8]}"),
        ("TIMEZONE", "Asia/Peking"),
        ("TIMEZONE", "../../etc/passwd"),
        ("SEND_RATE", "0"),
        ("SEND_RATE", "fast"),
        ("WEBHOOK_URL", "http://bot.example.org/hook"),
        ("WEBHOOK_SECRET", "with space and long enough"),
        ("WEBHOOK_SECRET", "fifteen_letters"),
        ("LOG_LEVEL", "chatty"),
        ("METRICS_PORT", "70000"),
    ],
)
def test_nonsense_is_refused_by_name(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"LIANLUO_{name}", value)
    with pytest.raises(SettingsError) as refused:
        config.load()
    assert refused.value.faults == (SettingFault(f"LIANLUO_{name}"),)
    assert value not in str(refused.value)


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_WEBHOOK_URL", "https://bot.example.org/hook")
    with pytest.raises(SettingsError) as refused:
        config.load()
    assert [fault.name for fault in refused.value.faults] == ["LIANLUO_WEBHOOK_SECRET"]
    monkeypatch.setenv("LIANLUO_WEBHOOK_SECRET", "sixteen_letters_")
    assert config.load().webhook_url == "https://bot.example.org/hook"


@pytest.mark.parametrize(
    ("name", "near"), [("LIANLUO_BOT_TOKN", "LIANLUO_BOT_TOKEN"), ("LIANLUO_ZZZ", None)]
)
def test_an_unknown_name_is_refused_with_the_one_it_resembles(
    name: str, near: str | None, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"{name}=1\n", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        config.load()
    assert refused.value.faults == (SettingFault(name, unknown=True, near=near),)


def test_a_settings_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("# 设置\n".encode("gbk"))
    with pytest.raises(SettingsError) as refused:
        config.load()
    assert [fault.name for fault in refused.value.faults] == [".env"]


def test_secrets_never_show(monkeypatch: pytest.MonkeyPatch) -> None:
    key = make_key()
    secrets = {
        "BOT_TOKEN": TOKEN,
        "SECRET_KEYS": key,
        "PROXY": "http://user:hidden@proxy:8080",
        "DATABASE_URL": "postgresql://user:hidden@host/name",
        "WEBHOOK_SECRET": "hidden-hidden-hidden",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(f"LIANLUO_{name}", value)
    settings = config.load()
    shown = repr(settings) + str(settings) + settings.model_dump_json()
    assert settings.token == TOKEN
    assert all(secret not in shown for secret in (TOKEN, key, "hidden"))


def test_every_setting_of_the_product_is_there_and_no_other() -> None:
    documented = (
        "bot_token api_base api_local proxy database_url secret_keys timezone send_rate "
        "webhook_url webhook_secret log_level data_dir metrics_port messages_a_day reminders "
        "urgent_minutes urgent_times urgent_climb_minutes "
        "keep_accusation_years keep_appeal_years keep_enquiry_years keep_unregistered_years "
        "keep_office_years keep_forms_days backup_dir backup_key backup_keep_days "
        "backlog_cases backlog_days duty_phone accusations upper_office"
    )
    assert sorted(Settings.model_fields) == sorted(documented.split())


def test_unless_told_otherwise_it_sends_as_much_as_the_governor_thinks_safe() -> None:
    assert Settings.model_fields["send_rate"].default == governor.RATE


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_that_is_wrong_is_named_with_its_mend(name: str) -> None:
    error = SettingsError((SettingFault(f"LIANLUO_{name.upper()}"),))
    (line,) = settings_lines(Terminal(Language.CHINESE), error)
    assert f"LIANLUO_{name.upper()}" in line
    assert f"setting-{name}" not in line


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    settings = config.load()
    made = keys.secret_keys(settings)
    assert Vault(made)
    assert keys.secret_keys(settings) == made
    path = tmp_path / "data" / "secret.key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_keys_that_are_set_are_used_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    newest, older = make_key(), make_key()
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", f" {newest} , {older}")
    settings = config.load()
    assert keys.secret_keys(settings) == [newest, older]
    assert not keys.key_file(settings).exists()
