"""The timetable and its thin jobs."""
