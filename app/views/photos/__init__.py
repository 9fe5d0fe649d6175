"""Photos as the officer meets them: tiles, slots to fill, before and after beside each other, the viewer."""
