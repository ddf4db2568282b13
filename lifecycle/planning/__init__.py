"""Plans as plain data: dates that follow from one another, the picture of them, tables taken in and given out."""
