#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# Measures with the release build and prints the table: bench.sh [ORDERS]. Ratios count; seconds depend on the machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
build/release/bin/bench "$@"
build/release/bin/bench_platform build
