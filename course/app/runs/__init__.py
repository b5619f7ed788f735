"""How pages are run: what is done otherwise than Streamlit does by itself."""

from course.app.runs import in_place, sending, tuning, undisturbed, whole_runs


def apply() -> None:
    """Do so in this process; cheap enough for every visit."""
    tuning.apply()
    undisturbed.apply()
    whole_runs.apply()
    sending.apply()
    in_place.apply()
