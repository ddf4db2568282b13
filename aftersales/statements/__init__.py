"""Receipts from a bank statement: its file is read, its columns guessed, its rows matched, and what is confirmed entered."""
