"""The page as a test uses it: phones by their owner's letter, words and presses."""

from typing import Any

from aiogram import Bot
from aiogram.types import Message
from playwright.async_api import Locator, Page

from sandbox.botapi import Sandbox
from sandbox.botapi.world import Person


class Table:
    """A page with phones, and the bot behind it."""

    def __init__(self, box: Sandbox, bot: Bot, page: Page, people: list[Person]) -> None:
        self.box = box
        self.bot = bot
        self.page = page
        self.people = {person.first_name[0]: person for person in people}

    async def open(self, letters: str = "A", query: str = "lang=en&theme=light") -> None:
        """Show the phones of these people."""
        everyone = list(self.box.world.people)
        places = [str(everyone.index(self.people[letter].id) + 1) for letter in letters]
        await self.page.goto(
            f"{self.box.url}/?people={','.join(places)}&{query}", wait_until="commit"
        )
        ready = self.phone(letters[0]).locator(".composer :is(textarea, .wide-button)")
        await ready.wait_for(timeout=5000)
        await self.page.locator("html[data-connected]").wait_for(timeout=5000)

    async def open_started(self, letters: str = "A", query: str = "lang=en&theme=light") -> None:
        """Show phones whose chats have begun."""
        for letter in letters:
            await self.says(letter, "Good morning")
        await self.open(letters, query)

    def phone(self, letter: str = "A") -> Locator:
        """The phone of the person whose name starts so."""
        return self.page.locator(f'.phone[data-person="{self.people[letter].id}"]')

    def bubble(self, text: str, letter: str = "A") -> Locator:
        """The message with this text."""
        return self.phone(letter).locator(".row").filter(has_text=text).last

    def button(self, name: str, letter: str = "A") -> Locator:
        """A button on a phone, by its whole name."""
        return self.phone(letter).get_by_role("button", name=name, exact=True)

    def words(self, letter: str = "A") -> Locator:
        """Where one writes."""
        return self.phone(letter).get_by_role("textbox", name="Message")

    async def write(self, text: str, letter: str = "A") -> None:
        """Write a message and send it."""
        await self.words(letter).fill(text)
        await self.words(letter).press("Enter")

    async def attach(self, what: str, letter: str = "A") -> None:
        """Choose something from the paper clip."""
        await self.button("Attach", letter).click()
        await self.page.get_by_role("menuitem", name=what).click()

    async def menu_on(self, text: str, choice: str, letter: str = "A") -> None:
        """Choose from the menu of a message."""
        await self.bubble(text, letter).locator(".bubble").click(button="right")
        await self.page.get_by_role("menuitem", name=choice, exact=True).click()

    async def says(self, letter: str, text: str, **options: Any) -> Message:
        """Let the bot write to a person."""
        return await self.bot.send_message(self.people[letter].id, text, **options)

    async def sees(self, text: str, letter: str = "A") -> None:
        """Wait until a phone shows a text (quicker than expect, which looks ever less often)."""
        await self.bubble(text, letter).wait_for(timeout=5000)
