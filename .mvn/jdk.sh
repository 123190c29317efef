# Sets JAVA_HOME to a JDK 25, or says in one sentence what to install and fails. Sourced by khettara, check and mvnw.
# Reads the JDK's own `release` file: asking each `java -version` would cost more than the command itself.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_jdk_25() {
  local candidate
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    return
  fi
  local on_path
  on_path=$(command -v javac || true)
  for candidate in \
    "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  echo "Khettara needs a JDK 25 and found none: install one (for example Eclipse Temurin 25) and set JAVA_HOME to its folder." >&2
  exit 1
}

find_jdk_25
