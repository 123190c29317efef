#!/usr/bin/env bash
# Khettara against a real CKAN, both ways: `./check --ckan`. Starts everything, says a line per finding, stops everything.
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(cd "$here/../../../../.." && pwd)
cd "$root"

# PostgreSQL runs as a user of its own, which must be able to enter every folder above its data.
work=${CKAN_WORK:-$root/target/ckan}
if [ "$(id -u)" = 0 ]; then
  above=$root
  while [ "$above" != / ]; do
    [ -n "$(find "$above" -maxdepth 0 -perm -o+x)" ] || work=${CKAN_WORK:-/var/tmp/khettara-ckan}
    above=$(dirname "$above")
  done
fi
mkdir -p "$work"

finish() {
  "$here/ckan.sh" "$work" stop
}
trap finish EXIT

"$here/ckan.sh" "$work" wipe || exit 1
"$here/ckan.sh" "$work" >target/ckan-start.log 2>&1 || { tail -n 20 target/ckan-start.log >&2; exit 1; }
url=$(sed -n 's/^CKAN_URL=//p' target/ckan-start.log)
status=0
for suite in pushes harvests dcat_harvests; do
  "${PYTHON:-python3}" "$here/../python/$suite.py" "$work" "$url" || status=1
done
exit $status
