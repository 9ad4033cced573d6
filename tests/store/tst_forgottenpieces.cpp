// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The search index holds texts in pieces of one to three characters. Of a recipient who had to go none may stay: a name
// or a number can be put together of them.
#include "models/store/searchpieces.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

class TestForgottenPieces : public QObject
{
    Q_OBJECT

    static Order known(const QString &id)
    {
        Order made = order(id, {line(u"a"_s)});
        made.recipient.name = u"欧阳白夜"_s;
        made.recipient.phone = u"13755556666"_s;
        return made;
    }

    static bool indexHolds(Profile &profile, store::Piece piece)
    {
        sql::OpenOptions options;
        options.mode = sql::OpenOptions::Mode::ReadOnly;
        const auto file = sql::Connection::open(profile.path(u"cache.db"_s), options);
        if (!file.ok())
            qFatal("%s", qPrintable(file.error().detail));
        for (const char *table : {"search_part", "search_wide"}) {
            sql::Query read = (*file)->query(QByteArray("SELECT count(*) FROM ") + table + " WHERE k = ?");
            read.bind(1, store::partKey(0, piece));
            if (!read.step())
                qFatal("%s", qPrintable(read.error().detail));
            if (read.integer(0) > 0)
                return true;
        }
        return false;
    }

    static void tidyAll(Profile &profile)
    {
        for (int i = 0; i < 100; ++i) {
            const auto more = profile->tidy();
            QVERIFY(more.ok());
            if (!*more)
                return;
        }
        QFAIL("tidying does not end");
    }

private slots:
    void ofARecipientAfterHisTime()
    {
        Profile profile;
        Order old = known(u"old"_s);
        old.createdAtMs = profile.clock.now - 400 * 86400000LL;
        old.cancelled = true;
        profile.pull(page({item(old, 1), item(order(u"young"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        QVERIFY(indexHolds(profile, store::pieceOf(u'欧', u'阳')));
        QVERIFY(indexHolds(profile, store::pieceOf(u'7', u'5', u'5')));
        QCOMPARE(profile->applyRetention(30)->orders, QSet<QString>{u"old"_s});
        tidyAll(profile);
        QVERIFY(!indexHolds(profile, store::pieceOf(u'欧', u'阳')));
        QVERIFY(!indexHolds(profile, store::pieceOf(u'7', u'5', u'5')));
        QVERIFY(indexHolds(profile, store::pieceOf(u'王', u'芳')));
    }

    void ofAnOrderThatWasTakenAway_data()
    {
        QTest::addColumn<int>("gone");
        QTest::newRow("deleted") << static_cast<int>(PullItem::Gone::Deleted);
        QTest::newRow("no longer ours") << static_cast<int>(PullItem::Gone::Scope);
    }

    void ofAnOrderThatWasTakenAway()
    {
        QFETCH(int, gone);
        Profile profile;
        profile.pull(page({item(known(u"taken"_s), 1), item(order(u"stays"_s, {line(u"a"_s)}), 1)}, u"c1"_s, 1));
        profile.pull(page({{u"order"_s, u"taken"_s, 2, 2, static_cast<PullItem::Gone>(gone), {}}}, u"c2"_s, 2));
        QVERIFY(indexHolds(profile, store::pieceOf(u'欧', u'阳')));
        tidyAll(profile);
        QVERIFY(!indexHolds(profile, store::pieceOf(u'欧', u'阳')));
        QVERIFY(indexHolds(profile, store::pieceOf(u'王', u'芳')));
        // Once, not for ever.
        QVERIFY(!*profile->tidy());
    }

    void ofAnOrderThatCameAfterTheIndexWasMade()
    {
        Profile profile;
        profile.pull(page({item(known(u"first"_s), 1)}, u"c1"_s, 1));
        profile.pull(page({item(known(u"late"_s), 2)}, u"c2"_s, 2));
        profile.pull(page({gone(u"order"_s, u"first"_s, 3)}, u"c3"_s, 3));
        tidyAll(profile);
        QVERIFY(indexHolds(profile, store::pieceOf(u'欧', u'阳')));
        profile.pull(page({gone(u"order"_s, u"late"_s, 4)}, u"c4"_s, 4));
        tidyAll(profile);
        QVERIFY(!indexHolds(profile, store::pieceOf(u'欧', u'阳')));
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestForgottenPieces)
#include "tst_forgottenpieces.moc"
