"""The page behind the link in the e-mail. To open it changes nothing: programmes that look for viruses open links too.

No cookie and no account: who has the link may answer once, and what they say waits for an editor.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.feedback.sending import comes_from_us
from portal.middleware.language import language_of_path
from services.models import CheckRequest, Contact, Service
from services.models.check_request import CheckAnswer
from services.selectors import preview_context, service_page_context

from .answers import CHOSEN_FACTS, CLOSED_HOW, WORD_BOXES, Answer, Changed, Closed, StillRight
from .filing import file_answer
from .form_words import BOX_HINTS, BOX_LABELS, FACT_LABELS
from .links import LinkState, find

STATUS: Final = {
    LinkState.OPEN: HTTPStatus.OK,
    LinkState.ANSWERED: HTTPStatus.OK,
    LinkState.EXPIRED: HTTPStatus.GONE,
    LinkState.UNKNOWN: HTTPStatus.NOT_FOUND,
}
NO_MORE: Final = "no_more"


# Django's own token needs a cookie. The link is a token of its own, and does nothing in anybody else's name.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def check(request: HttpRequest, token: str) -> HttpResponse:
    """``/<lang>/services/check/<token>/``, and ``?answer=changed|closed`` for a form of its own."""
    state, asked = find(token)
    if asked is None:
        response = render(request, "corrections/closed_link.html", {}, status=STATUS[state])
    elif request.method == "POST":
        response = post(request, state, asked)
    else:
        response = show(request, state, asked)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def show(request: HttpRequest, state: LinkState, asked: CheckRequest) -> HttpResponse:
    if state is not LinkState.OPEN:
        return closed_link(request, state, asked)
    form = request.GET.get("answer", "")
    if form == CheckAnswer.CHANGED:
        return changed_form(request, asked, Changed.of(asked.service))
    if form == CheckAnswer.CLOSED:
        return closed_form(request, asked, Closed())
    return question(request, asked)


def post(request: HttpRequest, state: LinkState, asked: CheckRequest) -> HttpResponse:
    """An answer is asked for by name: what no form of ours sends is shown the question again."""
    said = request.POST.get("answer", "")
    again = _("Your words are not sent yet. Please wait a moment, then press “Send” again.")
    problem = "" if comes_from_us(request) else again
    if said == NO_MORE and not problem:
        return stop(request, asked)
    if state is not LinkState.OPEN:
        return closed_link(request, state, asked)
    if said == CheckAnswer.CHANGED:
        changed = Changed.parse(request.POST, asked.service)
        problems = {"": problem} if problem else changed.problems(asked.service)
        return changed_form(request, asked, changed, problems) if problems else keep(request, asked, changed)
    if said == CheckAnswer.CLOSED:
        closed = Closed.parse(request.POST)
        problems = {"": problem} if problem else closed.problems()
        return closed_form(request, asked, closed, problems) if problems else keep(request, asked, closed)
    if said == CheckAnswer.STILL_RIGHT and not problem:
        return keep(request, asked, StillRight())
    return question(request, asked, problem)


def keep(request: HttpRequest, asked: CheckRequest, answer: Answer) -> HttpResponse:
    if not file_answer(asked, answer, timezone.localdate()):
        asked.refresh_from_db()
        return closed_link(request, LinkState.ANSWERED, asked, HTTPStatus.CONFLICT)
    return render(request, "corrections/thanks.html", {"asked": asked, "is_kept": True})


def stop(request: HttpRequest, asked: CheckRequest) -> HttpResponse:
    """Works for as long as there is a link, answered or not."""
    CheckRequest.objects.filter(pk=asked.pk).update(no_more_on=timezone.localdate())
    return render(request, "corrections/thanks.html", {"asked": asked, "is_kept": False})


def question(request: HttpRequest, asked: CheckRequest, problem: str = "") -> HttpResponse:
    context = {**facts_shown(asked.service, language_of_path(request.path_info)), "asked": asked, "problem": problem}
    # "Preview" is not what it is: these are the facts that readers are told.
    return render(request, "corrections/question.html", {**context, "is_preview": False})


def facts_shown(service: Service, language: str) -> dict[str, Any]:
    """As readers see them; of a service that is shown to nobody, as its record has them."""
    return service_page_context(service.slug, language) or preview_context(service, service.locale.language_code)


def changed_form(
    request: HttpRequest, asked: CheckRequest, changed: Changed, problems: dict[str, str] | None = None
) -> HttpResponse:
    found = problems or {}
    context = {
        "asked": asked,
        "problems": found,
        "problem": found.get("", ""),
        "contacts": [(box, found.get(box.name, "")) for box in changed.contacts.values()],
        "kinds": [(code, str(label), code == changed.new_kind) for code, label in _choices(Contact, "kind")],
        "new_value": changed.new_value,
        "new_problem": found.get("new_value", ""),
        "facts": [(name, FACT_LABELS[name], _options(name, changed.facts[name])) for name in CHOSEN_FACTS],
        "boxes": [
            (name, BOX_LABELS[name], BOX_HINTS.get(name, ""), changed.boxes[name], found.get(name, ""))
            for name in WORD_BOXES
        ],
    }
    return render(request, "corrections/changed_form.html", context)


def closed_form(
    request: HttpRequest, asked: CheckRequest, closed: Closed, problems: dict[str, str] | None = None
) -> HttpResponse:
    labels = dict(_choices(Service, "status"))
    context = {
        "asked": asked,
        "closed": closed,
        "problems": problems or {},
        "problem": (problems or {}).get("", ""),
        "choices": [(code, labels[code], code == closed.how) for code in CLOSED_HOW],
    }
    return render(request, "corrections/closed_form.html", context)


def closed_link(
    request: HttpRequest, state: LinkState, asked: CheckRequest, status: HTTPStatus | None = None
) -> HttpResponse:
    """Used, or too old."""
    context = {"asked": asked, "is_answered": state is LinkState.ANSWERED}
    return render(request, "corrections/closed_link.html", context, status=status or STATUS[state])


def _choices(model: type[Service | Contact], field: str) -> list[tuple[str, Any]]:
    found: Any = model._meta.get_field(field)
    return list(found.flatchoices)


def _options(name: str, chosen: str) -> list[tuple[str, bool]]:
    """Codes of a fact and whether each is chosen; the empty one, "not known", last."""
    codes = [code for code, _label in _choices(Service, name) if code]
    return [(code, code == chosen) for code in (*codes, "")]
