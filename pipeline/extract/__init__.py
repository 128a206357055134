"""Page geometry to grids, logical tables, prose and identity. Cells keep their page and box."""
