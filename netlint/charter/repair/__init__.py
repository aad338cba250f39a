"""What a value that does not fit the format was meant to be, and how people write values. Changes no charter."""
