# The two programs of a real node that are not built from Go modules: runc, which needs a C library, and nft. They are taken
# from the PATH, else from the distribution's packages, unpacked into the cache and not installed. Sourced after parts.bash.
# shellcheck shell=bash disable=SC2034 # the scripts use what is set here

PACKAGED=(runc nft)

# Sets PACKAGES: the folder that the packages are unpacked into.
packages_folder() {
  # shellcheck source=/dev/null
  PACKAGES="$CACHE/bin/packages-$(. /etc/os-release 2>/dev/null && printf '%s-%s' "${ID:-linux}" "${VERSION_ID:-rolling}")-$(uname -m)"
}

# Sets PACKAGES_PATH and PACKAGES_LIBRARIES, each with a colon at its end, or empty where the packages are not needed.
packages_path() {
  local folder
  PACKAGES_PATH='' PACKAGES_LIBRARIES=''
  packages_folder
  [ -d "$PACKAGES" ] || return 0
  for folder in "$PACKAGES"/{usr/sbin,usr/bin,sbin,bin}; do
    [ ! -d "$folder" ] || PACKAGES_PATH+="$folder:"
  done
  for folder in "$PACKAGES"/{usr/lib,lib}/*-linux-*; do
    [ ! -d "$folder" ] || PACKAGES_LIBRARIES+="$folder:"
  done
}

# lacks_packaged: whether one of the programs is neither on the PATH nor unpacked.
lacks_packaged() {
  local program
  packages_folder
  for program in "${PACKAGED[@]}"; do
    command -v "$program" >/dev/null || [ -x "$PACKAGES/usr/sbin/$program" ] || [ -x "$PACKAGES/usr/bin/$program" ] || return 0
  done
  return 1
}

can_unpack() { command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; }

unpack_packages() {
  local names work
  lacks_packaged || return 0
  can_unpack || die "a real node needs the programs runc and nft on the PATH; install them (packages runc and nftables)"
  mkdir -p "$CACHE/bin"
  exec 7>"$CACHE/bin/.packages.lock"
  flock 7
  if lacks_packaged; then
    # What apt would install is what this machine lacks of them and of their libraries.
    names="$(apt-get install --simulate --no-install-recommends runc nftables 2>/dev/null 7>&- | awk '/^Inst/ { print $2 }')" || names=''
    [ -n "$names" ] ||
      die "a real node needs runc and nft, and apt-get knows no such packages; run apt-get update, or install runc and nftables"
    say "runc or nft is not installed: unpacking the packages ${names//$'\n'/ } into the cache"
    work="$(mktemp -d "$CACHE/bin/.packages.XXXXXX")"
    # shellcheck disable=SC2086 # the names are words
    (cd "$work" && apt-get download $names >log 2>&1 7>&- && for package in ./*.deb; do dpkg-deb -x "$package" root; done) ||
      die "the packages could not be unpacked; the end of $work/log: $(tail -n 3 "$work/log" 2>/dev/null)"
    rm -rf "$PACKAGES"
    mv "$work/root" "$PACKAGES"
    rm -rf "$work"
  fi
  exec 7>&-
}
