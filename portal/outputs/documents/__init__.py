"""Documents for word processors and spreadsheets."""
