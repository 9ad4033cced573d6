// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QStringList>
#include <functional>

namespace wyh::store {

/// Says in a small file beside the databases which operations are being worked on (laid over a record, made into a
/// request, judged by an answer), so that the next start knows which ones the program died of. The file outlives the
/// process and not the machine: nothing is flushed, so a mark costs a microsecond. Without a file (a full disk, a
/// folder that is gone) nothing is remembered and everything else works.
class CrashGuard
{
public:
    /// Starts that end in the work on one operation until the program does without it.
    static constexpr int kStarts = 3;

    /// hook: tests; called when work begins, may throw to play the end of the program.
    explicit CrashGuard(const QString &folder, std::function<void(const QStringList &ops)> hook = {});

    /// The operations that were worked on when the last run ended.
    [[nodiscard]] const QStringList &leftBehind() const { return m_leftBehind; }

    /// It has been taken note of what was left behind.
    void forget();

    /// Until leave(); calls inside another one's work belong to that.
    void enter(const QStringList &ops);
    void leave();
    /// leave(), however often was entered.
    void release();

    /// The work of one scope. An exception that passes through it is the end of the program as tests play it.
    class Work
    {
    public:
        Work(CrashGuard &guard, const QStringList &ops);
        ~Work();
        Work(const Work &) = delete;
        Work &operator=(const Work &) = delete;

    private:
        CrashGuard &m_guard;
        int m_exceptions;
    };

private:
    void write(const QByteArray &line);

    QFile m_file;
    std::function<void(const QStringList &)> m_hook;
    QStringList m_leftBehind;
    int m_depth = 0;
    int m_markedAt = 0;  ///< the depth whose operations stand in the file; 0: none
};

}  // namespace wyh::store
