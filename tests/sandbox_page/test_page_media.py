"""Everything that is not text."""

import io
import math
import wave

import pytest
from aiogram.types import BufferedInputFile
from playwright.async_api import expect
from sandbox_page.phone_table import Table

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_album_is_one_grid_and_opens_in_a_viewer(table: Table) -> None:
    await table.open_started()
    await table.attach("Three sample photos (album)")
    await table.sees("Got photo")
    album = table.phone().locator(".row.out")
    await expect(album).to_have_count(1)
    await expect(album.locator(".tile")).to_have_count(3)
    await album.locator(".tile").nth(1).click()
    viewer = table.page.get_by_role("dialog", name="Picture viewer")
    await expect(viewer).to_contain_text("2 of 3")
    await table.page.keyboard.press("ArrowRight")
    await expect(viewer).to_contain_text("3 of 3")
    shown = viewer.locator("img")
    await expect(shown).to_be_visible()
    assert await shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    await table.page.keyboard.press("Escape")
    await expect(album.locator(".tile").nth(1)).to_be_focused()


async def test_a_chosen_picture_is_looked_at_and_captioned_before_it_goes(
    table: Table, picture: bytes
) -> None:
    await table.open_started()
    async with table.page.expect_file_chooser() as chooser:
        await table.attach("Photo or video…")
    file = {"name": "well.png", "mimeType": "image/png", "buffer": picture}
    await (await chooser.value).set_files([file])
    sheet = table.phone().get_by_role("dialog")
    await expect(sheet.locator("img")).to_be_visible()
    await sheet.get_by_role("textbox").fill("The dry well")
    await sheet.get_by_role("button", name="Send").click()
    await table.sees("Got photo: The dry well")
    await expect(table.phone().locator(".row.out .text")).to_contain_text("The dry well")


async def test_a_document_shows_its_name_and_size_and_can_be_saved(table: Table) -> None:
    paper = BufferedInputFile(b"x" * 3000, "minutes.docx")
    await table.bot.send_document(table.people["A"].id, paper)
    await table.open()
    file = table.phone().get_by_role("link", name="Save minutes.docx")
    await expect(file).to_contain_text("2.9 KB")
    async with table.page.expect_download() as download:
        await file.click()
    assert (await download.value).suggested_filename == "minutes.docx"


async def test_a_voice_message_plays_and_its_waveform_follows(table: Table) -> None:
    await table.open_started()
    await table.attach("A sample voice message, 4 s")
    await table.sees("Got voice")
    voice = table.phone().locator(".row.out")
    await expect(voice.locator(".duration")).to_have_text("0:04")
    await voice.get_by_role("button", name="Play").click()
    await expect(voice.get_by_role("button", name="Pause")).to_be_visible()
    await expect(voice.locator(".wave .done")).not_to_have_count(0)
    await voice.get_by_role("button", name="Pause").click()


async def test_a_voice_from_a_file_shows_its_own_waveform_before_it_is_played(
    table: Table,
) -> None:
    await table.open_started()
    await table.button("Send a voice message").click()
    async with table.page.expect_file_chooser() as chooser:
        await table.page.get_by_role("menuitem", name="Voice file…").click()
    file = {"name": "note.wav", "mimeType": "audio/wav", "buffer": soft_then_loud(3)}
    await (await chooser.value).set_files([file])
    await table.sees("Got voice")
    voice = table.phone().locator(".row.out")
    await expect(voice.locator(".duration")).to_have_text("0:03")
    peaks = """wave => new Promise((resolve) => {
        const look = () => {
            const peakOf = (bar) => Number(bar.style.getPropertyValue("--peak"));
            const peaks = [...wave.children].map(peakOf);
            const half = peaks.length / 2;
            const quiet = peaks.slice(0, half - 1).every((peak) => peak < 0.3);
            const loud = peaks.slice(half + 1).every((peak) => peak > 0.9);
            if (quiet && loud) resolve("soft, then loud");
            else setTimeout(look, 50);
        };
        look();
    })"""
    assert await voice.locator(".wave").evaluate(peaks) == "soft, then loud"


def soft_then_loud(seconds: int, rate: int = 8000) -> bytes:
    """A tone as WAV, eight times louder in its second half."""
    half = seconds * rate // 2
    tone = [math.sin(2 * math.pi * 200 * i / rate) for i in range(2 * half)]
    samples = bytes(128 + round(v * (10 if i < half else 80)) for i, v in enumerate(tone))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return file.getvalue()


async def test_a_file_over_50_megabytes_is_told_and_stays_here(table: Table) -> None:
    await table.open_started()
    await (
        table.phone()
        .locator(".screen")
        .evaluate(
            """screen => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(51 * 1024 * 1024)], "film.bin"));
            screen.dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
        }"""
        )
    )
    await table.phone().get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(table.phone().get_by_role("status")).to_contain_text("film.bin is over 50 MB")
    await expect(table.phone().locator(".row.out")).to_have_count(0)


async def test_a_video_is_recorded_here_and_plays_in_the_viewer(table: Table) -> None:
    await table.open_started()
    await table.attach("A sample video")
    await table.sees("Got video")
    await table.phone().locator(".row.out .tile").click()
    await expect(table.page.get_by_role("dialog").locator("video")).to_be_visible()


async def test_a_place_with_a_name_is_a_venue_on_a_drawn_map(table: Table) -> None:
    await table.open_started()
    await table.attach("Location…")
    sheet = table.phone().get_by_role("dialog")
    await sheet.get_by_label("Latitude").fill("33.1")
    await sheet.get_by_label("Place (optional)").fill("Village hall")
    await sheet.get_by_role("button", name="Send").click()
    await table.sees("Got venue")
    place = table.phone().locator(".row.out")
    await expect(place).to_contain_text("Village hall")
    await expect(place.get_by_role("img", name="Location 33.10000")).to_be_visible()


async def test_a_contact_card_and_a_forwarded_message_arrive_as_such(table: Table) -> None:
    await table.open_started()
    await table.attach("Contact…")
    await table.phone().get_by_label("First name").fill("Old Zhang")
    await table.button("Send").last.click()
    await table.sees("Got contact")
    await expect(table.phone().locator(".contact")).to_contain_text("Old Zhang")
    await table.attach("A forwarded message…")
    await table.phone().get_by_label("Who wrote it first").fill("Neighbour")
    await table.phone().get_by_label("Their words").fill("No water since May")
    await table.button("Send").last.click()
    await table.sees("Got text forwarded: No water since May")
    await table.sees("Forwarded from Neighbour")
