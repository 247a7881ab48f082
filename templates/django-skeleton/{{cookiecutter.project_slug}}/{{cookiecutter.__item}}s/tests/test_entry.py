from django.test import Client


def test_what_was_entered_is_shown(client: Client) -> None:
    assert "New {{ cookiecutter.__item }}" in client.get("/{{ cookiecutter.__item }}s/new/").text

    entered = {"title": "<b>Bold</b>", "text": "Text"}
    page = client.post("/{{ cookiecutter.__item }}s/new/", entered)

    assert page.status_code == 200
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page.text
    assert "Nothing was stored." in page.text


def test_what_is_wrong_stands_beside_the_field(client: Client) -> None:
    entered = {"title": " ", "text": "Kept"}
    page = client.post("/{{ cookiecutter.__item }}s/new/", entered)

    assert page.status_code == 422
    assert "<title>Error: New {{ cookiecutter.__item }} ·" in page.text
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="id_title_error"' in page.text
    assert 'id="id_title_error">This field is required.</p>' in page.text
    assert "Kept" in page.text


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/{{ cookiecutter.__item }}s/new/", {"title": "x"}).status_code == 403
