"""No request makes half a character, which neither a page nor PostgreSQL can hold."""

from __future__ import annotations

import pytest

from portal.encoding import Utf8Only
from portal.models import Feedback
from portal.wsgi import application
from tests.portal.feedback.conftest import token

pytestmark = pytest.mark.django_db
#: The first two make half a character of ASCII; others decode no text.
CHARSETS = ["unicode_escape", "utf-7", "hex", "idna", "UTF-16"]
HALF = "\\ud800+2AA-"


@pytest.fixture
def client(client, locales):
    """With what a server puts in front of Django."""
    django = client.handler
    in_front = Utf8Only(lambda environ, start_response: django(environ))
    client.handler = lambda environ: in_front(environ, None)
    return client


def test_the_server_has_it_in_front():
    assert isinstance(application, Utf8Only)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(
    ("path", "name", "status"),
    [("/en/search/", "q", 200), ("/en/feedback/", "about", 200), ("/api/entitlements/", "care", 400)],
)
def test_an_address_is_read_as_utf_8(client, path, name, status, charset):
    for key in ("charset", "Charset", "charset*"):
        assert client.get(path, {name: HALF}, CONTENT_TYPE=f"text/plain; {key}={charset}").status_code == status


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_form_is_read_as_utf_8(client, charset):
    fields = {"useful": "no", "text": f"Wrong é {HALF}", "token": token()}
    parts = "".join(f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    content_type = f"multipart/form-data; charset={charset}; boundary=x"
    answer = client.generic("POST", "/en/feedback/", f"{parts}--x--\r\n".encode(), content_type=content_type)
    assert answer.status_code == 302
    assert Feedback.objects.get().text == fields["text"]
