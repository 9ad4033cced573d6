// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace wyh::desktop {

class Composition;

/// Measures a start for the benchmarks: from the first line of main() to the window, and to a list with rows in it that
/// has been painted. Then it writes {"window_ms", "usable_ms", "rows"} and ends the program.
class StartMeter final : public QObject
{
    Q_OBJECT

public:
    StartMeter() { m_clock.start(); }
    void watch(Composition &composition, const QString &reportPath);

    static constexpr int kPatienceMs = 60000;

private:
    void look();
    void report(qint64 usableMs, int rows);

    QElapsedTimer m_clock;
    QTimer m_look;
    Composition *m_composition = nullptr;
    QString m_reportPath;
    qint64 m_windowMs = -1;
};

}  // namespace wyh::desktop
