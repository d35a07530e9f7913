# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
use strict;
use warnings;
use List::Util qw(sum0);

my @numbers = map { chomp; $_ } <STDIN>;
print "$ARGV[0] ", sum0(@numbers), "\n";
print STDERR "done\n";
exit 7;
