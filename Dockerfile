# The program with everything it needs; any command runs in it:
#   docker build -t threadbare .
#   docker run --rm -v "$PWD/pages:/pages:ro" -v threadbare:/data threadbare ingest /pages
#   docker run --rm -it -v threadbare:/data threadbare db psql
# The database is the volume /data, unless DATABASE_URL names a server (docker-compose.yml).

# Node 26 is the long-term support release since 2026-10-28.
FROM node:26-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26-trixie-slim
# psql, for `threadbare db psql`.
RUN apt-get update \
  && apt-get install -y --no-install-recommends postgresql-client \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
# Compiled code is kept between the starts of one container: Node does that by itself from version 22 on.
ENV NODE_ENV=production \
  NODE_COMPILE_CACHE=/tmp/node-compile-cache \
  THREADBARE_DATA=/data
WORKDIR /app
COPY package.json LICENSE CHANGELOG.md ./
COPY docs docs
COPY drizzle drizzle
COPY seeds seeds
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN ln -s /app/dist/program/main.js /usr/local/bin/threadbare
USER node
WORKDIR /data
VOLUME /data
# The database answers: the server, or the folder through the process that has it open.
HEALTHCHECK --interval=60s --timeout=30s --start-period=30s CMD ["threadbare", "db", "status"]
ENTRYPOINT ["threadbare"]
CMD ["--help"]
