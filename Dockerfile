FROM debian:bookworm-slim AS build
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends python3.11 python3.11-venv ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.lock ./
RUN python3.11 -m venv .venv \
    && .venv/bin/pip install --quiet --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

FROM debian:bookworm-slim
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends python3.11 ca-certificates \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-core fonts-noto-cjk poppler-utils \
    && rm -rf /var/lib/apt/lists/* && useradd --system --uid 10001 --home-dir /app throughline
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY . .
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 STATIC_ROOT=/app/static-built
# The keys here only let the command run; nothing of them stays in the image.
RUN SECRET_KEY=build EVENT_KEY=build SEAL_KEY=build DATABASE_URL=sqlite://:memory: python3 manage.py collectstatic --noinput --verbosity 0 \
    && mkdir -p var && chown throughline var
ENV XDG_CACHE_HOME=/tmp
USER throughline
VOLUME /app/var
EXPOSE 8000
# Only hosts that are allowed get an answer, the probe included.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python3", "-c", "\
import os, urllib.request as u; host = os.environ.get('ALLOWED_HOSTS', 'localhost').split(',')[0].lstrip('.*') or 'localhost'; \
u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "--config", "lifecycle/gunicorn.py"]
