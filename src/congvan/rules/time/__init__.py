"""Moments and days as letters write them, recurrences, what stands around them; deadlines and periods build on it."""
