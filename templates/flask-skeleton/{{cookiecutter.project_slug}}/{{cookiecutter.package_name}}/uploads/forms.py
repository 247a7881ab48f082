"""The form for a file."""

{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext as _
{% endif %}
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from .contents import ENDINGS

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)


class UploadForm(FlaskForm):
    """One file; what is in it is checked when it is kept."""

    file = FileField(
        {{ "File" | words(cookiecutter) }},
        validators=[FileRequired({{ "Choose a file." | words(cookiecutter) }})],
        render_kw={"accept": ACCEPTED},
    )
