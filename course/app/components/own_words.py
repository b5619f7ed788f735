"""What Streamlit's own parts say, in the page's language: Streamlit has their words in English only."""

from __future__ import annotations

from course.locale import Words


def own_words(words: Words) -> dict[str, object]:
    """The words by the names that `own_words.js` knows them by; `labels` by what Streamlit says itself."""
    say = words.say
    return {
        "choose": say("Choose a file"),
        "pending": say("Not applied yet"),
        "limit": say("Up to {size} MB", size="{size}"),
        "large": say(
            "The file is larger than {size} MB, so nothing was taken from it. All is as it was.",
            size="{size}",
        ),
        "kind": say("A file of this kind cannot be opened here. All is as it was."),
        "unsent": say("The file could not be sent. All is as it was: try once more."),
        "skip": say("Skip to the text"),
        "found": say("Found: {all}", all="{all}"),
        "which": say("Found: {at} of {all}", at="{at}", all="{all}"),
        "labels": {
            "Sidebar": say("Contents of the course"),
            "Expand sidebar": say("Open the contents"),
            "Collapse sidebar": say("Close the contents"),
            "Navigate to home page": say("To the overview"),
            "Decrement": say("Decrease"),
            "Increment": say("Increase"),
            "Open": say("Open the list"),
            "Close": say("Close"),
            "Help for": say("Help"),
            "Add row": say("Add a row"),
            "Delete row(s)": say("Delete the rows"),
            "Clear selection": say("Select nothing"),
            "Show/hide columns": say("Show or hide columns"),
            "Download as CSV": say("Save as a table (CSV)"),
            "Search": say("Search"),
            "Type to search": say("Type what to look for"),
            "Previous Result": say("The one before"),
            "Next Result": say("The next one"),
            "Close Search": say("Close the search"),
            "Dataframe column menu": say("Menu of the column"),
            "Copy column name": say("Copy the column’s name"),
            "Autosize": say("As wide as its text"),
            "Pin column": say("Keep in view"),
            "Unpin column": say("No longer keep in view"),
            "Hide column": say("Hide the column"),
            "Select all": say("Select all"),
            "(index)": say("Number of the row"),
            "Fullscreen": say("Full screen"),
            "Close fullscreen": say("Leave full screen"),
        },
    }
