"""Makes up whole regions of Renja with known truth, in the layouts that agencies print."""
