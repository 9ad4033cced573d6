// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Files and words that come from the disk or from a person.
#include <QFile>
#include <QJsonDocument>

#include "app/platform/arguments.h"
#include "models/core/random.h"
#include "models/domain/couriers.h"
#include "models/store/localstore.h"
#include "net/http/transport.h"
#include "tests/fuzz/target.h"

namespace wyh::fuzz {

using namespace Qt::StringLiterals;

/// A damaged outbox: whatever can be read is rescued, and the rescue file is a whole document.
void outboxFile(const QByteArray &bytes)
{
    static const SystemClock clock;
    static SystemRandom random;
    const QTemporaryDir folder(folderTemplate());
    QFile file(folder.filePath(u"outbox.db"_s));
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the file is written");
    file.close();
    store::OpenStore options;
    options.folder = folder.path();
    const auto opened = store::LocalStore::open(options, clock, random);
    if (!opened.ok()) {
        require(!opened.error().code.isEmpty() && QFile::exists(folder.filePath(u"outbox.db"_s)),
                "an outbox that cannot be opened stays where it is");
        return;
    }
    const auto rescue = (*opened)->exportUnsent({});
    require(rescue.ok() ? QJsonDocument::fromJson(*rescue).isObject() : !rescue.error().code.isEmpty(),
            "the rescue file is a whole document, or says why there is none");
    const store::OutboxCounts counts = (*opened)->counts();
    require(counts.waiting >= 0 && counts.attention >= 0, "counts are counts");
    const auto settled = (*opened)->settle();
    require(settled.ok() || !settled.error().code.isEmpty(), "what cannot be settled says why");
}

void courier(const QByteArray &bytes)
{
    const auto read = courierFromJson(bytes);
    if (!read) {
        require(read.error().code == "courier-malformed"_L1, "a bad file says so");
        return;
    }
    require(!read->code.isEmpty() && !read->nameZh.isEmpty() && !read->nameEn.isEmpty(), "a courier has its names");
    const QList<Courier> couriers{*read};
    for (const char *number : {"YT1234567890123", "123456789012", "EA123456785CN", ""}) {
        static_cast<void>(guessCouriers(couriers, QString::fromLatin1(number)));
        static_cast<void>(waybillFit(couriers, read->code, QString::fromLatin1(number)));
    }
}

/// One argument a line; the first line is what a person types as an address.
void arguments(const QByteArray &bytes)
{
    QStringList words = QString::fromUtf8(bytes).split(u'\n');
    if (const auto base = net::Transport::baseFromText(words.constFirst()); base.ok()) {
        require(!base->host().isEmpty() && base->userInfo().isEmpty(), "an address names a host and no password");
        require(base->scheme() == "https"_L1 || base->scheme() == "http"_L1, "an address is one of the web");
    }
    words.first() = u"woyouhuo-platform"_s;
    const auto parsed = server::parseArguments(words);
    if (!parsed) {
        require(!parsed.error().detail.isEmpty(), "a wrong command line is explained");
        return;
    }
    require(parsed->listen.port >= 0 && parsed->listen.port <= 65535, "a port is a port");
}

}  // namespace wyh::fuzz
