"""Use cases in the officer's words and the queries of reading screens. Answers frozen values; knows no Qt."""
