"""Rules and transactions of central; routes call one function here each."""
