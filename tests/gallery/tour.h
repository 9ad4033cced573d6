// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "tests/support/programdriver.h"

namespace wyh::test {

/// Walks through the program once and takes a picture at every state worth looking at.
class Tour
{
public:
    /// Pictures are named <folder>/program-<screen>-<state>-<suffix>.png.
    Tour(QString folder, QString suffix, QString language, bool dark);
    /// false: a state was not reached; the log says which.
    bool run();

private:
    bool firstRun();
    bool picking();
    bool shipping();
    bool shipped();
    bool connection();
    bool syncCentre();
    bool settings();
    void shoot(QWidget *widget, const QString &name);
    void shootWindow(const QString &name);
    bool reached(bool state, const char *name);
    QList<Order> orders(store::OrderList list);
    bool record(const store::Act &act);

    QString m_folder, m_suffix, m_language;
    bool m_dark;
    ProgramDriver m_program;
    QObject m_context;
    int m_missing = 0;
};

}  // namespace wyh::test
