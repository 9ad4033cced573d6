// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/skus.h"

#include "net/server/statements.h"

namespace wyh::server {

Result<std::optional<StoredSku>> findSku(wyh::sql::Connection &connection, const QString &org, const SkuId &sku)
{
    wyh::sql::Query row = connection.query(sql("sku_get"));
    if (!row.bindAll(org, sku.value).step()) {
        if (row.failed())
            return row.error();
        return std::optional<StoredSku>();
    }
    StoredSku found;
    found.flag.sku = sku;
    found.flag.title = row.text(0);
    found.location = row.text(1);
    found.flag.discontinued = row.integer(2) != 0;
    found.flag.version = row.integer(3);
    return std::optional<StoredSku>(std::move(found));
}

Status rememberSku(wyh::sql::Connection &connection, const QString &org, const SkuId &sku, const QString &sourceId,
                   const QString &title)
{
    return connection.query(sql("sku_put")).bindAll(org, sku.value, sourceId, title, QString()).run();
}

Status saveSkuFlag(wyh::sql::Connection &connection, FeedWriter &feed, const QString &org, const SkuFlag &flag)
{
    const Status status = connection.query(sql("sku_set_flag"))
                              .bindAll(flag.discontinued, flag.version, flag.title, org, flag.sku.value)
                              .run();
    if (status.ok())
        feed.changed(org, kSkus, flag.sku.value, flag.version);
    return status;
}

Status saveSkuLocation(wyh::sql::Connection &connection, const QString &org, const SkuId &sku, const QString &location)
{
    return connection.query(sql("sku_set_location")).bindAll(location, org, sku.value).run();
}

}  // namespace wyh::server
