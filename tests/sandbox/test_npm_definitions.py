"""grammY's types: what of them is missing is listed, and every answer and update fits them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import definitions
from aiogram import Bot
from definitions import CLIENTS, Covered, gaps, listed
from one_of_everything import Everything, all_of_it
from raw_bot import TOKEN

from sandbox.botapi import Sandbox
from sandbox.client import Phone

TYPES = CLIENTS / "node_modules/@grammyjs/types/mod.d.ts"
COMPILER = CLIENTS / "node_modules/typescript/bin/tsc"
HEAD = """
import type { ApiMethods, Message, Update } from "@grammyjs/types";
type Answer<M extends keyof ApiMethods<never>> = ReturnType<ApiMethods<never>[M]>;
"""
MADE = {  # where grammY's own type is not to be had, or knows of no photo
    "getChatMembersCount": "number",
    "editMessageCaption": "Message",
}
ABSENT = "absent in JSON"


async def test_what_grammy_knows_and_the_sandbox_does_not_is_listed(
    box: Sandbox, ann: Phone
) -> None:
    everything = await all_of_it(box, ann)
    sent = definitions.covered_by(everything.answers, everything.updates, Bot(TOKEN))
    covered = Covered(dict(everything.read), sent)
    assert gaps(definitions.of_grammy(), covered) == listed("g")


async def test_every_answer_and_update_fits_grammys_types(
    box: Sandbox, ann: Phone, tmp_path: Path
) -> None:
    source = typed(await all_of_it(box, ann))
    done = check(source, tmp_path)
    assert done.returncode == 0, done.stdout
    wrong = HEAD + 'export const one: Answer<"getChatMemberCount"> = "two";'
    assert "is not assignable" in check(wrong, tmp_path).stdout  # so it is really looked at


def typed(everything: Everything) -> str:
    """A program that holds only if every value is of its type, without a field too many."""
    values = [(MADE.get(name, f'Answer<"{name}">'), answer) for name, answer in everything.answers]
    values += [("Update", update) for update in everything.updates]
    lines = [
        f"export const value{number}: {kind} = {json.dumps(shallow(value))};"
        for number, (kind, value) in enumerate(values)
    ]
    return HEAD + "\n".join(lines).replace(json.dumps(ABSENT), "undefined")


def shallow(value: Any) -> Any:
    """A message replied to names no reply of its own; the types want that said."""
    if isinstance(value, list):
        return [shallow(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: shallow(one) for name, one in value.items()}
    if "reply_to_message" in found:
        found["reply_to_message"] = {"reply_to_message": ABSENT} | found["reply_to_message"]
    return found


def check(source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    options = {
        "strict": True,
        "noEmit": True,
        "skipLibCheck": True,
        "module": "nodenext",
        "types": [],
        "paths": {"@grammyjs/types": [str(TYPES)]},
    }
    (folder / "values.ts").write_text(source, encoding="utf-8")
    config = {"compilerOptions": options, "files": ["values.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    command = ["node", COMPILER, "--project", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)
