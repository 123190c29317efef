#!/usr/bin/env bash
# Runs the suites of the AWS adapters against LocalStack 4.14.0, without containers, with DynamoDB Local
# for the tables. Everything listens on 127.0.0.1 and is stopped at the end. Prints a line per suite.
#
# LocalStack: the last version whose image needs no token. Its own DynamoDB would be downloaded when it
# is first used, and listen on every interface; so DynamoDB Local comes from the Maven repository.
set -uo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../../../.." && pwd)
cd "$root"
source .mvn/jdk.sh
here=functions/acceptance/src/test/sh
venv=$root/target/localstack-venv
dynamo=$root/target/dynamodb-local
log=$root/target/localstack.log
suites=DynamoLedgerTest,DynamoInstitutionsTest,S3ObjectStoreTest,EventBridgeBusTest
pins=('localstack-core[runtime]==4.14.0' 'cbor2<5.8' 'pyopenssl<25.2' service_identity)

# It starts on older ones too, says that it is well, and then fails every request.
python_312() {
  local candidate
  for candidate in python3.13 python3.12 python3.14 python3 "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python; do
    if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "LocalStack needs Python 3.12 or newer with its venv module, and found none." >&2
  return 1
}

tools() {
  if [ "$(cat "$venv/installed.txt" 2>/dev/null)" != "${pins[*]}" ]; then
    local python
    python=$(python_312) || return
    rm -rf "$venv"
    "$python" -m venv "$venv" && "$venv/bin/pip" -q install "${pins[@]}" && echo "${pins[*]}" >"$venv/installed.txt" || return
  fi
  [ -d "$dynamo" ] || ./mvnw -q -B -f "$here/dynamodb-local.xml" dependency:copy-dependencies -DoutputDirectory="$dynamo"
}

free_port() {
  "$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

await() { # name, port, process
  for _ in $(seq 240); do
    (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null && return
    kill -0 "$3" 2>/dev/null || break
    sleep 0.25
  done
  echo "$1 did not start; see $log" >&2
  return 1
}

started=()
stop() {
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null
    for _ in $(seq 20); do
      kill -0 "$process" 2>/dev/null || break
      sleep 0.25
    done
    # LocalStack has been seen to keep its port after a polite signal.
    kill -9 "$process" 2>/dev/null
    wait "$process" 2>/dev/null
  done
}
trap stop EXIT

tools || exit 1
port=$(free_port)
dynamo_port=$(free_port)
# The default server binds 0.0.0.0 whatever it is told; hypercorn does as it is told.
GATEWAY_LISTEN=127.0.0.1:$port GATEWAY_SERVER=hypercorn DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1 DNS_ADDRESS=0 \
  "$venv/bin/python" -m localstack.runtime.main >"$log" 2>&1 &
started+=($!)
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Djava.library.path="$dynamo" -cp "$dynamo/*" \
  "$here/DynamoOnLoopback.java" "$dynamo_port" >>"$log" 2>&1 &
started+=($!)
await LocalStack "$port" "${started[0]}" || exit 1
await "DynamoDB Local" "$dynamo_port" "${started[1]}" || exit 1

reports=functions/aws/target/surefire-reports
rm -f "$reports"/*-localstack.xml
./mvnw -B -ntp -pl functions/aws -am test -Dtest="$suites" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsurefire.reportNameSuffix=localstack \
  -Dkhettara.endpoint="http://127.0.0.1:$port" -Dkhettara.dynamodb.endpoint="http://127.0.0.1:$dynamo_port" >>"$log" 2>&1
status=$?
"$venv/bin/python" - "$reports" <<'PYTHON'
import glob, sys, xml.etree.ElementTree as xml

for report in sorted(glob.glob(sys.argv[1] + "/*-localstack.xml")):
    suite = xml.parse(report).getroot()
    bad = [case for case in suite.iter("testcase") if case.find("failure") is not None or case.find("error") is not None]
    name = suite.get("name").split(".")[-1]
    print(f"{name}: {int(suite.get('tests')) - len(bad)} of {suite.get('tests')} passed, {suite.get('skipped')} skipped")
    for case in bad:
        print("  FAILED", case.get("name"))
PYTHON
[ $status = 0 ] || echo "see $log" >&2
exit $status
