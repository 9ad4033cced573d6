// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QTemporaryDir>
#include <QWidget>
#include <functional>
#include <memory>

#include "app/desktop/composition.h"
#include "tests/support/fakesecrets.h"

namespace wyh::test {

/// The whole desktop program in this process: the real composition with its windows, worker and network, a data root
/// and a keychain of its own. Driven by keys as a person would; restarts keep the data root.
class ProgramDriver
{
public:
    ProgramDriver() = default;
    ~ProgramDriver() { stop(); }

    /// Starts the program and waits for its first window.
    bool start(bool demo = false, const QString &language = QStringLiteral("en"));
    /// Closes it in order, as its last window would.
    void stop();

    [[nodiscard]] desktop::Composition &program() { return *m_composition; }
    [[nodiscard]] ui::MainWindow *window() const { return m_composition ? m_composition->mainWindow() : nullptr; }
    [[nodiscard]] ui::FirstRun *firstRun() const { return m_composition ? m_composition->firstRun() : nullptr; }
    [[nodiscard]] desktop::Session &session() { return *m_composition->session(); }
    [[nodiscard]] store::Reader &reader() { return session().reader(); }
    [[nodiscard]] QString root() const { return m_root.path() + QStringLiteral("/数据"); }

    static bool wait(const std::function<bool()> &condition, int timeoutMs = 30000);
    bool waitOnline();
    /// Everything recorded is confirmed or refused.
    bool waitSettled();
    /// Sends a key to where the focus is, in a window that is active again if a list above it has closed.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &ascii);
    /// Types fast and ends with Return, as a scanner does.
    void scan(const QString &code);
    /// Presses Tab until the focus is where it is wanted; false: a whole round does not lead there.
    bool tabTo(const std::function<bool(const QWidget *)> &wanted);
    bool tabTo(const QString &objectName);
    /// Opens the menu of a button that has the focus and takes the entry that begins with these words.
    bool choose(const QString &words);
    [[nodiscard]] std::shared_ptr<SecretBox> secrets() const { return m_box; }
    /// All bytes of all files below the data root.
    [[nodiscard]] QByteArray everyByte() const;

    template <class T>
    T *page() const
    {
        return window() ? window()->findChild<T *>() : nullptr;
    }

private:
    [[nodiscard]] QWidget *focus() const;
    QWidget *activeFocus();

    QTemporaryDir m_root;
    std::shared_ptr<SecretBox> m_box = std::make_shared<SecretBox>();
    std::unique_ptr<desktop::Composition> m_composition;
};

}  // namespace wyh::test
