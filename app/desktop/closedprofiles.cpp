// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/closedprofiles.h"

#include <QLoggingCategory>
#include <utility>

#include "models/store/files.h"
#include "models/store/localstore.h"
#include "models/store/revocation.h"

Q_LOGGING_CATEGORY(lcClosed, "wyh.closed", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

Kept keepClosed(const Profile &profile, int retentionDays, const Clock &clock, Random &random,
                const std::function<bool()> &goOn)
{
    const auto left = [&profile](const Error &why) {
        qCInfo(lcClosed) << "left alone:" << profile.key << why.code << why.detail;
        return Kept::Left;
    };
    const auto lock = ProfileLock::take(profile.folder);
    if (!lock.ok())
        return left(lock.error());
    // Nothing may be made anew where everything is to go.
    if (const store::DiskFiles files; store::isMarkedForRemoval(files, profile.folder))
        return Kept::Left;
    store::OpenStore options;
    options.folder = profile.folder;
    options.mend = false;
    const auto opened = store::LocalStore::open(options, clock, random);
    if (!opened.ok())
        return left(opened.error());
    store::LocalStore &store = **opened;
    const Result<bool> timeKnown = store.goByLastClock();
    if (!timeKnown.ok())
        return left(timeKnown.error());
    if (!*timeKnown && !profile.signedOut)
        return Kept::Left;
    // A reload that was left in the middle holds whole orders that nobody looks after; it starts over some day.
    if (store.pullState().shadow) {
        if (const Status begun = store.beginReset(u"closed-profile"_s); !begun.ok())
            return left(begun.error());
    }
    for (bool more = true; more;) {
        if (!goOn())
            return Kept::Ended;
        more = false;
        if (const auto blanked = store.applyRetention(retentionDays, &more); !blanked.ok())
            return left(blanked.error());
    }
    // The search index forgets them in quiet moments; where nobody works there is no other one.
    for (bool more = true; more;) {
        if (!goOn())
            return Kept::Ended;
        const Result<bool> forgotten = store.forgetPieces();
        if (!forgotten.ok())
            return left(forgotten.error());
        more = *forgotten;
    }
    return Kept::Done;
}

ClosedProfiles::~ClosedProfiles()
{
    m_stop = true;
    if (m_thread)
        m_thread->wait();
}

void ClosedProfiles::keep(const QList<Profile> &profiles, int retentionDays)
{
    if (retentionDays <= 0 || m_thread)
        return;
    QList<Profile> due;
    for (const Profile &profile : profiles) {
        if (!m_looked.contains(profile.key))
            due.append(profile);
    }
    if (due.isEmpty())
        return;
    m_stop = false;
    m_thread.reset(QThread::create([this, due, retentionDays] {
        const SystemClock clock;
        SystemRandom random;
        for (const Profile &profile : due) {
            if (m_stop || keepClosed(profile, retentionDays, clock, random, [this] { return !m_stop; }) == Kept::Ended)
                return;
            m_kept.append(profile.key);
        }
    }));
    m_thread->setObjectName(QStringLiteral("closed profiles"));
    connect(m_thread.get(), &QThread::finished, this, &ClosedProfiles::ended, Qt::QueuedConnection);
    m_thread->start(QThread::LowPriority);
}

void ClosedProfiles::end(std::function<void()> then)
{
    if (!m_thread) {
        then();
        return;
    }
    m_then = std::move(then);
    m_stop = true;
}

void ClosedProfiles::ended()
{
    m_thread->wait();
    m_thread.reset();
    for (const QString &key : std::as_const(m_kept))
        m_looked.insert(key);
    m_kept.clear();
    if (const std::function<void()> then = std::exchange(m_then, nullptr))
        then();
}

}  // namespace wyh::desktop
