"""The server's one command, ``lianluo``; its ``--help`` says what each subcommand does.

Exit codes: 0 done, 1 refused with the reason on standard error, 2 wrong usage. Everything heavy is
imported inside the subcommands, so that ``--help`` and ``doctor`` start at once.
"""

import os
import sys
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from bot.refusing import RefusedError, SettingsError, settings_lines
from bot.starting import tune
from wording.terminal import Terminal, spoken

# What the program writes is read by the account under which it runs, and by no other.
_OWNER_ONLY = 0o077


def main() -> None:
    """Run the command that the arguments name."""
    tune()
    os.umask(_OWNER_ONLY)
    say = Terminal(spoken(os.environ))
    try:
        program(say)()
    except SettingsError as error:
        _refuse(settings_lines(say, error))
    except RefusedError as error:
        _refuse(error.lines)
    except OSError as error:
        if error.filename is None:
            raise
        _refuse([say("server-folder", path=str(error.filename))])


def _refuse(lines: list[str]) -> None:
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    sys.exit(1)


def program(say: Terminal) -> typer.Typer:
    """The command with its subcommands, described in one language."""
    app = _group(say("server-help"))
    _add_running(app, say)
    _add_imports(app, say)
    _add_records(app, say)
    _add_report(app, say)
    _add_keeping(app, say)
    return app


def _group(text: str) -> typer.Typer:
    return typer.Typer(
        help=text,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


class _Help(TypedDict):
    help: str
    short_help: str


def _told(say: Terminal, name: str) -> _Help:
    """A subcommand's help, whole in the list of subcommands too."""
    text = say(f"server-help-{name}")
    return {"help": text, "short_help": text}


def _add_running(app: typer.Typer, say: Terminal) -> None:
    @app.command(**_told(say, "run"))
    def run() -> None:
        from bot import running

        running.run(say)

    @app.command(**_told(say, "sandbox"))
    def sandbox() -> None:
        from bot import running

        running.sandbox()

    @app.command(**_told(say, "migrate"))
    def migrate() -> None:
        from bot import office_commands

        office_commands.migrate(say)

    @app.command(**_told(say, "doctor"))
    def doctor() -> None:
        from bot.doctor import examine

        raise typer.Exit(0 if examine(say, typer.echo) else 1)


def _add_imports(app: typer.Typer, say: Terminal) -> None:
    units, people, holidays = (
        _group(say(f"server-help-{name}")) for name in ("units", "people", "holidays")
    )
    _add_register(app, say)

    @units.command("import", **_told(say, "units-import"))
    def import_units(
        files: Annotated[list[Path], typer.Argument(metavar="FILE…", help=say("server-arg-files"))],
        county: Annotated[
            str | None, typer.Option(metavar="NAME", help=say("server-arg-county"))
        ] = None,
    ) -> None:
        from bot import office_commands

        office_commands.import_units(say, files, county)

    @people.command("import", **_told(say, "people-import"))
    def import_people(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("server-arg-file"))],
    ) -> None:
        from bot import office_commands

        office_commands.import_people(say, file)

    @holidays.command("import", **_told(say, "holidays-import"))
    def import_holidays(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("server-arg-file"))],
    ) -> None:
        from bot import office_commands

        office_commands.import_holidays(say, file)

    app.add_typer(units, name="units")
    app.add_typer(people, name="people")
    app.add_typer(holidays, name="holidays")


def _add_register(app: typer.Typer, say: Terminal) -> None:
    register = _group(say("server-help-register"))

    @register.command("import", **_told(say, "register-import"))
    def import_register(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("server-arg-file"))],
        dry_run: Annotated[bool, typer.Option("--dry-run", help=say("server-arg-dry-run"))] = False,
    ) -> None:
        from bot import office_commands

        office_commands.import_register(say, file, rehearsal=dry_run)

    @register.command("template", **_told(say, "register-template"))
    def template(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("server-arg-template"))],
    ) -> None:
        from bot import office_commands

        office_commands.register_template(say, file)

    app.add_typer(register, name="register")


def _add_report(app: typer.Typer, say: Terminal) -> None:
    @app.command(**_told(say, "report"))
    def report(
        period: Annotated[str, typer.Argument(metavar="PERIOD", help=say("server-arg-period"))],
        unit: Annotated[
            str, typer.Argument(metavar="[UNIT_CODE]", help=say("server-arg-report-unit"))
        ] = "",
        to: Annotated[
            Path, typer.Option("--to", metavar="FOLDER", help=say("server-arg-to"))
        ] = Path(),
    ) -> None:
        from bot import report_command

        report_command.write(say, period, unit, to)


def _add_keys(app: typer.Typer, say: Terminal) -> None:
    group = _group(say("server-help-keys"))

    @group.callback()
    def about() -> None: ...

    @group.command("rotate", **_told(say, "keys-rotate"))
    def rotate() -> None:
        from bot import keys_command

        keys_command.rotate(say)

    app.add_typer(group, name="keys")


def _add_records(app: typer.Typer, say: Terminal) -> None:
    @app.command(**_told(say, "invite"))
    def invite(
        name: Annotated[str, typer.Argument(metavar="NAME", help=say("server-arg-name"))],
        role: Annotated[str, typer.Argument(metavar="ROLE", help=say("server-arg-role"))],
        unit: Annotated[str, typer.Argument(metavar="UNIT_CODE", help=say("server-arg-unit"))],
    ) -> None:
        from bot import office_commands

        office_commands.invite(say, name, role, unit)

    audit = _group(say("server-help-audit"))

    @audit.callback()
    def about() -> None: ...

    @audit.command("verify", **_told(say, "audit-verify"))
    def verify(
        since: Annotated[
            str | None, typer.Option(metavar="POSITION:HASH", help=say("server-arg-since"))
        ] = None,
    ) -> None:
        from bot import office_commands

        office_commands.verify_audit(say, since)

    app.add_typer(audit, name="audit")
    _add_keys(app, say)
    counters = _group(say("server-help-counters"))

    @counters.callback()
    def about_counters() -> None: ...

    @counters.command("check", **_told(say, "counters-check"))
    def check() -> None:
        from bot import office_commands

        office_commands.check_counters(say)

    @counters.command("rebuild", **_told(say, "counters-rebuild"))
    def recount() -> None:
        from bot import office_commands

        office_commands.rebuild_counters(say)

    app.add_typer(counters, name="counters")

    search = _group(say("server-help-search"))

    @search.callback()
    def what() -> None: ...

    @search.command("rebuild", **_told(say, "search-rebuild"))
    def rebuild() -> None:
        from bot import office_commands

        office_commands.rebuild_search(say)

    app.add_typer(search, name="search")


def _add_keeping(app: typer.Typer, say: Terminal) -> None:
    @app.command(**_told(say, "backup"))
    def backup(
        to: Annotated[
            Path | None, typer.Option(metavar="FOLDER", help=say("server-arg-backup-to"))
        ] = None,
    ) -> None:
        from bot import backup_command

        backup_command.backup(say, to)

    @app.command(**_told(say, "restore"))
    def restore(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("server-arg-backup-file"))],
        key: Annotated[
            Path | None, typer.Option(metavar="FILE", help=say("server-arg-backup-key"))
        ] = None,
        purges: Annotated[
            Path | None, typer.Option(metavar="FILE", help=say("server-arg-purges"))
        ] = None,
    ) -> None:
        from bot import backup_command

        backup_command.restore(say, file, key, purges)

    @app.command(**_told(say, "purge"))
    def purge(
        do: Annotated[bool, typer.Option("--do", help=say("server-arg-do"))] = False,
    ) -> None:
        from bot import purge_command

        purge_command.purge(say, do=do)


if __name__ == "__main__":
    main()
