// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/headlessdesktop.h"

#include <QDirIterator>
#include <QTest>

#include "net/client/signin.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 30000;

template <class T>
bool wait(const std::optional<T> &value)
{
    return QTest::qWaitFor([&] { return value.has_value(); }, kPatienceMs);
}

}  // namespace

HeadlessDesktop::HeadlessDesktop(const QString &root)
    : m_profiles(root.isEmpty() ? m_root.path() + u"/数据"_s : root),
      m_vault(std::make_unique<client::SecretVault>(std::make_unique<FakeSecrets>(m_box)))
{
    if (!m_profiles.prepare().ok())
        qFatal("no temporary data root");
}

QString HeadlessDesktop::signIn(const QUrl &base, const QString &login, const QString &password)
{
    const Result<DeviceId> device = m_profiles.deviceId(m_clock, m_random);
    client::SignIn call;
    std::optional<Result<contract::Session>> answer;
    call.start(base, login, password, *device, u"test"_s, [&](const Result<contract::Session> &got) { answer = got; });
    if (!wait(answer))
        return u"no answer"_s;
    if (!answer->ok())
        return answer->error().code;
    const Result<desktop::Profile> profile = m_profiles.remember(base.toString(), (*answer)->account);
    if (!profile)
        return profile.error().code;
    m_profiles.setLastUsed(profile->key);
    return open(*profile, **answer);
}

QString HeadlessDesktop::reopen()
{
    m_vault = std::make_unique<client::SecretVault>(std::make_unique<FakeSecrets>(m_box));
    const QList<desktop::Profile> known = m_profiles.list();
    if (known.isEmpty() || known.first().key != m_profiles.lastUsed())
        return u"no profile"_s;
    return open(known.first(), std::nullopt);
}

QString HeadlessDesktop::open(const desktop::Profile &profile, const std::optional<contract::Session> &session)
{
    desktop::WorkerSetup setup;
    setup.profile = profile;
    setup.base = QUrl(profile.base);
    setup.device = *m_profiles.deviceId(m_clock, m_random);
    setup.session = session;
    m_session = std::make_unique<desktop::Session>(setup, *m_vault);
    std::optional<Status> opened;
    m_session->open([&](const Status &status) { opened = status; });
    if (!wait(opened))
        return u"not opened in time"_s;
    if (!opened->ok())
        return opened->error().code;
    m_session->start();
    return {};
}

void HeadlessDesktop::close()
{
    if (!m_session)
        return;
    std::optional<bool> closed;
    m_session->close([&] { closed = true; });
    if (!wait(closed))
        qFatal("the session does not close");
    m_session.reset();
}

bool HeadlessDesktop::settled(int timeoutMs)
{
    return QTest::qWaitFor(
        [this] {
            const store::ConnectionState now = state();
            return now.kind == store::ConnectionState::Kind::Online && !now.firstPull && now.lastPullMs > 0 &&
                   m_session->desk().counts().waiting == 0;
        },
        timeoutMs);
}

bool HeadlessDesktop::firstPullDone(int timeoutMs)
{
    return QTest::qWaitFor([this] { return state().lastPullMs > 0 && !state().firstPull; }, timeoutMs);
}

QHash<OrderId, Order> HeadlessDesktop::orders()
{
    QHash<OrderId, Order> out;
    store::OrderQuery query;
    query.list = store::OrderList::All;
    std::optional<store::PageKey> after;
    for (;;) {
        const Result<QList<store::OrderRow>> page = m_session->reader().page(query, after, 200);
        if (!page.ok())
            qFatal("read failed: %s", qPrintable(page.error().detail));
        for (const store::OrderRow &row : *page) {
            if (const std::optional<Order> order = this->order(row.id))
                out.insert(row.id, *order);
        }
        if (page->size() < 200)
            return out;
        after = store::PageKey{page->last().sortKey, page->last().id.value};
    }
}

std::optional<Order> HeadlessDesktop::order(const OrderId &id)
{
    const Result<std::optional<Order>> order = m_session->reader().order(id);
    return order.ok() ? *order : std::nullopt;
}

QString HeadlessDesktop::record(const QList<store::Act> &acts)
{
    std::optional<QString> code;
    m_session->desk().record(acts, &m_context, [&](const Result<store::Recorded, Problem> &recorded) {
        code = recorded.ok() ? QString() : recorded.error().code;
    });
    return wait(code) ? *code : u"no answer"_s;
}

QList<store::OpRow> HeadlessDesktop::operations(const QList<store::OpState> &states)
{
    std::optional<QList<store::OpRow>> rows;
    m_session->desk().operations(states, 1000, true, &m_context,
                                 [&](const Result<QList<store::OpRow>> &got) { rows = got.valueOr({}); });
    return wait(rows) ? *rows : QList<store::OpRow>();
}

QByteArray HeadlessDesktop::everyByte(const QString &folder) const
{
    QByteArray out;
    QDirIterator it(root() + folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            out += file.fileName().toUtf8() + '\0' + file.readAll() + '\0';
    }
    return out;
}

}  // namespace wyh::test
