"""Laporan baru: the page of counter intake and the receipt a resident takes home."""
