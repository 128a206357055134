"""The audit rules. Each makes comparisons on a dossier; what becomes of them is decided over the ledger."""
