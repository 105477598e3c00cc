# What the scripts share that drive the real window: the packages that they need, a home of its own
# for the program, an X server whose picture is read from a file, and waiting. To be sourced, in the
# folder above.
# shellcheck shell=bash

# Installs Debian's packages, where one is missing.
needs() {
    dpkg -s "$@" >/dev/null 2>&1 && return
    local sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}
window_packages=(xvfb xdotool imagemagick libgl1 libgl1-mesa-dri libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2 libx11-xcb1)

# Ends what was started, and leaves nothing behind.
finish() {
    for child in "${children[@]}"; do kill -9 "$child" 2>/dev/null && wait "$child" 2>/dev/null || true; done
    rm -rf "$home"
}

# A home that is empty, and a screen of its own without a window manager: `$home` and `$DISPLAY`.
begin() {
    cargo build --locked
    program="$PWD/target/debug/carabin"
    home=$(mktemp -d)
    children=()
    trap finish EXIT
    mkdir "$home/screen"
    DISPLAY=:$((140 + RANDOM % 800))
    # Without keys that repeat themselves when a busy machine is late to let them go; with what it was
    # told kept while no client is there.
    Xvfb "$DISPLAY" -screen 0 1280x900x24 -fbdir "$home/screen" -r -noreset +extension GLX >/dev/null 2>&1 &
    children+=($!)
    export DISPLAY HOME="$home" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local/share" XDG_CACHE_HOME="$home/.cache"
    export LIBGL_ALWAYS_SOFTWARE=1 LANG=fr_FR.UTF-8
    unset WAYLAND_DISPLAY LC_ALL LANGUAGE
    # No desktop that has a dialog for files.
    unset DBUS_SESSION_BUS_ADDRESS
    export XDG_RUNTIME_DIR="$home"
    library="$home/Carabin"
    until_true xdotool getdisplaygeometry
    nothing=$(screen)
}

step() { echo "== $1"; }
# A picture of the window, in the folder `$pictures` where one is wanted.
picture() { [ -z "${pictures:-}" ] || import -window root "$pictures/$1.png"; }
# Waits until something is so, on disk or on the screen. Much longer than it ever takes, for a busy
# machine: nothing here hangs on how fast it is.
until_true() {
    for _ in $(seq "${patience:-1200}"); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
    picture failed
    echo "never came true: $*" >&2
    return 1
}
# What the screen shows, in a word.
screen() { cksum <"$home/screen/Xvfb_screen0"; }
differs() { [ "$(screen)" != "$1" ]; }
# Waits until the screen stands still.
settle() {
    local last="" now still=0
    while [ "$still" -lt 3 ]; do
        now=$(screen)
        if [ "$now" = "$last" ]; then still=$((still + 1)); else still=0; fi
        last="$now"
        sleep 0.1
    done
}
# Does something that shows on the screen, and waits until it has.
shown() {
    local before
    before=$(screen)
    "$@"
    until_true differs "$before"
    settle
}
# Opens the window, which takes the keyboard by itself: `$window`.
start() {
    PATH="$home" "$program" --library "$library" &
    window=$!
    children+=("$window")
    until_true xdotool search --onlyvisible --name Carabin
    until_true sh -c 'xdotool getwindowfocus getwindowname | grep -q Carabin'
    until_true differs "$nothing"
    settle
}
# Ends it as a student does.
quit() {
    xdotool key --clearmodifiers ctrl+q
    until_true ended
}
ended() { ! kill -0 "$window" 2>/dev/null; }
press() { for keys in "$@"; do shown xdotool key --clearmodifiers "$keys"; done; }
# Presses a key again and again until something is so on disk: while a text is read, none counts.
press_until() {
    local keys="$1"
    shift
    again() { xdotool key --clearmodifiers "$keys"; settle; "$@"; }
    until_true again "$@"
}
write() { shown xdotool type --delay 40 "$1"; }
palette() { press ctrl+k; write "$1"; press Return; }
# What is copied elsewhere: a file, and its type where it is no text.
copied() {
    xclip -selection clipboard -t "${2:-UTF8_STRING}" -loops 0 -quiet "$1" >/dev/null 2>&1 &
    children+=($!)
    has_copied() { xclip -selection clipboard -t "${2:-UTF8_STRING}" -o | cmp -s - "$1"; }
    until_true has_copied "$@"
}
# How many events of a kind are on disk.
events() { cat "$library"/history/*.csv 2>/dev/null | grep -c ",$1," || true; }
at_least() { [ "$(events "$1")" -ge "$2" ]; }
