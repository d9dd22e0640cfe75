"""Invented rows of the three tables of postcodes, and loading them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from django.core.management import call_command

from services.models import Place
from services.models.place import PlaceKind

ONSPD_HEADER = "pcd7,pcd8,pcds,dointr,doterm,ctry25cd,lat,long,imd\n"


def geonames_row(code: str, latitude: object = 53.8, longitude: object = -1.5, country: str = "GB") -> str:
    return f"{country}\t{code}\tSomewhere\tEngland\tENG\tNowhereshire\t\t\t\t{latitude}\t{longitude}\t6\n"


def onspd_row(code: str, latitude: object = 53.8, longitude: object = -1.5, ended: str = "") -> str:
    outward, inward = code.split()
    return (
        f'"{outward:<4}{inward}","{outward:<5}{inward}","{code}",198001,{ended},"E00000000",{latitude},{longitude},1\n'
    )


def code_point_row(code: str, eastings: object = 430000, northings: object = 433000, quality: object = 10) -> str:
    return f'"{code}",{quality},{eastings},{northings},"E00000000","","","","E00000000","E00000000"\n'


def write_rows(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(rows), encoding=encoding)
    return path


def write_zip(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def load_postcodes(path: Path, *arguments: str) -> str:
    out = io.StringIO()
    call_command("load_postcodes", path, *arguments, stdout=out)
    return out.getvalue()


def stored_postcodes() -> dict[str, str]:
    """Kinds by name."""
    return dict(Place.objects.exclude(kind=PlaceKind.TOWN).values_list("name", "kind"))
