#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# Runs every program that measures, from the release build: bench.sh [ORDERS]. Ratios count; seconds depend on the machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
build/release/bin/bench_store "${1:-100000}" build
build/release/bin/bench_platform build
