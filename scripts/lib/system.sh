# shellcheck shell=bash
# What the scripts need of the system beside Rust: whether it is there, and which package brings it. To be sourced.
#
# What counts is the thing itself — a linker that links, a library the loader finds — and not what a package database
# says: libraries come from many places, and a package that is installed may still be broken. system.test.sh tries all
# of this on machines that are made up, because a developer's machine has everything and would hide a missing line.

# kind | probe | Debian, Ubuntu | Fedora | Arch | what for
#
# The program opens its libraries while it runs, so that one binary serves X11 and Wayland; the linker never sees them.
# The list is what winit 0.30, glutin 0.32 and wgpu 30 open.
system_needs() {
    cat <<'END'
build   | linker                                                  | gcc libc6-dev       | gcc glibc-devel        | gcc               | links the program (cc)
build   | assembler nasm                                          | nasm                | nasm                   | nasm              | fast JPEG on x86 processors
x11     | library libX11.so.6                                     | libx11-6            | libX11                 | libx11            | windows on X11
x11     | library libX11-xcb.so.1                                 | libx11-xcb1         | libX11-xcb             | libx11            | windows on X11
x11     | library libXcursor.so.1                                 | libxcursor1         | libXcursor             | libxcursor        | windows on X11
x11     | library libXi.so.6                                      | libxi6              | libXi                  | libxi             | touch on X11
x11     | library libxkbcommon.so.0                               | libxkbcommon0       | libxkbcommon           | libxkbcommon      | keyboards
x11     | library libxkbcommon-x11.so.0                           | libxkbcommon-x11-0  | libxkbcommon-x11       | libxkbcommon-x11  | keyboards on X11
x11     | library libGL.so.1                                      | libgl1              | libglvnd-glx           | libglvnd          | OpenGL on X11
x11     | library libGLX_mesa.so.0 libGLX_nvidia.so.0             | libglx-mesa0        | mesa-libGL             | mesa              | OpenGL on X11
wayland | library libwayland-client.so.0                          | libwayland-client0  | libwayland-client      | wayland           | windows on Wayland
wayland | library libwayland-egl.so.1                             | libwayland-egl1     | libwayland-egl         | wayland           | windows on Wayland
wayland | library libxkbcommon.so.0                               | libxkbcommon0       | libxkbcommon           | libxkbcommon      | keyboards
wayland | library libEGL.so.1                                     | libegl1             | libglvnd-egl           | libglvnd          | OpenGL on Wayland
wayland | library libEGL_mesa.so.0 libEGL_nvidia.so.0             | libegl-mesa0        | mesa-libEGL            | mesa              | OpenGL on Wayland
wayland | file /usr/lib*/dri/swrast_dri.so /usr/lib/*/dri/swrast_dri.so /usr/lib*/libgallium-*.so /usr/lib/*/libgallium-*.so /usr/lib*/libEGL_nvidia.so.0 /usr/lib/*/libEGL_nvidia.so.0 | libgl1-mesa-dri | mesa-dri-drivers | mesa | graphics drivers
hidden  | command Xvfb                                            | xvfb                | xorg-x11-server-Xvfb   | xorg-server-xvfb  | a screen in memory
hidden  | file /usr/lib*/dri/swrast_dri.so /usr/lib/*/dri/swrast_dri.so /usr/lib*/libgallium-*.so /usr/lib/*/libgallium-*.so | libgl1-mesa-dri | mesa-dri-drivers | mesa | OpenGL without a graphics card
hands   | command xdotool                                         | xdotool             | xdotool                | xdotool           | touches and keys in tests
hands   | command ps                                              | procps              | procps-ng              | procps-ng         | processes in tests
vulkan  | library libvulkan.so.1                                  | libvulkan1          | vulkan-loader          | vulkan-icd-loader | Vulkan, for pictures of screens in tests
vulkan  | file /usr/share/vulkan/icd.d/lvp_icd*.json /etc/vulkan/icd.d/lvp_icd*.json | mesa-vulkan-drivers | mesa-vulkan-drivers | vulkan-swrast | Vulkan without a graphics card
desk    | command xwininfo                                        | x11-utils           | xwininfo               | xorg-xwininfo     | where windows are, for scripts/escapes
desk    | command openbox                                         | openbox             | openbox                | openbox           | a window manager for scripts/escapes
desk    | command xrandr                                          | x11-xserver-utils   | xrandr                 | xorg-xrandr       | monitors for scripts/displays
desk    | command Xorg                                            | xserver-xorg-core   | xorg-x11-server-Xorg   | xorg-server       | monitors for scripts/displays
desk    | file /usr/lib*/xorg/modules/drivers/dummy_drv.so        | xserver-xorg-video-dummy | xorg-x11-drv-dummy | xf86-video-dummy | monitors that are made up
END
}

# Prefix of the folders that `file` probes look in; only system.test.sh sets it.
SYSTEM_ROOT=${SYSTEM_ROOT:-}

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# system_require KIND…: returns when the machine has all that these kinds need. What is missing is installed where that
# can be done without asking anybody; otherwise this says what to install, and ends.
system_require() {
    local missing
    missing=$(system_missing "$@")
    [[ -n $missing ]] || return 0
    local manager packages install
    manager=$(system_manager)
    packages=$(system_packages "$manager" <<<"$missing")
    install="$(system_install_command "$manager") $packages"
    say "This machine lacks:"
    describe "$manager" <<<"$missing" >&2
    if [[ -z $manager ]]; then
        fail "Install these with your system's package manager (the names are Debian's), then run this again."
    fi
    local become
    if (($(id -u) == 0)); then
        become=''
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        become='sudo -n env DEBIAN_FRONTEND=noninteractive'
    else
        fail "Install them, then run this again:"$'\n'"    sudo $install"
    fi
    say "Installing: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # A fresh machine may know no packages yet, or only old ones.
    if [[ $manager == apt-get ]]; then
        $become apt-get -qq -o DPkg::Lock::Timeout=120 update </dev/null >&2 || say "The list of packages could not be renewed."
    fi
    # shellcheck disable=SC2086 # Words are meant to be split.
    $become $(system_install_quietly "$manager") $packages </dev/null >&2 ||
        fail "That failed. Install them yourself, then run this again:"$'\n'"    $install"
    unset LIBRARIES
    missing=$(system_missing "$@")
    if [[ -n $missing ]]; then
        describe "$manager" <<<"$missing" >&2
        fail "The packages are installed, and still the above was not found."
    fi
}

# system_want KIND…: like system_require, but what cannot be installed here is done without.
system_want() {
    (system_require "$@") || say "Without these, some checks are passed over."
}

# system_missing KIND…: the lines of system_needs that this machine does not meet, each thing once.
system_missing() {
    # Elsewhere windows and OpenGL are parts of the system.
    [[ $(uname -s) == Linux ]] || return 0
    local line kind probe words seen=$'\n'
    while IFS= read -r line; do
        IFS='|' read -r kind probe _ <<<"$line"
        read -r kind <<<"$kind"
        [[ " $* " == *" $kind "* && $seen != *$'\n'"$probe"$'\n'* ]] || continue
        seen+=$probe$'\n'
        read -ra words <<<"$probe"
        system_has "${words[@]}" || printf '%s\n' "$line"
    done < <(system_needs)
}

# system_has PROBE…: `command NAME`, `linker`, `assembler NAME`, `library NAME…` or `file PATTERN…` (any one of them).
system_has() {
    local probe=$1 name
    shift
    for name in "${@:-}"; do
        case $probe in
        command) command -v "$name" >/dev/null && return ;;
        linker) links && return ;;
        assembler) assembles "$name" && return ;;
        library) has_library "$name" && return ;;
        file) compgen -G "$SYSTEM_ROOT$name" >/dev/null && return ;;
        esac
    done
    return 1
}

# A compiler without the C library's files is there and links nothing.
links() {
    local folder result=0
    folder=$(mktemp -d)
    echo 'int main(void) { return 0; }' >"$folder/a.c"
    cc "$folder/a.c" -o "$folder/a" 2>/dev/null || result=1
    rm -rf "$folder"
    return $result
}

# Only x86 needs one of its own; elsewhere the compiler does it.
assembles() {
    case $(uname -m) in
    x86_64 | i?86) command -v "$1" >/dev/null ;;
    esac
}

# Whether the loader finds a library of this machine's own kind: the 32-bit ones beside it do not help.
has_library() {
    local folder folders
    IFS=: read -ra folders <<<"${LD_LIBRARY_PATH:-}"
    for folder in "${folders[@]}"; do
        [[ -n $folder && -e $folder/$1 ]] && return
    done
    # Not everybody has /sbin on the path.
    LIBRARIES=${LIBRARIES-$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)}
    local kind
    case $(uname -m) in
    x86_64) kind=x86-64 ;;
    aarch64) kind=AArch64 ;;
    *) kind='' ;;
    esac
    [[ $'\n'$LIBRARIES =~ $'\n'[[:space:]]*"$1 ("[^$'\n']*$kind ]]
}

system_manager() {
    local manager
    for manager in apt-get dnf pacman; do
        if command -v $manager >/dev/null; then
            echo $manager
            return
        fi
    done
}

# Reads lines of system_needs, prints the packages of one manager, each once.
system_packages() {
    local debian fedora arch package packages=''
    while IFS='|' read -r _ _ debian fedora arch _; do
        case $1 in
        dnf) debian=$fedora ;;
        pacman) debian=$arch ;;
        esac
        for package in $debian; do
            [[ " $packages " == *" $package "* ]] || packages+="${packages:+ }$package"
        done
    done
    echo "$packages"
}

system_install_command() {
    case $1 in
    dnf) echo "dnf install" ;;
    pacman) echo "pacman -S" ;;
    *) echo "apt-get install" ;;
    esac
}

system_install_quietly() {
    case $1 in
    dnf) echo "dnf install -y -q" ;;
    pacman) echo "pacman -Sy --noconfirm --needed" ;;
    *) echo "apt-get -qq -y -o DPkg::Lock::Timeout=120 --no-install-recommends install" ;;
    esac
}

# Reads lines of system_needs, prints them for people.
describe() {
    local line probe why
    while IFS= read -r line; do
        IFS='|' read -r _ probe _ _ _ why <<<"$line"
        read -r _ probe _ <<<"$probe x"
        case $probe in
        x) probe='cc, with the C library' ;;
        *'*'*) probe=${probe##*/} ;;
        esac
        printf '    %-24s %s: package %s\n' "$probe" "${why# }" "$(system_packages "$1" <<<"$line")"
    done
}

# Finds cargo where rustup puts it, also in a shell that has not read the profile since.
rust_require() {
    command -v cargo >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
    command -v cargo >/dev/null || fail "Rust is missing. Install Rust 1.95 or newer, for instance with rustup (https://rustup.rs), then run this again."
}

# Where cargo puts what it builds.
target_folder() {
    cargo metadata --format-version 1 --no-deps --manifest-path "$1/Cargo.toml" | sed -E 's/.*"target_directory":"([^"]*)".*/\1/'
}

# display_start WxH: a screen in memory until the script ends. Sets DISPLAY.
display_start() {
    DISPLAY_FOLDER=$(mktemp -d)
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp -noreset 3>"$DISPLAY_FOLDER/number" >"$DISPLAY_FOLDER/log" 2>&1 &
    DISPLAY_PROCESS=$!
    trap display_end EXIT
    local waited=0
    until [[ -s $DISPLAY_FOLDER/number ]]; do
        if ! kill -0 $DISPLAY_PROCESS 2>/dev/null || ((waited++ > 200)); then
            cat "$DISPLAY_FOLDER/log" >&2
            fail "Xvfb, the screen in memory, did not start."
        fi
        sleep 0.1
    done
    DISPLAY=:$(<"$DISPLAY_FOLDER/number")
    export DISPLAY
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    # The same pixels on every machine, also on one with a graphics card.
    export LIBGL_ALWAYS_SOFTWARE=1
}

display_end() {
    # It may be gone already; that makes no check fail.
    kill $DISPLAY_PROCESS 2>/dev/null || true
    wait $DISPLAY_PROCESS 2>/dev/null || true
    rm -rf "$DISPLAY_FOLDER"
}
