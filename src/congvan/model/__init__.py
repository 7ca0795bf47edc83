"""What a letter is: frozen slotted dataclasses, no I/O, no patterns. Names are those of the JSON contract."""
