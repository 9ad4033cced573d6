// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/message/message.h"
#include "tests/simulation/chance.h"

namespace wyh::sim {

// Answers that are not the platform's own.
net::Reply silence(net::Reply::Failure failure);
/// As the platform would say it.
net::Reply problem(int status, const QByteArray &code, const QByteArray &retryAfter = {},
                   const QByteArray &reason = {});
/// Of a proxy or portal, without the platform's mark.
net::Reply page(int status, const QByteArray &type);
/// Whatever a machine in between can think of.
net::Reply anything(Chance &chance);
/// The same push answer, but the platform says it is still at it.
net::Reply withResultsLater(const net::Reply &reply);
/// A page with a record of a shape that no client knows.
net::Reply withUnreadableItem(const net::Reply &reply);

}  // namespace wyh::sim
