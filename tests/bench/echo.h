// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wyh::bench {

/// The least a server can do: the same few bytes for every request, one thread, whole requests of one packet. Writes
/// its port to `out` and serves until `in` ends.
void serveEcho(int in, int out);

}  // namespace wyh::bench
