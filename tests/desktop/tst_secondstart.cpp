// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The real program, started many times at once on one data root: one wins, the others touch no file and bring it to
// the front.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStarts = 50;
constexpr int kPatienceMs = 120000;

#ifdef Q_OS_LINUX
/// Every file below these folders that anybody opens, by name.
class OpenWatch
{
public:
    explicit OpenWatch(const QStringList &folders) : m_handle(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        for (const QString &folder : folders)
            ::inotify_add_watch(m_handle, QFile::encodeName(folder).constData(),
                                IN_OPEN | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO);
    }
    ~OpenWatch() { ::close(m_handle); }
    OpenWatch(const OpenWatch &) = delete;
    OpenWatch &operator=(const OpenWatch &) = delete;

    [[nodiscard]] QStringList names() const
    {
        QStringList found;
        alignas(inotify_event) char buffer[64 * 1024];
        for (;;) {
            const ssize_t size = ::read(m_handle, buffer, sizeof buffer);
            if (size <= 0)
                return found;
            for (ssize_t at = 0; at < size;) {
                const auto *event = reinterpret_cast<const inotify_event *>(buffer + at);
                found += event->len > 0 ? QFile::decodeName(event->name) : u"(folder)"_s;
                at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            }
        }
    }

private:
    int m_handle;
};
#endif

}  // namespace

class TestSecondStart : public QObject
{
    Q_OBJECT

    std::unique_ptr<QProcess> start()
    {
        auto process = std::make_unique<QProcess>();
        process->setProgram(QCoreApplication::applicationDirPath() + u"/woyouhuo"_s);
        process->setArguments({u"--data-root"_s, m_root->path(), u"--language"_s, u"en"_s});
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start();
        return process;
    }

    [[nodiscard]] QByteArray log() const
    {
        QByteArray all;
        const QDir folder(m_root->path() + u"/log"_s);
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    static int running(const std::vector<std::unique_ptr<QProcess>> &processes)
    {
        int count = 0;
        for (const auto &process : processes)
            count += process->state() == QProcess::NotRunning ? 0 : 1;
        return count;
    }

    static void end(QProcess &process)
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.kill();
        process.waitForFinished();
    }

private slots:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void ofManyAtOnceOneWins()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        processes.reserve(kStarts);
        for (int i = 0; i < kStarts; ++i)
            processes.push_back(start());
        QTRY_COMPARE_WITH_TIMEOUT(running(processes), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("window shown"), kPatienceMs);
        // It goes on running, and whoever lost said nothing and ended well.
        for (const auto &process : processes) {
            if (process->state() != QProcess::NotRunning)
                continue;
            QCOMPARE(process->exitStatus(), QProcess::NormalExit);
            QCOMPARE(process->exitCode(), 0);
        }
        QCOMPARE(running(processes), 1);
        // One program has written one log.
        QCOMPARE(log().count("window shown"), 1);
        for (const auto &process : processes)
            end(*process);
    }

#ifdef Q_OS_LINUX
    void theOthersTouchNothingAndRaiseIt()
    {
        // A profile that a careless second start would open.
        const QString profile = m_root->path() + u"/profiles/0123456789abcdef"_s;
        QVERIFY(QDir().mkpath(profile));
        for (const QString &name : {u"outbox.db"_s, u"cache.db"_s, u"profile.json"_s, u"profile.lock"_s}) {
            QFile file(profile + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const std::unique_ptr<QProcess> first = start();
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("window shown"), kPatienceMs);
        const qsizetype raised = log().count("raised by another start");
        const OpenWatch watch({m_root->path(), m_root->path() + u"/profiles"_s, profile, m_root->path() + u"/log"_s});
        (void)watch.names();
        std::vector<std::unique_ptr<QProcess>> others;
        others.reserve(kStarts);
        for (int i = 0; i < kStarts; ++i)
            others.push_back(start());
        QTRY_COMPARE_WITH_TIMEOUT(running(others), 0, kPatienceMs);
        QCOMPARE(first->state(), QProcess::Running);
        QStringList touched = watch.names();
        // The lock itself is how they know; the log is the first one's, who notes each of them.
        touched.removeIf([](const QString &name) {
            return name.startsWith("instance.lock"_L1) || name.endsWith(".log"_L1) || name == "(folder)"_L1;
        });
        QVERIFY2(touched.isEmpty(), qPrintable(touched.join(u' ')));
        QTRY_VERIFY_WITH_TIMEOUT(log().count("raised by another start") > raised, kPatienceMs);
        end(*first);
    }
#endif

    void afterAKillTheNextStartIsTheFirst()
    {
        const std::unique_ptr<QProcess> killed = start();
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("window shown"), kPatienceMs);
        end(*killed);
        const std::unique_ptr<QProcess> next = start();
        QTRY_COMPARE_WITH_TIMEOUT(log().count("window shown"), 2, kPatienceMs);
        QCOMPARE(next->state(), QProcess::Running);
        end(*next);
    }

private:
    std::unique_ptr<QTemporaryDir> m_root;
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestSecondStart)
#include "tst_secondstart.moc"
