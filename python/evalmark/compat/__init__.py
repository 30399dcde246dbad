"""Other packages' calls, answered by the core."""
