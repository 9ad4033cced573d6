// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <QWidget>

#include "models/items/preferences.h"
#include "tests/support/benchstore.h"
#include "ui/widgets/theme.h"

namespace wyh::test {

/// A clock that stands still: 2026-11-23 14:32 in Shanghai.
class StillClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_now; }
    void set(qint64 now) { m_now = now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    qint64 m_now = 1795415520000;
};

/// The day's work of a small warehouse, with everything that can be on a card.
struct BenchGui
{
    QTemporaryDir folder;
    StillClock clock;
    BenchStore store;
    items::Preferences preferences{folder.filePath(QStringLiteral("preferences.ini"))};

    BenchGui();
    /// Shows the page in a window of the smallest size the product supports, as the main window would.
    static void show(QWidget &page, int width = 1190, int height = 690);
    /// Presses keys where the focus is.
    static void keys(QWidget &page, const QString &ascii);
    static void key(QWidget &page, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// What an input method commits where the focus is.
    static void commit(QWidget &page, const QString &text);
    static void scan(QWidget &page, const QString &code);
    /// Saves a picture when WYH_SHOTS names a folder.
    static void shot(QWidget &page, const QString &name);
    /// Texts of labels and buttons that do not fit into their widgets.
    static QStringList clipped(const QWidget &page);
};

}  // namespace wyh::test
