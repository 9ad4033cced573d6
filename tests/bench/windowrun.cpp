// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QWidget>

#include "app/desktop/composition.h"
#include "tests/bench/measure.h"
#include "tests/bench/runs.h"
#include "tests/bench/standin.h"
#include "tests/support/fakesecrets.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

/// How long the event loop of this thread did not come round.
class GapMeter
{
public:
    void start()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - kTickMs;
            m_clock.restart();
            m_gaps += std::max(0.0, gap);
        });
        m_clock.start();
        m_timer.start(kTickMs);
    }
    void stop() { m_timer.stop(); }
    void moveToThread(QThread *thread) { m_timer.moveToThread(thread); }
    QObject *context() { return &m_timer; }
    [[nodiscard]] double worst() const
    {
        return m_gaps.isEmpty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end());
    }
    [[nodiscard]] double p99() const { return percentile(m_gaps, 0.99); }
    [[nodiscard]] int over(double limitMs) const
    {
        return static_cast<int>(std::count_if(m_gaps.begin(), m_gaps.end(), [=](double gap) { return gap > limitMs; }));
    }

private:
    static constexpr int kTickMs = 2;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QList<double> m_gaps;
};

/// A loop of its own with nothing else to do: what this machine, busy as it is, does to any loop.
class BareLoop
{
public:
    BareLoop()
    {
        m_gaps.moveToThread(&m_thread);
        m_thread.start();
    }
    ~BareLoop() { stop(); }
    void start()
    {
        QMetaObject::invokeMethod(
            m_gaps.context(), [this] { m_gaps.start(); }, Qt::QueuedConnection);
    }
    void stop()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(
            m_gaps.context(), [this] { m_gaps.stop(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] const GapMeter &gaps() const { return m_gaps; }

private:
    QThread m_thread;
    GapMeter m_gaps;
};

class BlankWindow final : public QWidget
{
public:
    [[nodiscard]] bool isPainted() const { return m_painted; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        m_painted = true;
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

private:
    bool m_painted = false;
};

}  // namespace

int runBlank(int argc, char **argv)
{
    bool painted = false;
    const double all = msOf([&] {
        const QApplication application(argc, argv);
        BlankWindow window;
        window.resize(1280, 800);
        window.show();
        QApplication::exec();
        painted = window.isPainted();
    });
    if (!painted)
        fail(u"an empty window was not painted"_s);
    print({{u"blank_ms"_s, all}});
    return 0;
}

int runWindow(int argc, char **argv, const QUrl &platform, const QString &root)
{
    QApplication application(argc, argv);
    // A profile as an earlier sign-in leaves it; the token is gone, the person signs in at the banner.
    auto box = std::make_shared<test::SecretBox>();
    {
        desktop::Profiles profiles(root);
        if (!profiles.prepare().ok())
            fail(u"no data root"_s);
        const desktop::Profile profile = need(profiles.remember(platform.toString(), StandIn::session().account));
        profiles.setLastUsed(profile.key);
    }
    desktop::CompositionOptions options;
    options.dataRoot = root;
    options.language = u"zh_CN"_s;
    options.log = false;
    options.keychain = [box] { return std::make_unique<test::FakeSecrets>(box); };
    desktop::Composition program(application, options);
    if (!program.prepare().ok())
        fail(u"the program does not start"_s);

    GapMeter gaps;
    BareLoop bare;
    QElapsedTimer clock;
    qint64 progress = 0;
    QTimer look;
    QObject::connect(&program, &desktop::Composition::windowShown, &program, [&] {
        if (!program.mainWindow())
            return;
        // The window is built and shown in one go; what counts is how it lives from then on.
        QTimer::singleShot(0, &program, [&] {
            gaps.start();
            bare.start();
            clock.start();
            program.session()->sync().signIn(u"password"_s, &program, [](const Status &status) {
                if (!status.ok())
                    fail(u"not signed in: "_s + status.error().code);
            });
        });
        look.start(20);
    });
    double pullMs = 0;
    QObject::connect(&look, &QTimer::timeout, &program, [&] {
        const store::ConnectionState state = program.session()->sync().state();
        progress = std::max(progress, state.received);
        if (state.lastPullMs == 0 || state.firstPull)
            return;
        look.stop();
        gaps.stop();
        bare.stop();
        pullMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        program.shutdown();
    });
    QObject::connect(&program, &desktop::Composition::finished, &application, &QCoreApplication::quit);
    program.start();
    QApplication::exec();
    print({{u"window_pull_ms"_s, pullMs},
           {u"gap_worst_ms"_s, gaps.worst()},
           {u"gap_p99_ms"_s, gaps.p99()},
           {u"bare_worst_ms"_s, bare.gaps().worst()},
           {u"bare_p99_ms"_s, bare.gaps().p99()},
           {u"gaps_over_50"_s, gaps.over(50)},
           {u"progress"_s, progress},
           {u"window_memory_mb"_s, peakMemoryMb()}});
    return 0;
}

}  // namespace wyh::bench
