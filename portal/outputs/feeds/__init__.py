"""Updates and practices for those who subscribe: Atom and JSON feeds for readers of news, iCalendar files for calendars."""
