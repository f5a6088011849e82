#!/usr/bin/env bash
# Tries system.sh on made-up machines: each lacks something, and the right package must be installed or named.
# Nothing of the machine this runs on is looked at, and nothing is installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/lib/system.sh
source "$here/system.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checked=0

fake() { # name script: a command of the made-up machine
    printf '#!%s\n%s\n' "$BASH" "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

# machine MANAGER: one that has everything. As on a real one, installing a package brings what the table says.
machine() {
    rm -rf "${work:?}"/*
    mkdir -p "$work/bin" "$work/root"
    : >"$work/called"
    local tool
    for tool in cat mktemp rm sed sleep env dirname; do ln -s "$(type -P $tool)" "$work/bin/$tool"; done
    fake ldconfig "cat $work/libraries"
    fake uname '[[ $1 == -m ]] && echo x86_64 || echo Linux'
    fake id 'echo 0'
    fake cc ': >"${@: -1}"'
    : >"$work/libraries"
    local line probe
    while IFS= read -r line; do
        IFS='|' read -r _ probe _ <<<"$line"
        read -ra probe <<<"$probe"
        present "${probe[@]}"
    done < <(system_needs)
    case $1 in
    none) ;;
    *) fake "$1" "echo $1 \"\$@\" >>$work/called; [[ -e $work/install ]] && source $work/install; true" ;;
    esac
}

present() { # probe…: puts the thing on the machine; of several the first
    case $1 in
    command | assembler) fake "$2" : ;;
    library) printf '\t%s (libc6,x86-64) => /lib/%s\n' "$2" "$2" >>"$work/libraries" ;;
    file)
        local path=$work/root${2//\*/1}
        mkdir -p "${path%/*}"
        : >"$path"
        ;;
    esac
}

absent() { # probe…: takes it away
    local left
    case $1 in
    linker) fake cc 'exit 1' ;;
    command | assembler) rm "$work/bin/$2" ;;
    library)
        left=$(grep -vF "$2 (" "$work/libraries" || true)
        printf '%s\n' "$left" >"$work/libraries"
        ;;
    file) rm -r "$work/root/usr" ;;
    esac
}

# require KIND…: what system_require says and does on the machine. Sets `said`, `called` and `result`.
require() {
    result=0
    said=$(PATH=$work/bin SYSTEM_ROOT=$work/root LD_LIBRARY_PATH='' "$BASH" -c \
        'set -euo pipefail; source "$0"; system_require "$@"' "$here/system.sh" "$@" 2>&1) || result=$?
    called=$(<"$work/called")
    checked=$((checked + 1))
}

expect() { # what is expected of whom, then a test
    local what=$1
    shift
    "$@" && return
    printf 'FAILED: %s\n  result: %s\n  called: %s\n  said: %s\n' "$what" "$result" "$called" "$said" >&2
    exit 1
}

contains() { [[ $1 == *"$2"* ]]; }

kinds=(build x11 wayland hidden hands vulkan desk)
managers=(apt-get dnf pacman)

for manager in "${managers[@]}"; do
    machine $manager
    require "${kinds[@]}"
    expect "a machine with everything is left alone ($manager)" [ "$result$said$called" = 0 ]
done

# One thing missing, for every line of the table and every system: its package is installed, and no other.
while IFS= read -r line; do
    IFS='|' read -r kind probe debian fedora arch _ <<<"$line"
    read -r kind <<<"$kind"
    read -ra probe <<<"$probe"
    for manager in "${managers[@]}"; do
        machine $manager
        absent "${probe[@]}"
        case $manager in
        apt-get) read -ra packages <<<"$debian" ;;
        dnf) read -ra packages <<<"$fedora" ;;
        pacman) read -ra packages <<<"$arch" ;;
        esac
        expect "$manager has a package for $kind: ${probe[*]}" [ ${#packages[@]} -gt 0 ]
        # Installing mends the machine.
        declare -f fake present >"$work/install"
        case ${probe[0]} in
        linker) echo "work=$work; fake cc ': >\"\${@: -1}\"'" >>"$work/install" ;;
        command | assembler) echo "work=$work; fake ${probe[1]} :" >>"$work/install" ;;
        *) echo "mkdir() { $(type -P mkdir) \"\$@\"; }; work=$work; present ${probe[0]} '${probe[1]}'" >>"$work/install" ;;
        esac
        sed -i "1i BASH=$BASH; chmod() { $(type -P chmod) \"\$@\"; }" "$work/install"
        require "$kind"
        expect "$manager brings ${probe[*]}" [ "$result" = 0 ]
        expect "$manager installs exactly ${packages[*]}" contains "$called"$'\n' " ${packages[*]}"$'\n'
        if [[ ${probe[0]} != file ]]; then
            expect "nothing else is missed than ${probe[*]}" [ "$(grep -c '^    ' <<<"$said")" = 1 ]
        fi
    done
done < <(system_needs)

machine apt-get
absent command Xvfb
require x11
expect "what is not needed is not missed" [ "$result$said$called" = 0 ]

machine apt-get
absent library libGL.so.1
printf '\tlibGL.so.1 (libc6) => /lib/i386-linux-gnu/libGL.so.1\n' >>"$work/libraries"
require x11
expect "a 32-bit library does not serve" contains "$called" "libgl1"
expect "packages that bring nothing are told" contains "$said" "still the above was not found"
expect "and end the script" [ "$result" = 1 ]

machine apt-get
absent library libGLX_mesa.so.0
present library libGLX_nvidia.so.0
require x11
expect "either of two libraries serves" [ "$result$said$called" = 0 ]

machine apt-get
fake id 'echo 1000'
absent command Xvfb
absent linker
require build hidden
expect "without rights nothing is installed" [ "$result$called" = 1 ]
expect "but the command is named" contains "$said" "sudo apt-get install gcc libc6-dev xvfb"

result=0
said=$(PATH=$work/bin SYSTEM_ROOT=$work/root "$BASH" -c \
    'set -euo pipefail; source "$0"; system_want hidden; echo goes on' "$here/system.sh" 2>&1) || result=$?
expect "what is only wanted stops nothing" [ "$result" = 0 ]
expect "and is told" contains "$said" "passed over."$'\n'"goes on"

fake sudo "[[ \$* == '-n true' ]] || { shift; exec \"\$@\"; }"
fake cc ': >"${@: -1}"'
echo "printf '#!$BASH\n' >$work/bin/Xvfb; $(type -P chmod) +x $work/bin/Xvfb" >"$work/install"
require build hidden
expect "sudo without a password is used" [ "$result" = 0 ]
expect "for the package" contains "$called" "install xvfb"

machine none
absent library libXi.so.6
require x11
expect "an unknown system ends the script" [ "$result" = 1 ]
expect "with the package's name" contains "$said" libxi6

machine apt-get
: >"$work/libraries"
require x11
expect "on a bare machine all is missed" [ "$(grep -c '^    ' <<<"$said")" -ge 8 ]

machine none
fake uname 'echo Darwin'
: >"$work/libraries"
require x11
expect "other systems need nothing of this" [ "$result$said" = 0 ]

echo "system.sh: $checked machines, all as they should be"
