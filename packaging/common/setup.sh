# Sourced by the scripts beside it: finds JDK 25 and Maven, and the system libraries that JavaFX
# needs; installs what is missing where that is allowed, and otherwise says exactly what to type.

say() { printf 'lynearm: %s\n' "$*" >&2; }
stop() {
  say "$@"
  exit 2
}

on_debian() { command -v apt-get >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  on_debian && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# install "what for" PACKAGE...
install() {
  purpose=$1
  shift
  if ! may_install; then
    if on_debian; then
      stop "$purpose missing. Install with: sudo apt-get install $*"
    fi
    stop "$purpose missing. Install the equivalent of these Debian packages: $*"
  fi
  say "installing for $purpose: $*"
  as_root apt-get update -qq >/dev/null 2>&1
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    stop "could not install $*. Try it by hand: sudo apt-get update && sudo apt-get install $*"
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

# Prints the home of a JDK 25, if there is one where the build looks for it too.
jdk_25() {
  for home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Names of files are read as UTF-8, as Python reads them, even where no language is set.
use_utf8() {
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
  *) [ "$(uname)" != Linux ] || export LC_ALL=C.UTF-8 ;;
  esac
}

need_jdk() {
  JDK=$(jdk_25) && return
  if may_install && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
    install "JDK 25" openjdk-25-jdk-headless
    JDK=$(jdk_25) && return
  fi
  stop "JDK 25 is missing. Install any build of it (for example Temurin 25, package" \
    "temurin-25-jdk) below /usr/lib/jvm, or set JAVA_HOME to it."
}

need_maven() {
  command -v mvn >/dev/null 2>&1 || install "Maven" maven
}

has_library() {
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q "$1"
}

# Text and fonts: enough to draw without a screen.
need_drawing_libraries() {
  [ "$(uname)" = Linux ] || return 0
  if ! has_library libpangoft2-1.0.so.0 || ! has_library libfreetype.so.6 ||
    ! ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf >/dev/null 2>&1; then
    install "drawing text" libpangoft2-1.0-0 fonts-dejavu-core
  fi
}

# What a window needs beside that.
need_window_libraries() {
  need_drawing_libraries
  [ "$(uname)" = Linux ] || return 0
  if ! has_library libgtk-3.so.0 || ! has_library libXtst.so.6; then
    install "opening a window" libgtk-3-0 libxtst6
  fi
}

# A display of this machine counts only if somebody listens there.
has_display() {
  [ "$(uname)" = Linux ] || return 0
  case "${DISPLAY:-}" in
  '') return 1 ;;
  :*)
    number=${DISPLAY#:}
    [ -e "/tmp/.X11-unix/X${number%%.*}" ]
    ;;
  esac
}

# Builds what is run, if a source is newer than the last build.
build_if_stale() {
  stamp=target/.built
  # One build at a time: another launcher waits, and then finds everything done.
  if command -v flock >/dev/null 2>&1; then
    mkdir -p target
    exec 9>target/.building
    flock 9
    build_now_if_stale
    exec 9>&-
  else
    build_now_if_stale
  fi
}

build_now_if_stale() {
  if [ -f "$stamp" ] && [ -z "$(find pom.xml src/main -newer "$stamp" -print -quit)" ]; then
    return
  fi
  need_maven
  say "building (the first time also fetches libraries)"
  mvn -B -q -Dquick -DskipTests -Dmaven.test.skip=true package >&2 ||
    stop "the build failed, see above. After mending it, run this again."
  remember_start
  touch "$stamp"
}

# Starts the commands: command_java ROOT CLASS ARGUMENT... Short-lived, so it is tuned for its start.
# What the JVM says of its cache is hidden: without a fitting one it starts all the same. Compiling
# what was busy in the rehearsal takes longer than it saves.
command_java() {
  root=$1
  shift
  use_utf8
  classes=$root/target/lynearm.jar
  for library in "$root"/target/lib/app/*.jar; do classes=$classes:$library; done
  exec "$JDK/bin/java" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.3 \
    -XX:+UseSerialGC -Xmn16m -XX:-UsePerfData \
    -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining \
    -Xlog:disable -Xlog:all=off \
    --enable-native-access=ALL-UNNAMED "-XX:$start_cache" -cp "$classes" "$@"
}

# Runs the commands once on a made-up project, so that the JVM keeps what it loaded for the next time.
remember_start() {
  trial=target/trial
  rm -rf "$trial" target/lynearm.aot
  mkdir -p "$trial"
  (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
    export XDG_CACHE_HOME=$PWD/$trial/cache
    start_cache=AOTCacheOutput=$PWD/target/lynearm.aot
    command_java "$PWD" lynearm.Rehearsal "$trial/project"
  ) >/dev/null 2>&1 || rm -f target/lynearm.aot
  rm -rf "$trial"
}
