// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/processes/realclient.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <algorithm>

#include "net/client/api.h"

namespace wyh::test {

using Kind = store::ConnectionState::Kind;

RealClient::RealClient(RealClientOptions options) : m_options(std::move(options)), m_clock(m_options.speed)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, [this] { post(sync::Woke{}); });
    m_signInAgain.setSingleShot(true);
    connect(&m_signInAgain, &QTimer::timeout, this, [this] { signIn(); });
}

RealClient::~RealClient()
{
    m_transport.reset();  // their answers come here
    m_door.reset();
}

Status RealClient::open()
{
    QDir().mkpath(m_options.folder);
    store::OpenStore open;
    open.folder = m_options.folder;
    Result<std::unique_ptr<store::LocalStore>> opened = store::LocalStore::open(open, m_clock, m_random);
    if (!opened)
        return opened.error();
    m_store = std::move(*opened);
    m_transport = std::make_unique<net::Transport>();
    m_door = std::make_unique<net::Transport>();
    for (net::Transport *transport : {m_transport.get(), m_door.get()}) {
        if (Status base = transport->setBase(m_options.base); !base.ok())
            return base;
    }
    m_engine = std::make_unique<sync::Engine>(sync::EngineOptions{QStringLiteral("refresh"), {}, 0}, *m_store, m_clock,
                                              m_random);
    return done();
}

void RealClient::start()
{
    post(sync::Started{});
}

void RealClient::post(const sync::Event &event)
{
    m_waiting.push_back(event);
    if (m_stepping)
        return;
    m_stepping = true;
    while (!m_waiting.empty()) {
        const sync::Event next = std::move(m_waiting.front());
        m_waiting.pop_front();
        const sync::Effects effects = m_engine->step(next);
        for (const sync::Effect &effect : effects)
            carryOut(effect);
    }
    m_stepping = false;
    if (onStep)
        onStep();
}

void RealClient::carryOut(const sync::Effect &effect)
{
    if (const auto *send = std::get_if<sync::Send>(&effect)) {
        net::Request request = send->request;
        request.timeoutMs = static_cast<int>(m_clock.real(request.timeoutMs));
        request.wholeMs = static_cast<int>(m_clock.real(request.wholeMs));
        m_transport->send(send->token, request, [this](net::Transport::Token token, const net::Reply &reply) {
            post(sync::Answered{token, reply});
        });
    } else if (const auto *abort = std::get_if<sync::Abort>(&effect)) {
        m_transport->abort(abort->token);
    } else if (const auto *wake = std::get_if<sync::WakeAt>(&effect)) {
        const qint64 inMs = std::max<qint64>(0, wake->monotonicMs - m_clock.monotonicMs());
        m_wake.start(static_cast<int>(m_clock.real(inMs)));
    } else if (const auto *changed = std::get_if<sync::StateChanged>(&effect)) {
        if (changed->state.kind == Kind::SignInNeeded)
            m_signInAgain.start(0);
        if (onState)
            onState(changed->state);
    } else if (std::get_if<sync::ReadSecret>(&effect)) {
        QTimer::singleShot(0, this, [this] { post(sync::SecretRead{true, readKeychain(), {}}); });
    } else if (const auto *write = std::get_if<sync::WriteSecret>(&effect)) {
        QTimer::singleShot(0, this, [this, value = write->value] {
            post(sync::SecretWritten{writeKeychain(value), {}});
        });
    } else if (std::get_if<sync::DeleteSecret>(&effect)) {
        QTimer::singleShot(0, this, [this] { writeKeychain({}); });
    }
}

void RealClient::signIn()
{
    if (m_signingIn || state().kind != Kind::SignInNeeded)
        return;
    m_signingIn = true;
    m_door->send(static_cast<net::Transport::Token>(++m_signIns),
                 client::signInRequest(m_options.login, m_options.password, m_store->deviceId(), QStringLiteral("PC")),
                 [this](net::Transport::Token, const net::Reply &reply) {
                     m_signingIn = false;
                     const Result<contract::Session> session = client::readSession(reply);
                     if (reply.status == 200 && session.ok())
                         post(sync::SignedIn{*session});
                     else
                         m_signInAgain.start(200);
                 });
}

Result<store::Recorded, Problem> RealClient::record(const store::Act &act)
{
    Result<store::Recorded, Problem> recorded = m_store->record(act);
    if (recorded.ok())
        post(sync::Recorded{});
    return recorded;
}

bool RealClient::settled()
{
    const store::PullState pull = m_store->pullState();
    return m_store->counts().waiting == 0 && !pull.booting && !pull.verify && !pull.shadow;
}

QString RealClient::readKeychain() const
{
    QFile file(m_options.keychain);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool RealClient::writeKeychain(const QString &value) const
{
    QSaveFile file(m_options.keychain);
    return file.open(QIODevice::WriteOnly) && file.write(value.toUtf8()) >= 0 && file.commit();
}

}  // namespace wyh::test
