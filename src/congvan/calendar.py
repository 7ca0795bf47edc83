"""Working days in Việt Nam."""
