// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>

#include "models/store/cache.h"
#include "models/store/outbox.h"

namespace wyh::store {

/// The other half of the "+i" cells of the concurrency table: the platform tells whoever came second; whoever was first
/// learns it here, from the record that arrives (a second parcel for an order he shipped; picked pieces of a product he
/// marked 停售 that left). The note waits in cache.db beside the page it came with, until settle() hands it to the
/// outbox. Works inside the cache's transaction; one object a page.
class Overtaken
{
public:
    Overtaken(Cache &cache, Outbox &outbox) : m_cache(cache), m_outbox(outbox) {}

    /// Before the new record replaces the one on screen.
    Status look(const Order &next);
    [[nodiscard]] bool found() const { return m_found; }

private:
    Result<QHash<QString, OpId>> ownParcels(const Order &order);
    Status readFlags();
    Status note(const OpId &op, const QString &code, const QJsonObject &params);

    Cache &m_cache;
    Outbox &m_outbox;
    std::optional<QHash<SkuId, OpId>> m_flags;
    bool m_found = false;
};

}  // namespace wyh::store
