// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace wyh::ui {

/// A key and what it does, short: {"F9", "Finish"}.
struct KeyHint
{
    QString key;
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
