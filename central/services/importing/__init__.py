"""Reports that the city published as tables, taken into central: lines, what they say, and what is written."""
