#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# The tables of ./dev bench: the store beside the raw limit of the same run.
set -euo pipefail
exec build/release/bin/bench_store "${1:-100000}"
