"""What any part of netlint may need: suggestions, errors, characters that are not seen. Knows nothing of netlint."""
