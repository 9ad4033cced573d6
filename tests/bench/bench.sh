#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# Measures with the release build and prints the tables: bench.sh [ORDERS] [--lines N] [--runs N] [--only PART[,PART]].
# Ratios count; seconds depend on the machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec build/release/bin/bench "$@"
