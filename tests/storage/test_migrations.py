"""The schema goes up and down on both databases, and equals the models."""

import pytest
from sqlalchemy import inspect

from storage import migrate
from storage.database import make_engine


def test_a_blank_database_comes_to_the_schema_of_the_models(blank_url: str) -> None:
    engine = make_engine(blank_url)
    assert migrate.current(engine) is None
    versions = migrate.SCRIPTS.joinpath("versions").glob("0*.py")
    assert migrate.pending(engine) == sorted(path.name[:4] for path in versions)
    migrate.upgrade(engine)
    assert migrate.pending(engine) == []
    assert migrate.differences(engine) == []
    engine.dispose()


def test_upgrading_twice_changes_nothing(blank_url: str) -> None:
    engine = make_engine(blank_url)
    migrate.upgrade(engine)
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    engine.dispose()


def test_the_way_down_leaves_no_table_and_the_way_up_is_open_again(blank_url: str) -> None:
    engine = make_engine(blank_url)
    migrate.upgrade(engine)
    migrate.downgrade(engine)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(blank_url: str) -> None:
    engine = make_engine(blank_url)
    with engine.begin() as connection:  # stands in the way of the last tables
        connection.exec_driver_sql("CREATE TABLE visit (id INTEGER)")
    with pytest.raises(Exception, match="visit"):
        migrate.upgrade(engine)
    assert inspect(engine).get_table_names() == ["visit"]
    engine.dispose()
