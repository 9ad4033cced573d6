// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/countingthread.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

struct CountingThread::There : public QObject
{
    explicit There(QString cachePath) : path(std::move(cachePath)) {}

    Result<store::ListCounts> count(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs)
    {
        if (!reader) {
            auto opened = store::Reader::open(path);
            if (!opened.ok())
                return opened.error();
            reader = std::move(opened).value();
        }
        return reader->listCounts(nowMs, dayStartMs, dayEndMs);
    }

    QString path;
    std::unique_ptr<store::Reader> reader;
};

CountingThread::CountingThread(const QString &cachePath) : m_there(new There(cachePath))
{
    m_thread.setObjectName(u"counts"_s);
    m_there->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
}

CountingThread::~CountingThread()
{
    m_thread.quit();
    m_thread.wait();
}

void CountingThread::ask(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs, Answer answer)
{
    QMetaObject::invokeMethod(
        m_there,
        [this, there = m_there, nowMs, dayStartMs, dayEndMs, answer = std::move(answer)] {
            QMetaObject::invokeMethod(
                this, [answer, counts = there->count(nowMs, dayStartMs, dayEndMs)] { answer(counts); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

}  // namespace wyh::items
