# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Run by mmdebstrap with the root file system of the image as $1, once its packages are installed.
set -e
root=$1
echo 'runner:x:1000:1000:Runs programs:/work:/bin/sh' >> "$root/etc/passwd"
echo 'runner:x:1000:' >> "$root/etc/group"
echo 'runner:*:19000:0:99999:7:::' >> "$root/etc/shadow"
mkdir -p "$root/work" "$root/modules"
chown 1000:1000 "$root/work"
echo foreguest > "$root/etc/hostname"
printf '127.0.0.1 localhost foreguest\n::1 localhost\n' > "$root/etc/hosts"
rm -f "$root/etc/resolv.conf"
echo 'nameserver 10.0.2.3' > "$root/etc/resolv.conf"
: > "$root/etc/machine-id"
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/cache/debconf/* "$root"/var/log/*
rm -rf "$root"/usr/share/locale/* "$root"/usr/share/man/* "$root"/usr/share/info/*
