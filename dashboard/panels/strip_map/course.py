"""In words: which way the border is read."""

from corridor.geography.course import Compass, Course
from dashboard.words.wording import Wording


def course_words(course: Course | None, w: Wording) -> str:
    """From where to where `course` leads, or where it begins around the corridor; empty without one."""
    if course is None:
        return ""
    if course.end is None:
        return w("course.around", start=_compass(course.start, w))
    return w("course.along", start=_compass(course.start, w), end=_compass(course.end, w))


def _compass(direction: Compass, w: Wording) -> str:
    return w(f"course.compass.{direction.value}")
