"""Files that trainers edit, read with a place for everything that can be wrong."""
