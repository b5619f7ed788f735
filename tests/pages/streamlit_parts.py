"""What of Streamlit's page our styles and code take hold of: all of it, since none of it is promised to stay.

After an upgrade `test_streamlit_parts.py` tells what is called something else. Look the part up in the page, change its
name where the test says it is used, then here.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, str | None] = {
    "stApp": "en-lab-year",
    "stBidiComponent": "en-lab-year",
    "stButton": "en-lab-year",
    "stButtonGroup": "en-lab-offers",
    "stCaptionContainer": "en-lab-year",
    "stCheckbox": "en-lab-year",
    "stCode": None,
    "stColumn": "en-lab-offers",
    "stDataFrameColumnMenu": None,
    "stDataFrameColumnVisibilityMenu": None,
    "stDataFrameResizable": "en-lab-year",
    "stDialog": None,
    "stDownloadButton": None,
    "stElementContainer": "en-lab-year",
    "stExpandSidebarButton": None,
    "stFileChip": None,
    "stFileUploader": "en-lab-year",
    "stFileUploaderDropzone": "en-lab-year",
    "stFileUploaderDropzoneInput": "en-lab-year",
    "stFileUploaderDropzoneInstructions": "en-lab-year",
    "stHeader": "en-lab-year",
    "stHorizontalBlock": "en-lab-offers",
    "stImage": None,
    "stLayoutWrapper": "en-lab-year",
    "stMain": "en-lab-year",
    "stMainBlockContainer": "en-lab-year",
    "stMarkdownContainer": "en-lab-year",
    "stPageLink": "en-lab-year",
    "stPopover": "en-lab-year",
    "stPopoverBody": None,
    "stSidebar": "en-lab-year",
    "stSidebarCollapseButton": "en-lab-year",
    "stSkipToContent": "en-lab-year",
    "stSlider": "en-lab-offers",
    "stSliderThumbValue": "en-lab-offers",
    "stTooltipContent": None,
    "stTooltipHoverTarget": "en-lab-year",
    "stVerticalBlock": "en-lab-year",
    "stWidgetLabel": "en-lab-year",
    "InputInstructions": None,
}
"""Test ids, which are classes as well, and a page that has each; None for what comes only when something is done."""

ATTRIBUTES = (
    "data-test-connection-state",
    "data-collapsed",
    "CONNECTED",
    "or smaller",
    "gdg-search-status",
)
"""What code reads of them."""

COLOURS = (
    "--st-background-color",
    "--st-border-color",
    "--st-link-color",
    "--st-primary-color",
    "--st-secondary-background-color",
    "--st-text-color",
)
"""Of the theme's variables, those without which nothing can be read."""
