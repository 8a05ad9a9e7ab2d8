import pytest

from casework.paging import pages_of


@pytest.mark.parametrize(("lines", "pages"), [(0, 1), (1, 1), (5, 1), (6, 2), (11, 3)])
def test_what_fits_no_page_more_begins_another_and_an_empty_list_is_a_page(
    lines: int, pages: int
) -> None:
    assert pages_of(lines, 5) == pages
