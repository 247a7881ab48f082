"""Forms: what a person may send, and what is wrong with it."""

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length


def stripped(value: object) -> str:
    """Keep what was typed: no NUL, no white space around it, and no file."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").replace("\r\n", "\n").strip()


class {{ cookiecutter.__item | capitalize }}Form(FlaskForm):
    """One {{ cookiecutter.__item }}, as a person writes it."""

    title = StringField(
        "Title", filters=[stripped], validators=[DataRequired(), Length(max=200)]
    )
    text = TextAreaField(
        "Text",
        filters=[stripped],
        validators=[DataRequired()],
        render_kw={"rows": 5},
    )
