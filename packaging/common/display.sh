# Sourced after setup.sh: sees to it that there is a display, if need be one without a screen.

need_display() {
  [ -z "${DISPLAY:-}" ] || return 0
  command -v Xvfb >/dev/null && command -v openbox >/dev/null && command -v picom >/dev/null ||
    install "a display without a screen" xvfb openbox picom
  number=90
  while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
  Xvfb ":$number" -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
  xvfb=$!
  trap 'kill $xvfb 2>/dev/null || true' EXIT
  while [ ! -e "/tmp/.X11-unix/X$number" ]; do
    kill -0 "$xvfb" || stop "Xvfb ended at once. Run it by hand to see why: Xvfb :$number"
  done
  export DISPLAY=":$number"
  openbox >/dev/null 2>&1 &
  picom --backend xrender >/dev/null 2>&1 &
}
