"""Two to six sides beside each other: outlets, languages, periods or topics."""
