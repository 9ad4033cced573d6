// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include "net/server/platform.h"

namespace wyh::server {

/// The built-in example of a 1688 seller order list.
QByteArray demoOrderList();

/// Makes the demonstration: supplier 义乌市华丰文具 (huafeng) with manager@huafeng and packer@huafeng, ship-from
/// addresses, a location for every SKU and the orders of the built-in list, moved by whole days so that the newest is
/// from today. Whatever is there already stays; a demonstration that was interrupted is completed.
Status makeDemo(Platform &platform, const Clock &clock);

}  // namespace wyh::server
