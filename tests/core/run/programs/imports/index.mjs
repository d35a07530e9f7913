// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
import os from 'os';
import two from 'two';
console.log(two, typeof os.cpus);
