"""What a letterhead holds: number, place and day, issuer, subject, type, marks; one family a file."""
