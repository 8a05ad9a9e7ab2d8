"""Who raised something before is found at registration, and nobody's name is shown for it."""

from movable_time import MovableTime
from two_townships import LIU, YUN, Story

from casework.alike import Offered, Said
from casework.forms import FormKind
from casework.matters import Subject
from services import form_cards, forms, one_matter, reporting
from storage import identities
from storage.database import Database
from storage.vault import Vault, make_key


def report(story: Story, words: str, who: str = "liaison") -> int:
    write, actor = story.database.write_now, story.who(who)
    draft = write(reporting.start, actor, words).ref
    return write(forms.finish, actor, draft).ref


def card_of(story: Story, lead: int) -> int:
    return story.database.write_now(forms.start, story.who("clerk"), FormKind.REGISTER, lead).ref


def offered(story: Story, form: int) -> Offered | None:
    return story.database.read_now(form_cards.card, story.who("clerk"), form).alike


def name(story: Story, form: int, who: str) -> None:
    write, clerk = story.database.write_now, story.who("clerk")
    write(forms.ask, clerk, form, "petitioner")
    write(forms.type_text, clerk, form, who, 77)


def test_the_same_number_is_found_a_year_later_and_in_other_words(
    story: Story, clock: MovableTime
) -> None:
    first = report(story, "机井坏了,浇不上地。电话13800138000。")
    story.database.write_now(forms.finish, story.who("clerk"), card_of(story, first))
    clock.move(days=370)
    again = card_of(story, report(story, "低保没批下来,请回电138 0013 8000。"))
    found = offered(story, again)
    assert found is not None
    assert (found.lead_id, found.same_person) == (first, True)
    write = story.database.write_now
    write(one_matter.say, story.who("clerk"), again, Said.REPEAT, first)
    said = offered(story, again)
    assert said is not None
    assert said.said is Said.REPEAT


def test_a_name_is_found_again_in_its_own_place_only(story: Story) -> None:
    first = card_of(story, report(story, "机井坏了,浇不上地。"))
    name(story, first, "赵有田")
    story.database.write_now(forms.finish, story.who("clerk"), first)
    same = card_of(story, report(story, "低保没批下来。"))
    assert offered(story, same) is None
    name(story, same, "赵 有田")
    found = offered(story, same)
    assert found is not None
    assert found.same_person
    elsewhere = card_of(story, report(story, "低保没批下来。", "neighbour"))
    name(story, elsewhere, "赵有田")
    assert offered(story, elsewhere) is None


def test_a_name_goes_to_the_vault_and_leaves_a_mark_and_its_message_is_deleted(
    story: Story,
) -> None:
    form = card_of(story, report(story, "机井坏了,浇不上地。"))
    write, clerk = story.database.write_now, story.who("clerk")
    write(forms.ask, clerk, form, "petitioner")
    assert write(forms.type_text, clerk, form, "赵有田、钱多13800138000", 77).facts == {
        "delete": "77"
    }
    name(story, form, "赵有田、孙旺13900139000")
    case = write(forms.finish, clerk, form).ref
    kept = story.database.read_now(identities.reveal, [(Subject.CASE, case)])
    assert [value for kind, value in kept if kind == "name"] == ["赵有田", "孙旺"]


def test_nobody_is_named_who_gave_no_name(story: Story) -> None:
    first = card_of(story, report(story, "机井坏了,浇不上地。电话13800138000。"))
    write, clerk = story.database.write_now, story.who("clerk")
    write(forms.fill, clerk, first, "identity", "anonymous")
    write(forms.finish, clerk, first)
    again = card_of(story, report(story, "低保没批下来,请回电13800138000。"))
    assert offered(story, again) is None
    third = card_of(story, report(story, "路灯不亮,请回电13800138000。"))
    assert offered(story, third) is not None
    write(forms.fill, clerk, third, "identity", "anonymous")
    assert offered(story, third) is None


def test_what_the_clerk_may_not_see_is_not_found(story: Story) -> None:
    number = story.case(words="机井坏了,浇不上地。电话13800138000。")
    story.recuse("clerk", number)
    again = card_of(story, report(story, "低保没批下来,请回电13800138000。"))
    assert offered(story, again) is None


def test_after_a_change_of_keys_who_came_before_is_still_found(lite_database: Database) -> None:
    write, old = lite_database.write_now, lite_database.vault
    case = (Subject.CASE, 1)
    write(identities.keep, case, "phone", ["13800138000"])
    write(identities.keep, (Subject.LEAD, 2), "phone", ["13800138000"])
    find = identities.same_persons
    assert lite_database.read_now(find, [(Subject.LEAD, 2)], LIU) == {case}
    assert old.blind_index("phone:13800138000") != Vault([make_key()]).blind_index(
        "phone:13800138000"
    )
    write(identities.erase, case)
    assert lite_database.read_now(find, [(Subject.LEAD, 2)], YUN) == set()
