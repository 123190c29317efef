#!/usr/bin/env bash
# A real CKAN on the loopback address, from package registries alone: CKAN and its harvesters from PyPI, PostgreSQL and
# Redis from Debian, Solr from Maven's repository (the Jetty runner of solr-test-framework: the engine itself). They are
# programs of their own, spoken to over HTTP; nothing of them is linked or copied.
#
#   ckan.sh WORK              install what is missing, start all four; prints CKAN_URL and CKAN_TOKEN_FILE
#   ckan.sh WORK stop         stop them (by the ids kept in WORK/run)
#   ckan.sh WORK wipe         stop, then forget every dataset, user and token (the installs stay)
#   ckan.sh WORK ckan ...     the ckan command on this site
#   ckan.sh WORK harvest NAME URL ckan|dcat_rdf ORG [CONFIG_JSON [LANGUAGE]]    one harvest, to its end; prints JSON (harvest.py)
#
# Needs: Debian, root for apt the first time only (PostgreSQL itself runs as its own user), Python 3.11. As root, every
# folder above WORK must be one that other users may enter.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(cd "$here/../../../../.." && pwd)
source "$root/.mvn/jdk.sh"
W=$(mkdir -p "${1:?usage: ckan.sh WORK [stop|wipe|ckan ...|harvest ...]}" && cd "$1" && pwd); shift
CKAN_PORT=${CKAN_PORT:-5093} PG_PORT=${PG_PORT:-5493} REDIS_PORT=${REDIS_PORT:-6393} SOLR_PORT=${SOLR_PORT:-8993}
PYTHON=${PYTHON:-python3.11}
CKAN_VERSION=${CKAN_VERSION:-2.12.0} HARVEST_VERSION=${HARVEST_VERSION:-1.6.3} DCAT_VERSION=${DCAT_VERSION:-2.4.4}
SOLR_VERSION=9.10.1 LUCENE_VERSION=9.12.3
PLUGINS=${CKAN_PLUGINS:-"datastore dcat dcat_rdf_harvester harvest ckan_harvester"}
R=$W/run URL=http://127.0.0.1:$CKAN_PORT
mkdir -p "$R" "$W/log"

alive() { [ -s "$R/$1.pid" ] && { tr '\0' ' ' < "/proc/$(cat "$R/$1.pid")/cmdline"; } 2>/dev/null | grep -qF -- "$2"; }
await() { # name, marker, seconds, probe...
  local name=$1 mark=$2 n=$3; shift 3
  for _ in $(seq $((n * 4))); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.25
    alive "$name" "$mark" || { echo "$name ended; see $W/log/$name.log" >&2; tail -5 "$W/log/$name.log" >&2; exit 1; }
  done
  echo "$name did not answer in $n s; see $W/log/$name.log" >&2; exit 1
}
stop_one() { # name, marker, signal
  if alive "$1" "$2"; then
    local p; p=$(cat "$R/$1.pid"); kill "-$3" "$p"
    for _ in $(seq 80); do kill -0 "$p" 2>/dev/null || break; sleep 0.25; done
    if kill -0 "$p" 2>/dev/null; then kill -KILL "$p"; fi
  fi
  rm -f "$R/$1.pid"
}
stop_all() {
  stop_one ckan "$W/ckan.ini" TERM; stop_one solr "$W/solr/home" TERM
  stop_one redis "127.0.0.1:$REDIS_PORT" TERM; stop_one postgres "$W/pg" INT
}
ckan() { PYTHONWARNINGS=ignore "$W/venv/bin/ckan" -c "$W/ckan.ini" "$@"; }

case "${1:-start}" in
  stop) stop_all; exit ;;
  wipe) stop_all; rm -rf "$W/pg" "$W/redis" "$W/solr/home" "$W/storage" "$W/ckan.ini" "$W/token" "$W/.ready"; exit ;;
  ckan) shift; cd "$W"; ckan "$@"; exit ;;
  harvest) shift; cd "$W"; PYTHONWARNINGS=ignore "$W/venv/bin/python" "$here/../python/harvest.py" "$W/ckan.ini" "$@" 2> "$W/log/harvest.log" ||
    { tail -1 "$W/log/harvest.log" >&2; exit 1; }; exit ;;
  start) ;;
  *) echo "unknown: $1" >&2; exit 2 ;;
esac

# ---- install (each step once) -------------------------------------------------------------------
PGBIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
if [ -z "$PGBIN" ] || ! command -v redis-server >/dev/null || ! command -v pg_config >/dev/null; then
  apt-get update -q > "$W/log/apt.log" 2>&1
  # the packages must not start servers of their own on the default ports
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  apt-get install -y -q --no-install-recommends postgresql redis-server libpq-dev gcc libc6-dev libmagic1 \
    >> "$W/log/apt.log" 2>&1
  PGBIN=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
fi
if [ ! -e "$W/venv/.done" ]; then
  "$PYTHON" -m venv "$W/venv"
  "$W/venv/bin/pip" install -q "ckan[requirements]==$CKAN_VERSION" \
    "ckanext-harvest==$HARVEST_VERSION" "ckanext-dcat==$DCAT_VERSION" > "$W/log/pip.log" 2>&1
  touch "$W/venv/.done"
fi
if [ ! -e "$W/solr/.done" ]; then
  mkdir -p "$W/solr/lib"
  cat > "$W/solr/pom.xml" <<POM
<project><modelVersion>4.0.0</modelVersion>
<groupId>org.khettara.ckan</groupId><artifactId>solr</artifactId><version>1</version>
<dependencies><dependency><groupId>org.apache.solr</groupId><artifactId>solr-test-framework</artifactId>
<version>$SOLR_VERSION</version></dependency></dependencies></project>
POM
  "$root/mvnw" -q -B -ntp -f "$W/solr/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$W/solr/lib" > "$W/log/mvn.log" 2>&1
  cat > "$W/solr/SolrMain.java" <<'JAVA'
import java.nio.file.Path;
import java.util.Properties;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** SolrMain HOME PORT: Solr with its HTTP API on 127.0.0.1. */
class SolrMain {
  public static void main(String[] a) throws Exception {
    new JettySolrRunner(Path.of(a[0]).toString(), new Properties(), JettyConfig.builder()
        .setContext("/solr").setPort(Integer.parseInt(a[1])).build()).start();
    Thread.currentThread().join();
  }
}
JAVA
  "$JAVA_HOME/bin/javac" -cp "$W/solr/lib/*" -d "$W/solr" "$W/solr/SolrMain.java"
  cat > "$W/solr/log4j2.xml" <<'XML'
<Configuration status="warn"><Appenders><Console name="c"><PatternLayout pattern="%d{HH:mm:ss} %-5p %c{1} %m%n"/></Console></Appenders>
<Loggers><Root level="warn"><AppenderRef ref="c"/></Root></Loggers></Configuration>
XML
  touch "$W/solr/.done"
fi

# ---- Postgres, Redis, Solr ------------------------------------------------------------------------
as_pg=()
if [ "$(id -u)" = 0 ]; then
  as_pg=(setpriv --reuid=postgres --regid=postgres --clear-groups --); chmod o+x "$W" "$W/log"
fi
if [ ! -s "$W/pg/PG_VERSION" ]; then
  mkdir -p "$W/pg"; if [ "$(id -u)" = 0 ]; then chown postgres: "$W/pg"; fi
  (cd "$W/pg"; "${as_pg[@]}" "$PGBIN/initdb" -D "$W/pg" -U postgres -A trust -E UTF8 --locale=C.UTF-8 > "$W/log/initdb.log")
fi
if ! alive postgres "$W/pg"; then
  cd "$W/pg"
  nohup "${as_pg[@]}" "$PGBIN/postgres" -D "$W/pg" -p "$PG_PORT" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c fsync=off > "$W/log/postgres.log" 2>&1 < /dev/null & echo $! > "$R/postgres.pid"
  cd "$W"
fi
if ! alive redis "127.0.0.1:$REDIS_PORT"; then
  mkdir -p "$W/redis"
  nohup redis-server --bind 127.0.0.1 --port "$REDIS_PORT" --dir "$W/redis" --save "" --daemonize no \
    > "$W/log/redis.log" 2>&1 < /dev/null & echo $! > "$R/redis.pid"
fi
if ! alive solr "$W/solr/home"; then
  C=$W/solr/home/ckan
  if [ ! -e "$C/core.properties" ]; then
    mkdir -p "$C/conf"
    cp "$W"/venv/lib/python3*/site-packages/ckan/config/solr/schema.xml "$C/conf/"
    : > "$C/conf/protwords.txt"; : > "$C/conf/synonyms.txt"
    echo '<solr><int name="maxBooleanClauses">16384</int><metrics enabled="false"/></solr>' > "$W/solr/home/solr.xml"
    cat > "$C/conf/solrconfig.xml" <<XML
<config>
  <luceneMatchVersion>$LUCENE_VERSION</luceneMatchVersion>
  <schemaFactory class="ClassicIndexSchemaFactory"/>
  <updateHandler class="solr.DirectUpdateHandler2"><updateLog/>
    <autoCommit><maxTime>15000</maxTime><openSearcher>false</openSearcher></autoCommit></updateHandler>
  <query><maxBooleanClauses>16384</maxBooleanClauses></query>
  <requestHandler name="/select" class="solr.SearchHandler"/>
</config>
XML
    echo name=ckan > "$C/core.properties"
  fi
  nohup "$JAVA_HOME/bin/java" -Xmx384m -XX:+UseSerialGC -Dsolr.log.dir="$W/log" -Dlog4j2.configurationFile="$W/solr/log4j2.xml" \
    -cp "$W/solr:$W/solr/lib/*" SolrMain "$W/solr/home" "$SOLR_PORT" > "$W/log/solr.log" 2>&1 < /dev/null & echo $! > "$R/solr.pid"
fi
await postgres "$W/pg" 30 "$PGBIN/pg_isready" -h 127.0.0.1 -p "$PG_PORT"
await redis "127.0.0.1:$REDIS_PORT" 10 redis-cli -p "$REDIS_PORT" ping
await solr "$W/solr/home" 60 curl -fs -m 5 "http://127.0.0.1:$SOLR_PORT/solr/ckan/admin/ping"

# ---- CKAN: site, tables, sysadmin, token (once) ---------------------------------------------------
if [ ! -e "$W/.ready" ]; then
  "$PGBIN/psql" -q -h 127.0.0.1 -p "$PG_PORT" -U postgres -d postgres -c "CREATE ROLE ckan LOGIN" -c "CREATE DATABASE ckan OWNER ckan" \
    -c "CREATE ROLE datastore_reader LOGIN" -c "CREATE DATABASE datastore OWNER ckan"
  rm -f "$W/ckan.ini"
  "$W/venv/bin/ckan" generate config "$W/ckan.ini" > /dev/null
  mkdir -p "$W/storage"
  "$W/venv/bin/ckan" config-tool "$W/ckan.ini" \
    "sqlalchemy.url=postgresql://ckan@127.0.0.1:$PG_PORT/ckan" "ckan.redis.url=redis://127.0.0.1:$REDIS_PORT/0?socket_timeout=86400" \
    "solr_url=http://127.0.0.1:$SOLR_PORT/solr/ckan" "ckan.site_url=$URL" "ckan.storage_path=$W/storage" \
    "ckan.devserver.host=127.0.0.1" "ckan.devserver.port=$CKAN_PORT" "ckan.devserver.threaded=true" \
    "ckan.datastore.write_url=postgresql://ckan@127.0.0.1:$PG_PORT/datastore" \
    "ckan.datastore.read_url=postgresql://datastore_reader@127.0.0.1:$PG_PORT/datastore" \
    "ckan.plugins=$PLUGINS" "ckan.harvest.mq.type=redis" "ckan.auth.create_user_via_web=false" \
    > /dev/null
  ckan db init > "$W/log/db.log" 2>&1
  case " $PLUGINS " in *" harvest "*) ckan db upgrade -p harvest >> "$W/log/db.log" 2>&1 ;; esac
  ckan datastore set-permissions 2>> "$W/log/db.log" |
    "$PGBIN/psql" -q -h 127.0.0.1 -p "$PG_PORT" -U postgres --set ON_ERROR_STOP=1 >> "$W/log/db.log" 2>&1
  ckan user add admin email=admin@example.org password=not-a-secret >> "$W/log/db.log" 2>&1
  ckan sysadmin add admin >> "$W/log/db.log" 2>&1
  (umask 077; ckan user token add admin pipeline -q 2>> "$W/log/db.log" | tail -1 | tr -d ' \t\r\n' > "$W/token")
  touch "$W/.ready"
fi
if ! alive ckan "$W/ckan.ini"; then
  cd "$W"
  PYTHONWARNINGS=ignore nohup "$W/venv/bin/python" "$W/venv/bin/ckan" -c "$W/ckan.ini" run --disable-reloader \
    > "$W/log/ckan.log" 2>&1 < /dev/null & echo $! > "$R/ckan.pid"
fi
await ckan "$W/ckan.ini" 90 curl -fs -m 10 "$URL/api/3/action/status_show"
echo "CKAN_URL=$URL"
echo "CKAN_TOKEN_FILE=$W/token"
