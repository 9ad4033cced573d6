// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/programdriver.h"

#include <QApplication>
#include <QDirIterator>
#include <QMenu>
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
    options.keychain = [box = m_box]() -> std::unique_ptr<client::SecretBackend> {
        return box->missing ? nullptr : std::make_unique<FakeSecrets>(box);
    };
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
    const auto finished = std::make_shared<bool>(false);
    QObject::connect(m_composition.get(), &desktop::Composition::finished, m_composition.get(),
                     [finished] { *finished = true; });
    m_composition->shutdown();
    if (!wait([finished] { return *finished; }))
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

/// Without a window manager nobody gives the window back its focus when a list or menu above it has closed.
QWidget *ProgramDriver::activeFocus()
{
    QWidget *target = focus();
    if (!target)
        qFatal("no window to press a key in");
    QWidget *top = target->window();
    if (!QApplication::activePopupWidget() && !top->isActiveWindow()) {
        top->activateWindow();
        if (!QTest::qWaitForWindowActive(top))
            qFatal("the window does not become active");
        target = focus();
    }
    return target;
}

void ProgramDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(activeFocus(), key, modifiers);
    QTest::qWait(1);
}

void ProgramDriver::type(const QString &ascii)
{
    for (const QChar c : ascii)
        QTest::keyClick(activeFocus(), c.toLatin1());
}

bool ProgramDriver::tabTo(const std::function<bool(const QWidget *)> &wanted)
{
    constexpr int kRound = 200;
    QStringList met;
    for (int i = 0; i < kRound; ++i) {
        const QWidget *now = QApplication::focusWidget();
        if (now && wanted(now))
            return true;
        met += now ? now->objectName() + u'/' + now->accessibleName() : u"nothing"_s;
        key(Qt::Key_Tab);
    }
    met.removeDuplicates();
    qWarning("not reached by Tab; met: %s", qPrintable(met.join(u", "_s)));
    return false;
}

bool ProgramDriver::tabTo(const QString &objectName)
{
    return tabTo([&objectName](const QWidget *widget) { return widget->objectName() == objectName; });
}

bool ProgramDriver::choose(const QString &words)
{
    key(Qt::Key_Down);
    QMenu *menu = nullptr;
    if (!wait([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr; }))
        return false;
    for (qsizetype i = 0; i < menu->actions().size(); ++i) {
        key(Qt::Key_Down);
        if (menu->activeAction() && menu->activeAction()->text().startsWith(words)) {
            key(Qt::Key_Return);
            return true;
        }
    }
    return false;
}

QByteArray ProgramDriver::everyByte() const
{
    QByteArray out;
    QDirIterator it(root(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            out += file.fileName().toUtf8() + '\0' + file.readAll() + '\0';
    }
    return out;
}

void ProgramDriver::scan(const QString &code)
{
    type(code);
    key(Qt::Key_Return);
}

}  // namespace wyh::test
