{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL asks of the database about {{ item }}s."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from .factories import {{ Item }}Factory

PAGE = "{ {{ item }}s { count results { id title } } }"


def test_a_list_takes_as_many_queries_however_long_it_is(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    {{ Item }}Factory.create_batch(5)
    client = Client()
    # One counts and one lists; it reads no more than what was asked for.
    with django_assert_num_queries(2) as queries:
        answer = client.post("/graphql", {"query": PAGE}, "application/json")
    assert len(answer.json()["data"]["{{ item }}s"]["results"]) == 5
    listing = queries.captured_queries[-1]["sql"].partition(" FROM ")[0]
    assert "title" in listing
    assert "text" not in listing
