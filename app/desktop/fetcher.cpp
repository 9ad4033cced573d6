// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/fetcher.h"

#include "app/desktop/fetching.h"

namespace wyh::desktop {

Fetcher::Fetcher(QObject *parent)
    : QObject(parent), m_fetching(new Fetching([this](Token token, const net::Reply &reply, const Page &page) {
          QMetaObject::invokeMethod(
              this, [this, token, reply, page] { arrived(token, reply, page); }, Qt::QueuedConnection);
      }))
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_fetching->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_fetching, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_fetching, [this] { m_fetching->begin(); }, Qt::BlockingQueuedConnection);
}

Fetcher::~Fetcher()
{
    m_thread.quit();
    m_thread.wait();
}

Status Fetcher::setBase(const QUrl &base)
{
    Status status = done();
    QUrl taken;
    QMetaObject::invokeMethod(
        m_fetching, [&] { status = m_fetching->setBase(base, &taken); }, Qt::BlockingQueuedConnection);
    if (status.ok())
        m_base = taken;
    return status;
}

void Fetcher::send(Token token, const net::Request &request, Answer answer)
{
    m_answers[token] = std::move(answer);
    QMetaObject::invokeMethod(
        m_fetching, [fetching = m_fetching, token, request] { fetching->send(token, request); }, Qt::QueuedConnection);
}

void Fetcher::abort(Token token)
{
    QMetaObject::invokeMethod(
        m_fetching, [fetching = m_fetching, token] { fetching->abort(token); }, Qt::QueuedConnection);
}

void Fetcher::arrived(Token token, const net::Reply &reply, const Page &page)
{
    const Answer answer = m_answers.take(token);
    if (answer)
        answer(token, reply, page);
    if (m_answers.isEmpty())
        emit idle();
}

}  // namespace wyh::desktop
