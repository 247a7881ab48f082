{% if cookiecutter | has("accounts") %}
import django.db.models.deletion
{% endif %}
import django.utils.timezone
{% if cookiecutter | has("accounts") %}
from django.conf import settings
{% endif %}
from django.db import migrations, models

import uploads.models


class Migration(migrations.Migration):
    initial = True

{% if cookiecutter | has("accounts") %}
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
{% else %}
    dependencies = []
{% endif %}

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.BigIntegerField()),
                (
                    "content",
                    models.FileField(
                        max_length=64, unique=True, upload_to=uploads.models.random_key
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
{% if cookiecutter | has("accounts") %}
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
{% endif %}
            ],
            options={
                "ordering": ["-created_at", "-id"],
            },
        ),
    ]
