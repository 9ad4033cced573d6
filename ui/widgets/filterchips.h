// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace wyh::ui {

class Chip;

/// A row of exclusive filters with counts: "待配货 42 | 部分 5". One tab stop; the arrow keys move the choice.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    /// Adds a chip, or renames it when the id is known. The first one added becomes current.
    void setChip(const QString &id, const QString &text);
    /// -1: no number shown. emphasised: the number asks for attention.
    void setCount(const QString &id, int count, bool emphasised = false);
    [[nodiscard]] int count(const QString &id) const;
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString &id);
    [[nodiscard]] QStringList ids() const;

    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    /// By the user or by setCurrent().
    void currentChanged(const QString &id);
    /// To what is filtered, which stands below.
    void downPressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void describe();
    [[nodiscard]] Chip *chip(const QString &id) const;
    void step(int by);

    QList<Chip *> m_chips;
    QString m_current;
};

}  // namespace wyh::ui
