// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>
#include <functional>

namespace wyh::ui {

struct Choice
{
    enum class Kind { Plain, Primary, Danger };
    QString id;
    QString text;
    Kind kind = Kind::Plain;
};

struct Question
{
    QString title;   ///< what to decide
    QString text;    ///< what happens then
    QString detail;  ///< smaller: why
    QList<Choice> choices;
    QString inputLabel;  ///< with a label there is one line to fill in
    QString inputSuggestion;
    QString inputAgainLabel;     ///< with a label there is a second line that must say the same
    bool inputSecret = false;    ///< a passphrase: not shown
    int inputLeast = 0;          ///< so many characters at least
    bool inputRequired = false;  ///< choices other than cancelling need a text
};

struct Answer
{
    QString choice;  ///< empty: cancelled
    QString input;
    [[nodiscard]] bool cancelled() const { return choice.isEmpty(); }
};

/// Asks the user; an interface, so that a test can answer. Never blocks: the answer comes by callback, and not at all
/// when the context object is gone.
class Prompt
{
public:
    virtual ~Prompt() = default;
    using Callback = std::function<void(const Answer &)>;
    virtual void ask(const Question &question, QObject *context, Callback answer) = 0;
};

/// A window-modal dialog. Escape cancels; no plain key changes data (a scanner ends with Return): Ctrl+Return takes the
/// primary choice.
class DialogPrompt final : public Prompt
{
public:
    explicit DialogPrompt(QWidget *window) : m_window(window) {}
    void setWindow(QWidget *window) { m_window = window; }
    void ask(const Question &question, QObject *context, Callback answer) override;

private:
    QPointer<QWidget> m_window;
};

}  // namespace wyh::ui
