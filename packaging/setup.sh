#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what building, testing and running Foreguest need on Debian 12: packages by apt, grammars by npm.
# Installs only what is missing, asks nothing, can be run again. As root, or as a user with sudo.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

build_packages=(g++ gcc libc6-dev make cmake ninja-build ccache pkg-config git ca-certificates
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libgl-dev
  libexpected-dev rapidjson-dev libsqlite3-dev libvirt-dev)
run_packages=(libqt6sql6-sqlite libqt6svg6 fonts-dejavu-core libvirt-daemon libvirt-daemon-driver-qemu qemu-system-x86 qemu-utils mmdebstrap
  e2fsprogs fakeroot uidmap lz4 debian-archive-keyring)
test_packages=(libvirt-clients libxml2-utils clang-format sqlite3 xvfb xauth)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else
    echo "Installing packages needs root rights, and there is no sudo. As root, run: $*" >&2
    return 1
  fi
}

install_packages() {
  local wanted=("${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}") missing=() package
  command -v npm >/dev/null || wanted+=(nodejs npm)
  for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then
    say "All Debian packages are installed"
    return
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# libvirt's embedded driver looks this account up when it is opened by root, though our guests don't run as it.
add_qemu_account() {
  [ "$(id -u)" = 0 ] || return 0
  getent passwd libvirt-qemu >/dev/null && return 0
  say "Adding the account libvirt-qemu"
  useradd --system --user-group --no-create-home --home-dir /var/lib/libvirt --shell /usr/sbin/nologin libvirt-qemu
}

install_grammars() {
  if cmp -s package-lock.json node_modules/.foreguest-lock; then
    say "The tree-sitter grammars are installed"
    return
  fi
  say "Installing the tree-sitter grammars (npm ci)"
  npm ci
  cp package-lock.json node_modules/.foreguest-lock
}

install_packages
add_qemu_account
install_grammars
