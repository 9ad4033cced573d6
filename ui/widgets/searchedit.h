// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

class QTimer;

namespace wyh::ui {

/// A search field: says what was typed once it is committed (never in the middle of an input method's composition) and
/// typing paused. Escape clears it, and leaves it when it is empty.
class SearchEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchEdit(QWidget *parent = nullptr);
    /// Shown at the right while the field is empty: "Ctrl+K". Left out where the placeholder needs its room.
    void setKeyName(const QString &key);
    [[nodiscard]] bool showsKey() const;
    /// Wide enough for the placeholder.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString query() const;  ///< NFKC, trimmed

signals:
    void searched(const QString &query);   ///< after a pause, also when cleared
    void confirmed(const QString &query);  ///< Return
    void left();                           ///< Escape on an empty field
    void stepped(int by);                  ///< arrow up or down: for a result list below

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void typed();
    [[nodiscard]] int placeholderWidth() const;  ///< with the symbol before it

    QTimer *m_pause;
    QString m_key;
    QString m_last;
    bool m_composing = false;
};

}  // namespace wyh::ui
