// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
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

/// A story once prepared, ready for its runs.
class Telling
{
public:
    explicit Telling(const Story &story);

    struct Outcome
    {
        QString broken;  ///< empty: everything held
        bool reached = false;
        qint64 calls = 0;  ///< that counted
    };
    /// The story with that fault. Its coverage is added.
    Outcome tell(const Point &point, bool log = false);
    [[nodiscard]] const QMap<QString, qint64> &coverage() const { return m_coverage; }

private:
    const Story &m_story;
    Prepared m_prepared;
    QMap<QString, qint64> m_coverage;
};

}  // namespace wyh::crash
