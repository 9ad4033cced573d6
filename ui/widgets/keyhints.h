// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace wyh::ui {

/// A key and what it does now; the shell shows them in the status bar and on the key sheet (F1).
struct KeyHint
{
    QString keys;  ///< as printed on the key cap: "F9", "Ctrl+Z"
    QString text;
    bool operator==(const KeyHint &) const = default;
};

/// Key caps with words for the status bar; as many as there is room for.
class KeyHints : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHints(QWidget *parent = nullptr);
    void setHints(const QList<KeyHint> &hints);
    [[nodiscard]] QList<KeyHint> hints() const { return m_hints; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<KeyHint> m_hints;
};

}  // namespace wyh::ui
