// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSet>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

#include "app/desktop/profile.h"

namespace wyh::desktop {

enum class Kept {
    Done,  ///< nothing in it is older than it may be
    Left,  ///< it is somebody else's to open: in use, damaged, of a newer program, or its time is not known
    Ended  ///< it was told to stop
};

/// Blanks the recipients of a profile that nobody has open, as the engine does in the one that is (sync.md 2.9). By the
/// platform's time as it was last told; whoever signed out is not waited for to have it told. goOn: asked between small
/// parts.
Kept keepClosed(const Profile &profile, int retentionDays, const Clock &clock, Random &random,
                const std::function<bool()> &goOn);

/// Does so on a thread of its own, each profile once a run of the program: people must leave a PC also when nobody
/// comes back to the account. GUI thread.
class ClosedProfiles final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ClosedProfiles() override;

    /// Begins with those of them that were not looked at yet. 0 days: recipients stay.
    void keep(const QList<Profile> &profiles, int retentionDays);
    /// This one is or was open: its engine looks after it.
    void leaveOut(const QString &key) { m_looked.insert(key); }
    /// Stops between two parts; then none of their files is open here any more. What was to follow before does not.
    void end(std::function<void()> then);
    [[nodiscard]] bool isUnderWay() const { return m_thread != nullptr; }

private:
    void ended();

    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_stop = false;
    QStringList m_kept;  ///< of the thread, until it has ended
    QSet<QString> m_looked;
    std::function<void()> m_then;
};

}  // namespace wyh::desktop
