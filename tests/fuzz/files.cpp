// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Files and words that come from the disk or from a person.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include "app/platform/arguments.h"
#include "models/core/random.h"
#include "models/domain/couriers.h"
#include "models/rescue/rescuefile.h"
#include "models/store/localstore.h"
#include "net/contract/codec.h"
#include "net/http/transport.h"
#include "tests/fuzz/storebench.h"

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

/// A rescue file, or what stands in one that was opened: whoever knows the passphrase wrote the document.
void rescueFile(const QByteArray &bytes)
{
    static StoreBench bench;
    static const QJsonObject owner{{u"base"_s, u"https://shop.example"_s}, {u"org"_s, u"o"_s}, {u"user"_s, u"u"_s}};
    QByteArray document = bytes;
    if (bytes.startsWith("WYH-RESCUE\n")) {
        // What a file may ask of the PC is limited (tst_rescuefile) and still too much for thousands of runs: adr/0011.
        constexpr qsizetype kOperations = 12;
        constexpr qsizetype kMemory = kOperations + 4;
        const bool costly =
            bytes.size() >= kMemory + 4 && (qFromBigEndian<quint32>(bytes.constData() + kOperations) > 2 ||
                                            qFromBigEndian<quint32>(bytes.constData() + kMemory) > 64);
        if (costly)
            return;
        const auto opened = rescue::open(bytes, u"two yellow birds"_s);
        if (!opened.ok()) {
            require(opened.error().code.startsWith("rescue-"_L1), "a file that does not open says why");
            return;
        }
        document = *opened;
    }
    store::LocalStore &store = bench.ready();
    const StoreBench::Picture before = bench.picture();
    const auto imported = store.importUnsent(document, owner);
    if (!imported.ok()) {
        require(!imported.error().code.isEmpty() && bench.picture() == before,
                "a document that is not taken changes nothing");
        return;
    }
    const auto json = contract::parseObject(document);
    require(json.ok() && (*json)["operations"_L1].toArray().size() == imported->added + imported->known,
            "every operation is taken or known");
    for (const OpId &op : bench.waiting())
        require(store.operation(op).has_value(), "no operation is dropped");
    const auto again = store.importUnsent(document, owner);
    require(again.ok() && again->added == 0, "a document that comes again brings nothing");
    require(store.settle().ok(), "what a document brought can be settled");
    const auto exported = store.exportUnsent(owner);
    require(exported.ok() && QJsonDocument::fromJson(*exported).isObject(), "what came back can be carried away again");
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
