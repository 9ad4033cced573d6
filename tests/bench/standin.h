// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QUrl>

#include "tests/bench/generator.h"

class QTcpSocket;

namespace wyh::bench {

/// A platform that costs nothing: pages of the first pull lie ready as files, operations are answered at once. What a
/// client takes with it is the client's own time. Loopback HTTP, one thread, in a process of its own.
class StandIn
{
public:
    /// Makes the pages below `folder` unless they are there already.
    StandIn(const Shape &shape, const QString &folder);
    /// The port it listens on.
    quint16 listen();

    static constexpr int kPage = 1000;
    static constexpr int kPickedEvery = 5;
    static constexpr int kMostPicked = 10000;
    static int pagesOf(const Shape &shape) { return (shape.orders + kPage - 1) / kPage; }
    static QByteArray pagePath(int page);
    static contract::Session session();

private:
    struct Event
    {
        int number = 0;
        qint64 version = 1;
        contract::OperationResult result;  ///< empty op: changed by somebody else
        QByteArray order;  ///< as it was then, in JSON; made when it is asked for unless it was expected
    };
    void makePages();
    void read(QTcpSocket *socket);
    QByteArray answer(const QByteArray &line, const QByteArray &body);
    QByteArray page(const QByteArray &query);
    QByteArray feed(qint64 after);
    QByteArray push(const QByteArray &body);
    /// 1,000 orders get a remark; the page lies ready when it is asked for.
    void change();
    /// One piece of the first line of every kPickedEvery-th order is going to be picked, kMostPicked at the most: the
    /// orders that confirm it lie ready then.
    void expectPicks();
    QByteArray orderOf(Event &event) const;
    [[nodiscard]] contract::PullPage emptyPage(qint64 pos) const;

    Shape m_shape;
    QString m_folder;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Event> m_events;  ///< event i has position m_shape.orders + 1 + i
    QHash<int, qint64> m_versions;
    QHash<int, int> m_picked;
    QHash<int, QString> m_memos;
    QHash<std::pair<int, int>, QByteArray> m_expected;  ///< by number and pieces picked
    QHash<qint64, QByteArray> m_ready;                  ///< pages of orders that somebody else changed, by cursor
};

/// main() of the process.
int runStandIn(const Shape &shape, const QString &folder);

}  // namespace wyh::bench
