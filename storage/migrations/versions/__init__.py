"""Every change to the schema, in order."""
