// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <array>
#include <functional>

namespace wyh::testing {

/// A call that reaches a disk. Mark: a moment a test wants counted, such as a request that leaves the machine.
enum class DiskCall { Open, Create, Read, Write, Sync, Truncate, Delete, Access, Size, Lock, Share, Rename, Mark };
const char *diskCallName(DiskCall call);

/// Decides about every call of all disks of a run: counts those that matter and lets the k-th one go wrong.
class DiskFaults
{
public:
    /// Crash: this call and every later one of the same disk fails, until its power is back. Only calls that change
    /// something count (and marks): between two of them a crash leaves the same files.
    /// Error: SQLITE_IOERR; every call that can fail counts. Full: SQLITE_FULL; calls that take room count.
    enum class Kind { None, Crash, Error, Full };
    struct Plan
    {
        Kind kind = Kind::None;
        qint64 at = 0;        ///< from 1
        bool sticky = false;  ///< every call of that disk from then on, until it is mended (Error, Full)
    };
    enum class Verdict { Fine, Crashed, Failed, Full };

    /// Counting begins anew.
    void arm(const Plan &plan)
    {
        m_plan = plan;
        m_counts = {};
        m_disk = nullptr;
        m_sick = false;
    }
    /// Another plan from here on: what was counted stays counted.
    void change(const Plan &plan) { m_plan = plan; }
    /// A sticky fault ends; nothing else happens in this run.
    void mend() { m_sick = false; }
    /// While false, calls are neither counted nor hurt.
    void setCounting(bool on) { m_counting = on; }
    [[nodiscard]] bool counting() const { return m_counting; }

    Verdict judge(const void *disk, DiskCall call, const QString &path);

    [[nodiscard]] qint64 counted(Kind kind) const { return m_counts[static_cast<size_t>(kind)]; }
    [[nodiscard]] bool reached() const { return m_disk != nullptr; }
    [[nodiscard]] bool sick() const { return m_sick; }
    /// The disk that was hit.
    [[nodiscard]] const void *hit() const { return m_disk; }

    std::function<void(DiskCall call, const QString &path, Verdict verdict)> trace;
    /// Called before a call that counts for that kind is judged, with its number; may change the plan.
    std::function<void(Kind kind, qint64 number)> before;

    static bool counts(Kind kind, DiskCall call);

private:
    Plan m_plan;
    std::array<qint64, 4> m_counts{};
    const void *m_disk = nullptr;
    bool m_sick = false;
    bool m_counting = true;
};

}  // namespace wyh::testing
