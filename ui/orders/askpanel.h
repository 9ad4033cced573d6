// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QKeySequence>

#include "ui/widgets/tokens.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QShortcut;

namespace wyh::ui {

class FieldError;

/// A question that stands in the page, where the work is, and does not stop it. It never takes a plain Return: a
/// scanner ends with one. Escape closes it.
class AskPanel final : public QFrame
{
    Q_OBJECT

public:
    enum class Weight {
        Plain,
        Main,  ///< what is meant to be done: the one main button as long as the question stands
        Grave  ///< cannot be undone, or is a risk: never looks like the way to go
    };
    struct Option
    {
        QString id;
        QString text;
        QKeySequence key;
        Weight weight = Weight::Plain;
        bool needsText = false;  ///< cannot be taken before the field is filled in
    };
    struct Entry
    {
        QString id;
        QString text;
    };
    struct Question
    {
        QString id;
        Tone tone = Tone::Accent;
        QString title;
        QString text;
        QList<Option> options;
        QString field;         ///< label of a text field, or none
        QStringList quick;     ///< texts that fill the field with one key or click
        QList<Entry> entries;  ///< something to choose from, or nothing
    };

    explicit AskPanel(QWidget *parent = nullptr);
    void ask(const Question &question);
    void dismiss();
    [[nodiscard]] bool isAsking() const { return !isHidden(); }
    [[nodiscard]] QString questionId() const { return m_question.id; }
    /// Answers with the option that is not plain (Ctrl+Return).
    void accept();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListWidget *entries() const { return m_entries; }

signals:
    void answered(const QString &question, const QString &option, const QString &text);
    void chosen(const QString &question, const QString &entry);
    void dismissed(const QString &question);
    void askingChanged(bool asking);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void answer(const Option &option);

    Question m_question;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_fieldLabel;
    QLineEdit *m_field;
    FieldError *m_fieldError;
    QListWidget *m_entries;
    QHBoxLayout *m_quick;
    QHBoxLayout *m_buttons;
    QList<QWidget *> m_made;
    /// The key of a button that waits says what it waits for, wherever the focus is.
    QShortcut *m_askForText;
    QList<QWidget *> m_needText;  ///< buttons of m_made that wait for the field
};

}  // namespace wyh::ui
