"""What programs and spreadsheets take: JSON, CSV, and references for reference managers."""
