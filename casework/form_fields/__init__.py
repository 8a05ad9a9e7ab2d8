"""What each form asks for, one file a subject."""
