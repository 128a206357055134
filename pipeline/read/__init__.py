"""PDF to page geometry. Nothing after this stage knows which reader it was, except by `method`."""
