"""The history of the schema, one file a change; run by ``storage/migrate.py``."""
