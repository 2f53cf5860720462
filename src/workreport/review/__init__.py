"""From a report's text to the tables of an edition, by way of a sheet that a person edits in a spreadsheet."""
