// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "ui/widgets/painting.h"

namespace wyh::ui {

/// The last scans and what became of them, the newest first: whoever looks up from the goods sees what was counted and
/// what was not.
class ScanTrail final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMost = 5;

    explicit ScanTrail(QWidget *parent = nullptr);

    /// whole: what the short text leaves out; shown under the mouse.
    void add(Tone tone, const QString &iconName, const QString &text, const QString &whole);
    /// Short texts, the newest first.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        PillLook look;
        QString whole;
    };
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QList<QRect> places() const;  ///< of the entries there is room for
    void describe();

    QList<Entry> m_entries;
};

}  // namespace wyh::ui
