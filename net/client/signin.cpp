// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/client/signin.h"

#include <QTimer>

#include "net/client/api.h"

namespace wyh::client {

SignIn::SignIn(QObject *parent) : QObject(parent) {}

void SignIn::start(const QUrl &base, const QString &login, const QString &password, const DeviceId &device,
                   const QString &deviceName, Answer answer)
{
    cancel();
    const net::Transport::Token mine = m_token;
    if (const Status status = m_transport.setBase(base); !status.ok()) {
        QTimer::singleShot(0, this, [this, mine, answer = std::move(answer), error = status.error()] {
            if (mine == m_token)
                answer(error);
        });
        return;
    }
    m_transport.send(mine, signInRequest(login, password, device, deviceName),
                     [this, answer = std::move(answer)](net::Transport::Token token, const net::Reply &reply) {
                         if (token != m_token)
                             return;  // cancelled
                         const Judged judged = judge(reply);
                         if (judged.ok())
                             answer(readSession(reply));
                         else
                             answer(judged.error());
                     });
}

void SignIn::cancel()
{
    ++m_token;
    m_transport.abortAll();
}

}  // namespace wyh::client
