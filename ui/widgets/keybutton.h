// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace wyh::ui {

/// The name of a key as it is printed on keyboards, in every language: "Ctrl+Enter", not "Ctrl+Return" or "Ctrl+回车".
QString keyText(const QKeySequence &key);

/// A push button that shows its key on a cap: "完成配货 [F9]". Never a default button.
class KeyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit KeyButton(QWidget *parent = nullptr);
    explicit KeyButton(const QString &text, const QKeySequence &key = {}, QWidget *parent = nullptr);

    void setKey(const QKeySequence &key);
    [[nodiscard]] QKeySequence key() const { return m_key; }
    [[nodiscard]] QString keyName() const;  ///< as it is written on the button; empty: it has no key
    /// setText() and the name for assistive technology.
    void setLabel(const QString &text);
    void setPrimary(bool primary);
    /// Without its cap the button takes less room; the key stays, and stands in the tool tip.
    void setCapShown(bool shown);
    /// The room it takes with its cap or without.
    [[nodiscard]] QSize hint(bool withCap) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Its key acts at once: QAbstractButton would wait a tenth of a second and lose a second press.
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QKeySequence m_key;
    bool m_capShown = true;
    bool m_tipIsKey = false;
    int m_grabbed = 0;  ///< id of the grabbed key
};

}  // namespace wyh::ui
