"""The families of rules, one file each: a name, a pattern, a builder, its own examples and near misses."""
