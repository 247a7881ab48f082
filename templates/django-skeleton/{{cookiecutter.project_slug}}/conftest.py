"""What all tests share."""

pytest_plugins = [
{% for module in cookiecutter | entries("fixtures") %}
    "{{ cookiecutter.package_name }}.tests.{{ module }}",
{% endfor %}
]
