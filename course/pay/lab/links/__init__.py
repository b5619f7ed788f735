"""The lab’s state as a text in an address."""
