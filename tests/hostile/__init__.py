"""Files made to hurt whoever opens them: one builder for each, gathered in `catalogue.HOSTILE`."""
