import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="{{ cookiecutter.__item | capitalize }}",
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
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("text", models.TextField(max_length=10000, verbose_name="Text")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="Created",
                    ),
                ),
            ],
            options={
{% if cookiecutter.i18n %}
                "verbose_name": "{{ cookiecutter.__item }}",
                "verbose_name_plural": "{{ cookiecutter.__item }}s",
{% endif %}
                "ordering": ["-created_at", "-id"],
            },
        ),
    ]
