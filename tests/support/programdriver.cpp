// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/programdriver.h"

#include <QApplication>
#include <QTest>

namespace wyh::test {

using namespace Qt::StringLiterals;

bool ProgramDriver::wait(const std::function<bool()> &condition, int timeoutMs)
{
    return QTest::qWaitFor(condition, timeoutMs);
}

bool ProgramDriver::start(bool demo, const QString &language)
{
    desktop::CompositionOptions options;
    options.dataRoot = root();
    options.demo = demo;
    options.language = language;
    options.keychain = [box = m_box] { return std::make_unique<FakeSecrets>(box); };
    m_composition = std::make_unique<desktop::Composition>(*qApp, options);
    if (!m_composition->prepare().ok())
        return false;
    m_composition->start();
    const auto shown = [this]() -> QWidget * {
        if (window() && window()->isVisible())
            return window();
        return firstRun() && firstRun()->isVisible() ? firstRun() : nullptr;
    };
    if (!wait([&] { return shown() != nullptr; }, 60000))
        return false;
    shown()->activateWindow();
    return QTest::qWaitForWindowActive(shown(), 5000);
}

void ProgramDriver::stop()
{
    if (!m_composition)
        return;
    bool finished = false;
    QObject::connect(m_composition.get(), &desktop::Composition::finished, m_composition.get(),
                     [&] { finished = true; });
    m_composition->shutdown();
    if (!wait([&] { return finished; }))
        qFatal("the program does not end");
    m_composition.reset();
}

bool ProgramDriver::waitOnline()
{
    return wait(
        [this] {
            const store::ConnectionState state = window() ? session().sync().state() : store::ConnectionState();
            return state.kind == store::ConnectionState::Kind::Online && state.lastPullMs > 0 && !state.firstPull;
        },
        60000);
}

bool ProgramDriver::waitSettled()
{
    return wait([this] {
        return session().sync().state().kind == store::ConnectionState::Kind::Online &&
               session().desk().counts().waiting == 0;
    });
}

QWidget *ProgramDriver::focus() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *widget = QApplication::focusWidget())
        return widget;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    return window() ? static_cast<QWidget *>(window()) : firstRun();
}

void ProgramDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(focus(), key, modifiers);
    QTest::qWait(1);
}

void ProgramDriver::type(const QString &ascii)
{
    for (const QChar c : ascii)
        QTest::keyClick(focus(), c.toLatin1());
}

void ProgramDriver::scan(const QString &code)
{
    type(code);
    key(Qt::Key_Return);
}

}  // namespace wyh::test
