# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes disk.img (ext4) from rootfs.tar in the current folder, with $1 KiB left free. Run as root or under fakeroot.
# Nothing is mounted. Without a journal, since no guest outlives a crash; inode tables are made now, not by the guest.
set -e
mkdir root
tar -xpf rootfs.tar -C root --exclude='./dev/*'
rm rootfs.tar
content=$(du -s --apparent-size --block-size=1024 root | cut -f1)
entries=$(find root | wc -l)
size=$((content + content / 10 + entries * 4 + $1 + 16384))
mke2fs -q -t ext4 -b 4096 -m 0 -O ^has_journal,^metadata_csum -E lazy_itable_init=0,root_owner=0:0 -L foreguest -d root disk.img "${size}k"
