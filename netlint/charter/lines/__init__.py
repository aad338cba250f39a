"""What to write in a charter: lines made from the types of the format and their examples. Changes no charter."""
