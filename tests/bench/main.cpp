// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Measures the program against what the machine can do at all, in the same run, and prints one markdown table:
//   bench [ORDERS] [--lines N] [--runs N]
// Each measurement runs in a process of its own (bench <name> ...). Ratios count; seconds depend on the machine.
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/bench/measure.h"
#include "tests/bench/runs.h"
#include "tests/bench/standin.h"

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0);
}

void row(const QString &what, const QString &ours, const QString &limit, const QString &ratio, const QString &goal)
{
    std::printf("| %s | %s | %s | %s | %s |\n", qPrintable(what), qPrintable(ours), qPrintable(limit),
                qPrintable(ratio), qPrintable(goal));
    std::fflush(stdout);
}

QString ratio(double ours, double limit)
{
    return limit > 0 ? QString::number(ours / limit, 'f', 2) + u" x"_s : u"–"_s;
}

/// This program as another process; its figures are its last line.
class Child
{
public:
    explicit Child(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Child()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The first line it says.
    QByteArray line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(-1))
                fail(u"a measuring process ended early"_s);
        }
        return m_process.readLine().trimmed();
    }
    QJsonObject figures()
    {
        m_process.waitForFinished(-1);
        if (m_process.exitCode() != 0)
            fail(u"a measuring process failed"_s);
        return QJsonDocument::fromJson(m_process.readAllStandardOutput().trimmed()).object();
    }

private:
    QProcess m_process;
};

/// The system forgets what it has read of these files, as after a start of the machine.
void forget(const QString &folder)
{
#ifndef Q_OS_WIN
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        const int file = ::open(QFile::encodeName(info.filePath()).constData(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
#else
    Q_UNUSED(folder)
#endif
}

class Bench
{
public:
    Bench(const Shape &shape, int runs, const QString &build) : m_shape(shape), m_runs(runs)
    {
        m_pages = build + u"/bench/pages-%1-%2"_s.arg(shape.orders).arg(shape.lines);
        QDir().mkpath(m_pages);
        m_folder = std::make_unique<QTemporaryDir>(build + u"/bench/run-XXXXXX"_s);
    }

    void run()
    {
        std::printf("\n%d orders with %d lines, %.0f bytes of compact wire JSON each; median of %d runs\n\n",
                    m_shape.orders, m_shape.lines, meanBytes(m_shape), m_runs);
        row(u"what"_s, u"ours"_s, u"raw limit"_s, u"ratio"_s, u"goal"_s);
        row(u"---"_s, u"---"_s, u"---"_s, u"---"_s, u"---"_s);
        for (int i = 0; i < m_runs; ++i)
            pull(i);
        pullRows();
        for (int i = 0; i < m_runs; ++i)
            window(i);
        windowRows();
        storeRows();
        startRows();
        oursRow();
    }

private:
    using Figures = QList<QJsonObject>;

    QStringList with(const QStringList &arguments) const
    {
        return arguments + QStringList{QString::number(m_shape.orders), QString::number(m_shape.lines)};
    }
    static double median(const Figures &figures, const QString &name)
    {
        QList<double> values;
        for (const QJsonObject &each : figures)
            values += each.value(name).toDouble();
        return percentile(values, 0.5);
    }

    void pull(int run)
    {
        Child platform(with({u"platform"_s, m_pages}));
        const QString base = u"http://127.0.0.1:"_s + QString::fromLatin1(platform.line());
        const QString root = m_folder->filePath(u"root%1"_s.arg(run));
        Child client(with({u"pull"_s, base, root}));
        m_pull += client.figures();
        m_profile = m_pull.last().value(u"profile"_s).toString();
        m_root = root;
        Child raw(with({u"raw"_s, base, m_profile, m_folder->path()}));
        m_raw += raw.figures();
        if (run > 0)
            QDir(m_folder->filePath(u"root%1"_s.arg(run - 1))).removeRecursively();
    }

    void pullRows()
    {
        const auto ms = [](double value) { return number(value) + u" ms"_s; };
        const double ours = median(m_pull, u"pull_ms"_s);
        const double curl = median(m_raw, u"curl_ms"_s);
        const double insert = median(m_raw, u"insert_ms"_s);
        const double late = median(m_raw, u"insert_late_ms"_s);
        row(u"first pull over HTTP, searchable"_s, ms(ours), u"curl %1 + insert %2"_s.arg(ms(curl), ms(insert)),
            ratio(ours, curl + insert), u"≤ 2.0 x"_s);
        row(u"the same, raw rows without their indexes, indexes last"_s, ms(ours),
            u"curl %1 + insert %2"_s.arg(ms(curl), ms(late)), ratio(ours, curl + late), u"–"_s);
        row(u"peak memory of the first pull"_s, number(median(m_pull, u"pull_memory_mb"_s)) + u" MB"_s, u"–"_s, u"–"_s,
            u"≤ 150 MB"_s);
        const double changed = median(m_pull, u"changed_ms"_s);
        const double changedFloor = median(m_raw, u"changed_floor_ms"_s);
        row(u"1,000 changed orders on top, on the screen"_s, ms(changed), u"curl + replace "_s + ms(changedFloor),
            ratio(changed, changedFloor), u"≤ 150 ms"_s);
        const double push = median(m_pull, u"push_ms"_s);
        const double pushFloor = median(m_raw, u"push_floor_ms"_s);
        row(u"%1 queued operations pushed and confirmed, platform answers at once"_s.arg(
                m_pull.last().value(u"pushed"_s).toInt()),
            ms(push), u"curl of the batches + 200 fsyncs "_s + ms(pushFloor), ratio(push, pushFloor), u"≤ 1 s"_s);
    }

    void window(int run)
    {
        Child platform(with({u"platform"_s, m_pages}));
        const QString base = u"http://127.0.0.1:"_s + QString::fromLatin1(platform.line());
        const QString root = m_folder->filePath(u"window%1"_s.arg(run));
        Child program(with({u"window"_s, base, root}));
        m_window += program.figures();
        QDir(root).removeRecursively();
    }

    void windowRows()
    {
        row(u"longest gap of the window's event loop during the first pull"_s,
            number(median(m_window, u"gap_worst_ms"_s)) + u" ms"_s, u"–"_s, u"–"_s, u"≤ 50 ms"_s);
        row(u"first pull with the window open"_s, number(median(m_window, u"window_pull_ms"_s)) + u" ms"_s, u"–"_s,
            u"–"_s, u"–"_s);
        row(u"peak memory of the program with its window"_s, number(median(m_window, u"window_memory_mb"_s)) + u" MB"_s,
            u"–"_s, u"–"_s, u"–"_s);
    }

    void storeRows()
    {
        Figures runs;
        for (int i = 0; i < m_runs; ++i) {
            Child child(with({u"store"_s, m_profile}));
            runs += child.figures();
        }
        const QJsonArray first = runs.first().value(u"rows"_s).toArray();
        for (qsizetype i = 0; i < first.size(); ++i) {
            Figures same;
            for (const QJsonObject &each : std::as_const(runs))
                same += each.value(u"rows"_s).toArray().at(i).toObject();
            const auto both = [&same](const QString &p50, const QString &p95) {
                return u"p50 %1, p95 %2 ms"_s.arg(QString::number(median(same, p50), 'f', 2),
                                                  QString::number(median(same, p95), 'f', 2));
            };
            const QString what = first.at(i).toObject().value(u"what"_s).toString();
            const QString limit = first.at(i).toObject().value(u"limit"_s).toString();
            const QString goal = what.startsWith("list page"_L1)   ? u"≤ 1 ms"_s
                                 : what.startsWith("filter"_L1)    ? u"≤ 10 ms"_s
                                 : what.startsWith("search"_L1)    ? u"≤ 10 ms (p95)"_s
                                 : what.startsWith("recording"_L1) ? u"fsync + 1 ms (p50)"_s
                                                                   : u"–"_s;
            row(what, both(u"p50"_s, u"p95"_s),
                limit.isEmpty() ? u"–"_s : limit + u": "_s + both(u"limit50"_s, u"limit95"_s),
                ratio(median(same, u"p50"_s), median(same, u"limit50"_s)), goal);
        }
    }

    void startRows()
    {
        QList<double> cold;
        QList<double> warm;
        const QString report = m_folder->filePath(u"start.json"_s);
        const auto start = [&] {
            QProcess program;
            program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            program.start(QCoreApplication::applicationDirPath() + u"/woyouhuo"_s,
                          {u"--data-root"_s, m_root, u"--measure-start"_s, report});
            program.waitForFinished(-1);
            QFile file(report);
            const QJsonObject said =
                file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
            if (said.value(u"rows"_s).toInt() == 0)
                fail(u"the program did not come up with a list"_s);
            return said.value(u"usable_ms"_s).toDouble();
        };
        for (int i = 0; i < m_runs; ++i) {
            forget(m_profile);
            cold += start();
            warm += start();
        }
        row(u"start of the program to a painted list, files not in memory"_s, number(percentile(cold, 0.5)) + u" ms"_s,
            u"–"_s, u"–"_s, u"≤ 1 s"_s);
        row(u"start of the program to a painted list, files in memory"_s, number(percentile(warm, 0.5)) + u" ms"_s,
            u"–"_s, u"–"_s, u"–"_s);
    }

    void oursRow()
    {
        Child child(with({u"push"_s}));
        const QJsonObject figures = child.figures();
        const double ours = figures.value(u"push_ours_ms"_s).toDouble();
        const double floor = median(m_raw, u"push_floor_ms"_s);
        row(u"%1 queued operations pushed and confirmed, our platform"_s.arg(figures.value(u"pushed"_s).toInt()),
            number(ours) + u" ms"_s, u"as above "_s + number(floor) + u" ms"_s, ratio(ours, floor), u"≤ 10 s"_s);
    }

    Shape m_shape;
    int m_runs;
    QString m_pages;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_profile;
    QString m_root;
    Figures m_pull;
    Figures m_raw;
    Figures m_window;
};

int measure(QStringList arguments, int argc, char **argv)
{
    arguments.removeFirst();
    const QString what = arguments.value(0);
    const auto shape = [&] { return Shape{arguments.value(arguments.size() - 2).toInt(), arguments.last().toInt()}; };
    if (what == "window"_L1)
        return runWindow(argc, argv, QUrl(arguments.value(1)), arguments.value(2));
    const QCoreApplication application(argc, argv);
    if (what == "platform"_L1)
        return runStandIn(shape(), arguments.value(1));
    if (what == "pull"_L1)
        return runPull(shape(), QUrl(arguments.value(1)), arguments.value(2));
    if (what == "raw"_L1)
        return runRaw(shape(), QUrl(arguments.value(1)), arguments.value(2), arguments.value(3));
    if (what == "store"_L1)
        return runStore(shape(), arguments.value(1));
    if (what == "push"_L1)
        return runPushToOurs();
    Shape wanted;
    int runs = 3;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == "--lines"_L1)
            wanted.lines = arguments.value(++i).toInt();
        else if (arguments.at(i) == "--runs"_L1)
            runs = arguments.value(++i).toInt();
        else
            wanted.orders = arguments.at(i).toInt();
    }
    if (wanted.orders < 1000 || wanted.orders > kMostOrders || wanted.lines < 1 || runs < 1)
        fail(u"bench [ORDERS, 1000 to 1000003] [--lines N] [--runs N]"_s);
    Bench(wanted, runs, QCoreApplication::applicationDirPath() + u"/.."_s).run();
    return 0;
}

}  // namespace
}  // namespace wyh::bench

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setApplicationName(QStringLiteral("bench"));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return wyh::bench::measure(arguments, argc, argv);
}
