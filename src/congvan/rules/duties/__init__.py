"""Who must, may or must not act: modality, addressees, lead-ins and formulas; one family a file."""
