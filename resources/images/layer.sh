# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs Debian packages on top of a disk: makes layer.img (ext4) from base.img in the current folder. Arguments: names
# of packages. sources.list, where it is there, replaces the disk's own; finish.sh is run in the new system.
# Run as root in mount and process namespaces of its own, or as the root of a user namespace. No disk is mounted: the tree
# is copied out, changed, and what apt and the packages' scripts changed is written into a copy of the disk, so that
# the two disks differ by that alone.
set -e
exec 1>&2
tab=$(printf '\t')
umask 022
mkdir root
echo 'foreguest: copying the base'
debugfs -R 'rdump / root' base.img > dump.log 2>&1
[ -e root/var/lib/dpkg/status ] || { tail -n 5 dump.log; echo 'The base has no packages.'; exit 1; }
(cd root && find . -mindepth 1 -printf '%y\t%p\n') > before.txt
touch stamp

cat > apt.conf <<CONF
Dir "$PWD/root";
Dir::Etc::Trusted "/etc/apt/trusted.gpg";
Dir::Etc::TrustedParts "/etc/apt/trusted.gpg.d";
DPkg::Chroot-Directory "$PWD/root";
DPkg::Options { "--force-unsafe-io"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
CONF
[ ! -e sources.list ] || printf 'Dir::Etc::SourceList "%s";\n' "$PWD/sources.list" >> apt.conf
export APT_CONFIG="$PWD/apt.conf" DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true

# What the packages' scripts expect of a system; the mounts end with the namespace.
mkdir -p root/proc root/dev root/sys
mount -t proc proc root/proc 2> mount.log || mount --rbind /proc root/proc
for device in null zero full random urandom; do
    : > root/dev/$device
    mount --bind /dev/$device root/dev/$device
done
# Scripts of packages fail where the folders of the manual pages, which are left out, are missing.
for section in 1 2 3 4 5 6 7 8; do mkdir -p root/usr/share/man/man$section; done
printf '#!/bin/sh\nexit 101\n' > root/usr/sbin/policy-rc.d
chmod 755 root/usr/sbin/policy-rc.d

echo 'foreguest: reading the package lists'
apt-get -q update
echo 'foreguest: installing packages'
[ $# -eq 0 ] || apt-get -q -y install -- "$@"
if [ -e finish.sh ]; then
    echo 'foreguest: finishing'
    chroot root /bin/sh -e < finish.sh
fi

echo 'foreguest: writing the layer'
umount root/proc || umount -l root/proc
rm -rf root/usr/sbin/policy-rc.d root/var/lib/apt/lists/* root/var/cache/apt/* root/var/cache/debconf/* root/var/log/* \
    root/tmp/* root/usr/share/locale/* root/usr/share/man/* root/usr/share/info/*
(cd root && find . -mindepth 1 -printf '%y\t%p\n') > after.txt
(cd root && find . -mindepth 1 \( -path ./dev -o -path ./proc -o -path ./sys -o -path ./lost+found \) -prune \
    -o -cnewer ../stamp \( -type d -o -type f -o -type l \) -printf '%y\t%U\t%G\t%m\t%Ts\t%s\t%p\t%l\n' \
    | LC_ALL=C sort -t "$tab" -k 7,7) > changed.txt
if grep -q '"' changed.txt || awk -F '\t' 'NF != 8 { bad = 1 } END { exit !bad }' changed.txt; then
    echo 'A package holds a file whose name has quotes, tabs or ends of lines.'
    exit 1
fi
# The words of debugfs(8). A path that is something else now, or nothing, goes first; the deepest first.
awk -F '\t' 'FILENAME != "before.txt" { now[$2] = $1; next } !($2 in now) || now[$2] != $1 { print }' \
    after.txt before.txt | LC_ALL=C sort -t "$tab" -k 2,2 -r \
    | awk -F '\t' '$2 !~ /^\.\/(dev|proc|sys|lost\+found)(\/|$)/ { print ($1 == "d" ? "rmdir" : "rm") " \"" substr($2, 2) "\"" }' > words.txt
awk -F '\t' '
function quoted(text) { return "\"" text "\"" }
FILENAME == "before.txt" { was[$2] = $1; next }
{
    path = substr($7, 2)
    if ($1 == "d") {
        if (was[$7] != "d")
            print "mkdir " quoted(path)
        mode = "04"
    } else {
        if (was[$7] == $1)
            print "rm " quoted(path)
        if ($1 == "f") {
            at = match(path, /\/[^\/]*$/)
            print "cd " quoted(at == 1 ? "/" : substr(path, 1, at - 1))
            print "write " quoted("root" path) " " quoted(substr(path, at + 1))
            mode = "010"
        } else {
            print "symlink " quoted(path) " " quoted($8)
            mode = "012"
        }
    }
    print "sif " quoted(path) " mode " mode sprintf("%04d", $4)
    if ($2 != 0)
        print "sif " quoted(path) " uid " $2
    if ($3 != 0)
        print "sif " quoted(path) " gid " $3
    print "sif " quoted(path) " mtime @" $5
}' before.txt changed.txt >> words.txt
added=$(awk -F '\t' '{ sum += int(($6 + 4095) / 4096) * 4 + 4 } END { print int(sum * 1.1) + 1024 }' changed.txt)
size=$(($(stat -c %s base.img) / 1024 + added))
cp --sparse=always base.img layer.img
chmod 644 layer.img
resize2fs -f layer.img "${size}k" > resize.log 2>&1 || { cat resize.log; exit 1; }
debugfs -w -f words.txt layer.img > write.log 2>&1
grep -v -e '^debugfs' -e '^Allocated inode:' -e '^$' write.log && { echo 'The layer could not be written.'; exit 1; }
e2fsck -fn layer.img > check.log 2>&1 || { cat check.log; exit 1; }
