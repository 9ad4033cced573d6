// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/diskfaults.h"

namespace wyh::testing {

const char *diskCallName(DiskCall call)
{
    static constexpr std::array names{"open",   "create", "read", "write", "sync",   "truncate", "delete",
                                      "access", "size",   "lock", "share", "rename", "mark"};
    return names[static_cast<size_t>(call)];
}

bool DiskFaults::counts(Kind kind, DiskCall call)
{
    switch (kind) {
        case Kind::None:
            return false;
        case Kind::Crash:
            return call == DiskCall::Create || call == DiskCall::Write || call == DiskCall::Sync ||
                   call == DiskCall::Truncate || call == DiskCall::Delete || call == DiskCall::Rename ||
                   call == DiskCall::Mark;
        case Kind::Error:
            return call != DiskCall::Mark;
        case Kind::Full:
            return call == DiskCall::Create || call == DiskCall::Write || call == DiskCall::Share;
    }
    return false;
}

DiskFaults::Verdict DiskFaults::judge(const void *disk, DiskCall call, const QString &path)
{
    Verdict verdict = Verdict::Fine;
    if (m_counting) {
        for (const Kind kind : {Kind::Crash, Kind::Error, Kind::Full}) {
            if (!counts(kind, call))
                continue;
            const qint64 number = ++m_counts[static_cast<size_t>(kind)];
            if (before)
                before(kind, number);
        }
        if (counts(m_plan.kind, call)) {
            const bool now = !m_disk && m_counts[static_cast<size_t>(m_plan.kind)] == m_plan.at;
            if (now) {
                m_disk = disk;
                m_sick = m_plan.sticky;
            }
            if (now || (m_sick && m_disk == disk)) {
                verdict = m_plan.kind == Kind::Crash   ? Verdict::Crashed
                          : m_plan.kind == Kind::Error ? Verdict::Failed
                                                       : Verdict::Full;
            }
        }
    }
    if (trace)
        trace(call, path, verdict);
    return verdict;
}

}  // namespace wyh::testing
