# Sourced by the other scripts: makes sure that the toolchain and the system libraries are there.
# Installs missing Debian packages through apt, or says which ones are missing and how to get them.

fail() {
  printf 'sivuvirta: %s\n' "$1" >&2
  exit 69
}

prepare() {
  command -v swift >/dev/null 2>&1 ||
    fail 'no Swift toolchain on the PATH: Swift 6.2 or later for Linux is needed, see https://www.swift.org/install/linux'
  local package missing=()
  for package in libproj-dev libgeos-dev libdeflate-dev coinor-libclp-dev libsqlite3-dev pkg-config tzdata; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null 2>&1 ||
    fail "these packages are missing and there is no apt-get to install them: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      fail "these packages are missing; as root run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  printf 'sivuvirta: installing %s\n' "${missing[*]}" >&2
  {
    "${as_root[@]}" apt-get update -qq &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  } >&2 || fail "apt-get could not install: ${missing[*]}"
}
