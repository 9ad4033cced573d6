// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QProcess>

#include "tests/bench/measure.h"

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

const QString kNone = u"–"_s;

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
        if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
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

QString shapeName(const Shape &shape)
{
    return u"%1-%2"_s.arg(shape.orders).arg(shape.lines);
}

/// Pages and profiles of other weeks are of no use any more: their orders are too old.
QString weekFolder(const QString &build)
{
    const QString week = u"week-%1"_s.arg(kNow / (7 * 24 * kHour));
    const QStringList olds = QDir(build + u"/bench"_s).entryList({u"week-*"_s}, QDir::Dirs);
    for (const QString &old : olds) {
        if (old != week)
            QDir(build + u"/bench/"_s + old).removeRecursively();
    }
    return build + u"/bench/"_s + week;
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void writeJson(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
        fail(u"cannot write "_s + path);
}

}  // namespace

QStringList Bench::parts()
{
    return {u"pull"_s, u"window"_s, u"store"_s, u"start"_s, u"push"_s, u"platform"_s};
}

Bench::Bench(const Shape &shape, int runs, const QString &build)
    : m_shape(shape), m_runs(runs), m_build(weekFolder(build))
{
    QDir().mkpath(m_build + u"/pages-"_s + shapeName(shape));
    m_folder = std::make_unique<QTemporaryDir>(m_build + u"/run-XXXXXX"_s);
    m_root = m_build + u"/profile-"_s + shapeName(shape);
    m_profile = readJson(m_root + u".json"_s).value(u"profile"_s).toString();
}

void Bench::run(const QStringList &only)
{
    const auto wanted = [&only](const QString &part) { return only.isEmpty() || only.contains(part); };
    std::printf("\n%d orders with %d lines, %.0f bytes of compact wire JSON each; median of %d runs\n\n",
                m_shape.orders, m_shape.lines, meanBytes(m_shape), m_runs);
    std::fflush(stdout);  // other processes print into the same place
    if (only != QStringList{u"platform"_s}) {
        // Makes the pages when they are not there yet: nobody waits for that.
        Child platform(with({u"platform"_s, m_build + u"/pages-"_s + shapeName(m_shape)}));
        platform.line();
        Table::head();
    }
    if (wanted(u"pull"_s))
        pull();
    if (wanted(u"window"_s))
        window();
    if (wanted(u"store"_s))
        store();
    if (wanted(u"start"_s))
        start();
    if (wanted(u"push"_s))
        push();
    growth();
    const QString platform = QCoreApplication::applicationDirPath() + u"/bench_platform"_s;
    if (wanted(u"platform"_s) && QFile::exists(platform) && QProcess::execute(platform, {m_folder->path()}) != 0)
        fail(u"the platform was not measured"_s);
}

QStringList Bench::with(const QStringList &arguments) const
{
    return arguments + QStringList{QString::number(m_shape.orders), QString::number(m_shape.lines)};
}

double Bench::median(const Figures &figures, const QString &name)
{
    QList<double> values;
    for (const QJsonObject &each : figures)
        values += each.value(name).toDouble();
    return percentile(values, 0.5);
}

QJsonObject Bench::pullOnce(const QString &root, QJsonObject *raw)
{
    Child platform(with({u"platform"_s, m_build + u"/pages-"_s + shapeName(m_shape)}));
    const QString base = u"http://127.0.0.1:"_s + QString::fromLatin1(platform.line());
    QDir(root).removeRecursively();
    Child client(with({u"pull"_s, base, root}));
    QJsonObject figures = client.figures();
    m_profile = figures.value(u"profile"_s).toString();
    if (raw) {
        Child floor(with({u"raw"_s, base, m_profile, m_folder->path()}));
        *raw = floor.figures();
    }
    writeJson(root + u".json"_s, {{u"profile"_s, m_profile}});
    return figures;
}

/// The profile that the last pull left, from this run or an earlier one.
void Bench::prepareProfile()
{
    if (m_profile.isEmpty() || !QFile::exists(m_profile + u"/cache.db"_s))
        pullOnce(m_root, nullptr);
}

void Bench::pull()
{
    Figures ours;
    Figures raw;
    for (int i = 0; i < m_runs; ++i) {
        QJsonObject floor;
        ours += pullOnce(m_root, &floor);
        raw += floor;
    }
    pullRows(ours, raw);
}

void Bench::pullRows(const Figures &ours, const Figures &raw)
{
    const double pull = median(ours, u"pull_ms"_s);
    const double curl = median(raw, u"curl_ms"_s);
    const double insert = median(raw, u"insert_ms"_s);
    const double late = median(raw, u"insert_late_ms"_s);
    m_pullFloor = curl + insert;
    m_pullFloorName = u"curl %1 + insert %2"_s.arg(ms(curl), ms(insert));
    Table::print(u"first pull over HTTP, searchable"_s, ms(pull), m_pullFloorName, ratioOf(pull, m_pullFloor),
                 u"≤ 2.0 x"_s);
    Table::print(u"the same, raw rows without their indexes, indexes last"_s, ms(pull),
                 u"curl %1 + insert %2"_s.arg(ms(curl), ms(late)), ratioOf(pull, curl + late), kNone);
    Table::print(u"peak memory of the first pull"_s, number(median(ours, u"pull_memory_mb"_s)) + u" MB"_s, kNone, kNone,
                 u"≤ 150 MB"_s);
    const double changed = median(ours, u"changed_ms"_s);
    const double changedFloor = median(raw, u"changed_floor_ms"_s);
    const QString changedName = u"1,000 changed orders on top, on the screen"_s;
    Table::print(changedName, ms(changed), u"curl + replace "_s + ms(changedFloor), ratioOf(changed, changedFloor),
                 u"≤ 150 ms"_s);
    m_table.waited(changedName, changed);
    const double push = median(ours, u"push_ms"_s);
    m_pushFloor = median(raw, u"push_floor_ms"_s);
    m_pushFloorName = u"curl of the batches + 200 fsyncs "_s + ms(m_pushFloor);
    const QString pushName = u"%L1 queued operations pushed and confirmed, platform answers at once"_s.arg(
        ours.last().value(u"pushed"_s).toInt());
    Table::print(pushName, ms(push), m_pushFloorName, ratioOf(push, m_pushFloor), u"≤ 1 s"_s);
    m_table.waited(pushName, push);
}

void Bench::window()
{
    Figures runs;
    for (int i = 0; i < m_runs; ++i) {
        Child platform(with({u"platform"_s, m_build + u"/pages-"_s + shapeName(m_shape)}));
        const QString base = u"http://127.0.0.1:"_s + QString::fromLatin1(platform.line());
        const QString root = m_folder->filePath(u"window%1"_s.arg(i));
        Child program(with({u"window"_s, base, root}));
        runs += program.figures();
        QDir(root).removeRecursively();
    }
    const auto gapRow = [&runs](const QString &what, const QString &ours, const QString &bare, const QString &goal) {
        const double gap = median(runs, ours);
        const double limit = median(runs, bare);
        Table::print(what, ms(gap), u"a loop with nothing to do, meanwhile "_s + ms(limit), ratioOf(gap, limit), goal);
    };
    gapRow(u"longest gap of the window's event loop during the first pull"_s, u"gap_worst_ms"_s, u"bare_worst_ms"_s,
           u"≤ 50 ms"_s);
    gapRow(u"99 of 100 gaps are below"_s, u"gap_p99_ms"_s, u"bare_p99_ms"_s, kNone);
    const double pull = median(runs, u"window_pull_ms"_s);
    Table::print(u"first pull with the window open"_s, ms(pull), m_pullFloorName, ratioOf(pull, m_pullFloor), kNone);
    Table::print(u"peak memory of the program with its window"_s,
                 number(median(runs, u"window_memory_mb"_s)) + u" MB"_s, kNone, kNone, kNone);
}

void Bench::storeRow(qsizetype index, const Figures &runs)
{
    Figures same;
    for (const QJsonObject &each : runs)
        same += each.value(u"rows"_s).toArray().at(index).toObject();
    const auto both = [&same](const QString &p50, const QString &p95) {
        return u"p50 %1, p95 %2 ms"_s.arg(QString::number(median(same, p50), 'f', 2),
                                          QString::number(median(same, p95), 'f', 2));
    };
    const QString what = same.first().value(u"what"_s).toString();
    const QString limit = same.first().value(u"limit"_s).toString();
    Table::print(
        what, both(u"p50"_s, u"p95"_s), limit.isEmpty() ? kNone : limit + u": "_s + both(u"limit50"_s, u"limit95"_s),
        ratioOf(median(same, u"p50"_s), median(same, u"limit50"_s)), same.first().value(u"goal"_s).toString(kNone));
    m_table.waited(what, median(same, u"p50"_s));
}

void Bench::store()
{
    prepareProfile();
    Figures runs;
    for (int i = 0; i < m_runs; ++i) {
        Child child(with({u"store"_s, m_profile}));
        runs += child.figures();
    }
    const qsizetype rows = runs.first().value(u"rows"_s).toArray().size();
    for (qsizetype i = 0; i < rows; ++i)
        storeRow(i, runs);
}

void Bench::start()
{
    prepareProfile();
    QList<double> cold;
    QList<double> warm;
    const QString report = m_folder->filePath(u"start.json"_s);
    const auto once = [&] {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationDirPath() + u"/woyouhuo"_s,
                      {u"--data-root"_s, m_root, u"--measure-start"_s, report});
        program.waitForFinished(-1);
        const QJsonObject said = readJson(report);
        if (said.value(u"rows"_s).toInt() == 0)
            fail(u"the program did not come up with a list"_s);
        return said.value(u"usable_ms"_s).toDouble();
    };
    for (int i = 0; i < m_runs; ++i) {
        forget(m_profile);
        cold += once();
        warm += once();
    }
    Figures blanks;
    for (int i = 0; i < m_runs; ++i) {
        Child child({u"blank"_s});
        blanks += child.figures();
    }
    const double blank = median(blanks, u"blank_ms"_s);
    const QString blankName = u"an empty window painted "_s + ms(blank);
    const QString coldName = u"start of the program to a painted list, files not in memory"_s;
    const QString warmName = u"start of the program to a painted list, files in memory"_s;
    const auto startRow = [&](const QString &what, double ours, const QString &goal) {
        Table::print(what, ms(ours), blankName, ratioOf(ours, blank), goal);
    };
    startRow(coldName, percentile(cold, 0.5), u"≤ 1 s"_s);
    startRow(warmName, percentile(warm, 0.5), kNone);
    m_table.waited(coldName, percentile(cold, 0.5));
    m_table.waited(warmName, percentile(warm, 0.5));
}

void Bench::push()
{
    Figures runs;
    for (int i = 0; i < m_runs; ++i) {
        Child child(with({u"push"_s}));
        runs += child.figures();
    }
    const double ours = median(runs, u"push_ours_ms"_s);
    Table::print(
        u"%L1 queued operations pushed and confirmed, our platform"_s.arg(runs.last().value(u"pushed"_s).toInt()),
        ms(ours), m_pushFloorName, ratioOf(ours, m_pushFloor), u"≤ 10 s"_s);
}

/// Against an earlier run with another number of orders: what a person waits for must not grow with it.
void Bench::growth()
{
    const QString mine = m_build + u"/figures-%1.json"_s.arg(shapeName(m_shape));
    QJsonObject all = readJson(mine);
    for (auto it = m_table.waitedFor().begin(); it != m_table.waitedFor().end(); ++it)
        all.insert(it.key(), it.value());
    writeJson(mine, all);
    constexpr int kReference = 100000;
    if (m_shape.orders <= kReference)
        return;
    const QJsonObject before = readJson(m_build + u"/figures-%1.json"_s.arg(shapeName({kReference, m_shape.lines})));
    if (before.isEmpty())
        return;
    std::printf("\n| a person waits for | at %d | at %d | growth, goal ≤ 1.5 x |\n| --- | --- | --- | --- |\n",
                kReference, m_shape.orders);
    for (auto it = m_table.waitedFor().begin(); it != m_table.waitedFor().end(); ++it) {
        const double old = before.value(it.key()).toDouble();
        if (old > 0)
            std::printf("| %s | %s | %s | %s |\n", qPrintable(it.key()), qPrintable(ms(old)),
                        qPrintable(ms(it.value().toDouble())), qPrintable(ratioOf(it.value().toDouble(), old)));
    }
    std::fflush(stdout);
}

}  // namespace wyh::bench
