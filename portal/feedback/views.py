"""The question at the end of every page, and what comes of it. No cookie, no account, nothing about the reader."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.middleware.language import language_of_path

from .answers import answers
from .limits import may_send
from .sending import MOST_CHARACTERS, TRAP, Message, comes_from_us
from .subjects import clean_path, subject_of
from .tokens import Token, new_token


# Django's own token needs a cookie. The form has a token of its own, and does nothing in anybody's name.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """``/<lang>/feedback/?about=<path>&useful=yes|no``: nothing is kept until a reader presses "Send"."""
    if request.method == "POST":
        return send(request, Message.parse(request.POST))
    asked = Message.parse(request.GET)
    # An address brings nobody's words into the box.
    return form(request, Message(about=asked.about, useful=asked.useful))


def send(request: HttpRequest, message: Message) -> HttpResponse:
    if message.is_trapped:
        return thank(message)
    if problem := message.problem():
        return form(request, message, problem)
    if not comes_from_us(request) or not message.token_is(Token.GOOD):
        return form(request, message, _("Your words are not sent yet. Please wait a moment, then press “Send” again."))
    if not may_send(request):
        problem = _("Too many people are writing to us at this moment. Please try again in ten minutes.")
        return form(request, message, problem, HTTPStatus.TOO_MANY_REQUESTS)
    message.keep(language_of_path(request.path_info))
    return thank(message)


def thank(message: Message) -> HttpResponse:
    query = f"?{urlencode({'about': message.about})}" if message.about else ""
    return HttpResponseRedirect(reverse("feedback_thanks") + query)


def form(request: HttpRequest, message: Message, problem: str = "", status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """The form with all that was written in it. A token that was only too young is given back to grow older."""
    is_kept = message.token_is(Token.GOOD, Token.TOO_YOUNG)
    context = {
        "message": message,
        "subject": subject_of(message.about),
        "problem": problem,
        "token": message.token if is_kept else new_token(),
        "trap": TRAP,
        "most": MOST_CHARACTERS,
    }
    response = render(request, "feedback/form.html", context, status=status)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "feedback/thanks.html", {"about": clean_path(request.GET.get("about", ""))})


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """``/<lang>/feedback/done/``: what changed because readers wrote."""
    return render(request, "feedback/done.html", {"answers": answers(language_of_path(request.path_info))})
