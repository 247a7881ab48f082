{% set item = cookiecutter.__item %}
"""The form for a {{ item }}: what a person may send, and what is wrong with it."""

{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext as _
{% endif %}
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from .rules import TEXT_LENGTH, TITLE_LENGTH


def stripped(value: object) -> str:
    """Keep what was typed: no NUL, no white space around it, and no file."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").replace("\r\n", "\n").strip()


class {{ item | capitalize }}Form(FlaskForm):
    """One {{ item }}, as a person writes it."""

    title = StringField(
        {{ "Title" | words(cookiecutter) }},
        filters=[stripped],
        validators=[DataRequired(), Length(max=TITLE_LENGTH)],
    )
    text = TextAreaField(
        {{ "Text" | words(cookiecutter) }},
        filters=[stripped],
        validators=[DataRequired(), Length(max=TEXT_LENGTH)],
        render_kw={"rows": 5},
    )

    def values(self) -> dict[str, str]:
        """Give what is to be kept."""
        return {"title": self.title.data or "", "text": self.text.data or ""}
