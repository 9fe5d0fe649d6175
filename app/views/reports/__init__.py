"""The Laporan screen: splits, list or table, and the pane beside them."""
