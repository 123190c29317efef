# Sets bench_venv to a Python environment with what bench/requirements.txt names, making it when it is missing or of other versions.
# Sourced by the scripts of this folder, with `here` set to it.
bench_venv=${KHETTARA_BENCH_VENV:-$here/../target/bench-venv}
if ! cmp -s "$here/requirements.txt" "$bench_venv/installed.txt"; then
  echo "Making the Python environment of the benchmarks (once) ..." >&2
  rm -rf "$bench_venv"
  python3 -m venv "$bench_venv"
  "$bench_venv/bin/pip" -q install -r "$here/requirements.txt" >&2
  cp "$here/requirements.txt" "$bench_venv/installed.txt"
fi
