// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <array>
#include <optional>

#include "tests/crashpoints/stories.h"

namespace wyh::crash {

/// Kinds of faults as the command line names them: crash, error, error-sticky, full, full-sticky.
struct Mode
{
    testing::DiskFaults::Kind kind = testing::DiskFaults::Kind::None;
    bool sticky = false;
};
QString modeName(const Mode &mode);
std::optional<Mode> modeFromName(const QString &name);
QString damageName(testing::Damage damage);
std::optional<testing::Damage> damageFromName(const QString &name);

/// A call that counted in the run without a fault.
struct Call
{
    testing::DiskCall call = testing::DiskCall::Mark;
    QString path;
    bool operator==(const Call &) const = default;
};

/// A story once prepared, ready for its runs.
class Telling
{
public:
    explicit Telling(const Story &story);

    struct Outcome
    {
        QString broken;  ///< empty: everything held
        bool reached = false;
    };
    /// The story with that fault. Its coverage is added.
    Outcome tell(const Point &point, bool log = false);
    /// The calls of the last run without a fault that count for that kind; the k-th fault hits the k-th of them.
    [[nodiscard]] const QList<Call> &calls(testing::DiskFaults::Kind kind) const
    {
        return m_calls[static_cast<size_t>(kind)];
    }
    /// Each of the points, none of them told from its beginning: the story runs once without a fault, and at each point
    /// a process of its own branches off, in which the fault happens.
    void tellAll(const QList<Point> &points, const std::function<void(const Point &, const Outcome &)> &each);
    [[nodiscard]] const QMap<QString, qint64> &coverage() const { return m_coverage; }

private:
    void record(testing::DiskFaults &faults);
    Outcome run(Play &play);
    void cover(const QMap<QString, qint64> &coverage);
    const Story &m_story;
    Prepared m_prepared;
    QMap<QString, qint64> m_coverage;
    std::array<QList<Call>, 4> m_calls;
};

}  // namespace wyh::crash
