# Bare Debian and Ubuntu machines in a directory, for the scripts that source this file.
# shellcheck shell=sh
# Mounts are made in a mount namespace of their own and so vanish with the process that made them;
# nothing outside the directory can be touched by removing it.

cache="${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/marquee/fresh"

# debian or ubuntu: whose release this is.
maker_of() {
    case "$1" in
        noble | plucky | questing | resolute) echo ubuntu ;;
        *) echo debian ;;
    esac
}

# The archive named by the variable ARCHIVE, or that from which this machine itself installs if it
# has the release; else debootstrap knows one.
archive_of() {
    if [ -n "${ARCHIVE-}" ]; then
        echo "$ARCHIVE"
        return
    fi
    . /etc/os-release
    if [ "$ID" != "$(maker_of "$1")" ]; then return; fi
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
        awk -v own="$VERSION_CODENAME" '$2 == own { print $1; exit }'
}

# How debootstrap makes it; an older debootstrap makes a younger release like those before it.
script_of() {
    scripts=/usr/share/debootstrap/scripts
    if [ -e "$scripts/$1" ]; then return; fi
    if [ "$(maker_of "$1")" = ubuntu ]; then echo "$scripts/gutsy"; else echo "$scripts/sid"; fi
}

# On Ubuntu half of what everybody installs lies in the component universe.
components_of() {
    if [ "$(maker_of "$1")" = ubuntu ]; then echo main,universe; else echo main; fi
}

# base_of RELEASE NAME PACKAGES: the path of a packed bare system with these packages, made once.
base_of() {
    base="$cache/$1-$2.tar"
    if [ ! -f "$base" ]; then
        mkdir -p "$cache"
        making=$(mktemp -d "$cache/making-XXXXXX")
        # A host that does not check the dates of its archive has a reason that holds here too.
        apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-|Retries)' >"$making/host.conf" || true
        debootstrap --variant=minbase --components="$(components_of "$1")" ${3:+--include="$3"} \
            "$1" "$making/root" "$(archive_of "$1")" "$(script_of "$1")" >"$making/log" 2>&1 || {
            tail -n 20 "$making/log" >&2
            rm -rf "$making"
            echo "A bare $1 could not be made by debootstrap." >&2
            return 1
        }
        cp "$making/host.conf" "$making/root/etc/apt/apt.conf.d/99host"
        tar -C "$making/root" -cf "$base.part" .
        mv "$base.part" "$base"
        rm -rf "$making"
    fi
    printf '%s\n' "$base"
}

# The variables of the host without which nothing can be fetched here: proxies and pip's.
host_variables() {
    env | grep -E '^(https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|PIP_[A-Z_]*)=' |
        grep -v -e ' ' -e ^PIP_CERT= || true
}

# The certificates this host trusts, whatever bundle the machine may install or make for itself.
host_certificates() {
    for bundle in "${PIP_CERT-}" "${SSL_CERT_FILE-}" /etc/ssl/certs/ca-certificates.crt; do
        if [ -f "$bundle" ]; then
            echo "$bundle"
            return
        fi
    done
}
trusted=/etc/certificates-of-the-host.pem

# The files and folders that the pip of this host is configured by, and those they name.
pip_paths() {
    configs="/etc/pip.conf /etc/xdg/pip ${HOME:-/root}/.config/pip"
    # shellcheck disable=SC2086 # a list
    {
        printf '%s\n' $configs
        host_variables
        find $configs -type f -exec cat {} + 2>/dev/null
    } | grep -oE '(^|[= ]|file://)/[^ ,:]*' | sed -E 's#^(file://|[= ])##' | sort -u
}

# lend ROOT PATH HOME: let the machine see a path of the host. Configuration is copied, that of the
# user to the user's home there; anything else may be large and is shown read-only.
lend() {
    case "$2" in
        "${HOME:-/root}"/*)
            mkdir -p "$1$3/.config"
            cp -rL "$2" "$1$3/.config/"
            ;;
        /etc/ssl/*) ;; # see host_certificates
        /etc/*) cp -rL --parents "$2" "$1/" ;;
        */simple) lend "$1" "${2%/simple}" "$3" ;; # an index, with its files beside it
        *)
            mkdir -p "$1$2"
            mount --bind "$2" "$1$2"
            mount -o remount,ro,bind "$1$2"
            ;;
    esac
}

# start ROOT HOME: give the unpacked machine its /proc, /dev and network; its user lives in HOME.
# Call this in a mount namespace.
start() {
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount --make-rslave "$1/dev"
    mount -t tmpfs tmpfs "$1/dev/shm" 2>/dev/null || true
    cp /etc/resolv.conf /etc/hosts "$1/etc/" 2>/dev/null || true
    if [ -n "$(host_certificates)" ]; then cp "$(host_certificates)" "$1$trusted"; fi
    pip_paths | while read -r path; do
        if [ -e "$path" ]; then lend "$1" "$path" "$2"; fi
    done
}

home_of() {
    if [ "$1" = root ]; then echo /root; else echo "/home/$1"; fi
}

# inside ROOT USER COMMAND...: run a command in the machine with a bare environment.
inside() {
    root=$1
    user=$2
    shift 2
    certificates=$(host_certificates)
    # shellcheck disable=SC2046 # one argument each; none of the values has a blank
    chroot --userspec="$user:" "$root" /usr/bin/env -i HOME="$(home_of "$user")" USER="$user" LANG=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        $(host_variables) ${certificates:+PIP_CERT=$trusted SSL_CERT_FILE=$trusted} "$@"
}

# Removes a machine that is no longer mounted anywhere.
discard() {
    rm -rf --one-file-system "$1"
}

# Everything above needs these rights; says so once instead of failing in the middle.
need_root() {
    [ "$(id -u)" = 0 ] || {
        echo "Making a bare machine needs root; start this with sudo." >&2
        exit 2
    }
    command -v debootstrap >/dev/null || {
        echo "Making a bare machine needs debootstrap; install the package of that name." >&2
        exit 2
    }
}
