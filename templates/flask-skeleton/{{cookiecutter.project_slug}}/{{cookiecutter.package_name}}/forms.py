"""Forms: what a person may send, and what is wrong with it."""

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length


def stripped(value: str | None) -> str | None:
    """Drop the white space around what was typed."""
    return value and value.strip()


class {{ cookiecutter.__item | capitalize }}Form(FlaskForm):
    """One {{ cookiecutter.__item }}, as a person writes it."""

    title = StringField(
        "Title", filters=[stripped], validators=[DataRequired(), Length(max=200)]
    )
    text = TextAreaField("Text", filters=[stripped], validators=[DataRequired()])
