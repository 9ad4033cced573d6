// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Tells short stories with the real store, engine and platform on disks in memory, again and again, and lets each call
// that reaches a disk be the one at which the power goes or the disk fails (resources/docs/dev/crash-points.md).
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashFunctions>
#include <cstdio>

#include "tests/crashpoints/enumerate.h"

namespace wyh::crash {
namespace {

using namespace Qt::StringLiterals;
using testing::Damage;
using testing::DiskFaults;

constexpr int kMostFailures = 10;  // of one story and mode

struct Arguments
{
    QStringList stories;
    QStringList modes{u"crash"_s, u"error"_s, u"error-sticky"_s, u"full"_s, u"full-sticky"_s};
    bool quick = false;
    bool list = false;
    bool log = false;
    int half = -1;  ///< of the stories, for two cores
    qint64 at = 0;
    std::optional<Damage> damage;
};

bool parse(const QStringList &given, Arguments &out)
{
    for (int i = 1; i < given.size(); ++i) {
        const QString &name = given.at(i);
        const QString value = given.value(i + 1);
        if (name == "--quick"_L1) {
            out.quick = true;
        } else if (name == "--list"_L1) {
            out.list = true;
        } else if (name == "--log"_L1) {
            out.log = true;
        } else if (name == "--half"_L1 && (value == "0"_L1 || value == "1"_L1)) {
            out.half = value.toInt();
            ++i;
        } else if (name == "--story"_L1 && !value.isEmpty()) {
            out.stories += value.split(u',');
            ++i;
        } else if (name == "--mode"_L1 && modeFromName(value)) {
            out.modes = QStringList{value};
            ++i;
        } else if (name == "--at"_L1 && value.toLongLong() > 0) {
            out.at = value.toLongLong();
            ++i;
        } else if (name == "--damage"_L1 && damageFromName(value)) {
            out.damage = damageFromName(value);
            ++i;
        } else {
            return false;
        }
    }
    return true;
}

/// What the enumeration takes of all points. Quick: a crash in the middle of a row of writes to one file leaves what
/// one before or after it leaves, but for the row's length, so of each row the first and the last count, with one kind
/// of damage of the four by turns; of the errors every sixth first of a row, of those that stay every twelfth.
class Choice
{
public:
    Choice(const QList<Call> &calls, const Mode &mode, bool quick, qint64 thin)
        : m_crash(mode.kind == DiskFaults::Kind::Crash), m_quick(quick)
    {
        const qint64 step = m_crash ? thin : thin * (mode.sticky ? 12 : 6);
        qint64 number = 0;
        for (qsizetype i = 0; i < calls.size(); ++i) {
            const bool first = i == 0 || !(calls.at(i) == calls.at(i - 1));
            const bool last = i + 1 == calls.size() || !(calls.at(i) == calls.at(i + 1));
            const bool counts = m_crash ? first || last || calls.at(i).call != testing::DiskCall::Write : first;
            if (!quick || (counts && number++ % step == 0))
                m_points.append(i + 1);
        }
    }

    [[nodiscard]] const QList<qint64> &points() const { return m_points; }
    [[nodiscard]] QList<Damage> damages(qsizetype number) const
    {
        if (!m_crash)
            return {Damage::Kept};
        const QList<Damage> all{Damage::Kept, Damage::Lost, Damage::Some, Damage::Torn};
        return m_quick ? QList<Damage>{all.at(number % 4)} : all;
    }

private:
    bool m_crash;
    bool m_quick;
    QList<qint64> m_points;
};

class Enumeration
{
public:
    Enumeration(const Arguments &arguments, const QString &program) : m_arguments(arguments), m_program(program) {}

    int run(const QList<Story> &stories)
    {
        int number = 0;
        for (const Story &story : stories) {
            if (m_arguments.half >= 0 && number++ % 2 != m_arguments.half)
                continue;
            if (m_arguments.stories.isEmpty() || m_arguments.stories.contains(QLatin1StringView(story.name)))
                tellAll(story);
        }
        std::printf("%lld runs, %d failures, %.1f s, %.0f runs/s\n", m_runs, m_failures,
                    static_cast<double>(m_timer.elapsed()) / 1000.0,
                    1000.0 * static_cast<double>(m_runs) / static_cast<double>(std::max<qint64>(1, m_timer.elapsed())));
        return m_failures == 0 && m_runs > 0 ? 0 : 1;
    }

private:
    void failed(const Story &story, const Mode &mode, const Point &point, const QString &why)
    {
        ++m_failures;
        const QString what =
            u"--story %1 --mode %2 --at %3%4"_s.arg(QLatin1StringView(story.name), modeName(mode))
                .arg(point.at)
                .arg(mode.kind == DiskFaults::Kind::Crash ? u" --damage "_s + damageName(point.damage) : QString());
        std::printf("FAILED %s\n  %s\n  replay: ./dev crashpoints %s --log   (%s)\n", qUtf8Printable(what),
                    qUtf8Printable(why), qUtf8Printable(what), qUtf8Printable(m_program));
        std::fflush(stdout);
    }

    void tellAll(const Story &story)
    {
        QElapsedTimer timer;
        timer.start();
        std::optional<Telling> telling;
        try {
            telling.emplace(story);
        } catch (const sim::Broken &broken) {
            ++m_failures;
            std::printf("FAILED %s: its preparation: %s\n", story.name, qUtf8Printable(broken.what));
            return;
        }
        if (m_arguments.at == 0) {
            const Telling::Outcome plain = telling->tell({}, m_arguments.log);
            ++m_runs;
            if (!plain.broken.isEmpty()) {
                ++m_failures;
                std::printf("FAILED %s without any fault: %s\n", story.name, qUtf8Printable(plain.broken));
                return;
            }
        }
        QString figures;
        if (m_arguments.at > 0) {
            const Mode mode = *modeFromName(m_arguments.modes.constFirst());
            const Point point{mode.kind, m_arguments.at, mode.sticky, m_arguments.damage.value_or(Damage::Kept)};
            judge(story, point, telling->tell(point, m_arguments.log));
        } else {
            const QList<Point> points = chosen(story, *telling);
            int failures = 0;
            telling->tellAll(points, [&](const Point &point, const Telling::Outcome &outcome) {
                const int before = m_failures;
                // The first ones say enough.
                if (failures < kMostFailures)
                    judge(story, point, outcome);
                failures += m_failures - before;
            });
            for (const QString &name : m_arguments.modes) {
                const Mode mode = *modeFromName(name);
                const auto told = std::count_if(points.cbegin(), points.cend(), [&mode](const Point &point) {
                    return point.kind == mode.kind && point.sticky == mode.sticky;
                });
                figures += u"  %1: %2 points, %3 runs;"_s.arg(name).arg(telling->calls(mode.kind).size()).arg(told);
            }
        }
        if (m_arguments.at == 0 && m_arguments.modes.contains(u"crash"_s)) {
            for (const char *must : story.must) {
                if (telling->coverage().value(QLatin1StringView(must)) > 0)
                    continue;
                ++m_failures;
                std::printf("FAILED %s: it never happened: %s\n", story.name, must);
            }
        }
        std::printf("%-16s %6.1f s %s\n", story.name, static_cast<double>(timer.elapsed()) / 1000.0,
                    qUtf8Printable(figures));
        if (m_arguments.log) {
            for (auto it = telling->coverage().cbegin(); it != telling->coverage().cend(); ++it)
                std::printf("%10lld  %s\n", it.value(), qUtf8Printable(it.key()));
        }
        std::fflush(stdout);
    }

    /// The points of a story that are to be told, in all modes.
    QList<Point> chosen(const Story &story, const Telling &telling) const
    {
        QList<Point> points;
        for (const QString &name : m_arguments.modes) {
            const Mode mode = *modeFromName(name);
            const Choice choice(telling.calls(mode.kind), mode, m_arguments.quick, story.thin);
            for (qsizetype i = 0; i < choice.points().size(); ++i) {
                const QList<Damage> damages =
                    m_arguments.damage ? QList<Damage>{*m_arguments.damage} : choice.damages(i);
                for (const Damage damage : damages)
                    points.append({mode.kind, choice.points().at(i), mode.sticky, damage});
            }
        }
        return points;
    }

    void judge(const Story &story, const Point &point, const Telling::Outcome &outcome)
    {
        ++m_runs;
        const Mode mode{point.kind, point.sticky};
        if (!outcome.broken.isEmpty())
            failed(story, mode, point, outcome.broken);
        else if (!outcome.reached)
            failed(story, mode, point, u"the call that was there without a fault never came"_s);
    }

    const Arguments &m_arguments;
    QString m_program;
    QElapsedTimer m_timer = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    qint64 m_runs = 0;
    int m_failures = 0;
};

}  // namespace
}  // namespace wyh::crash

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    wyh::crash::Arguments arguments;
    if (!wyh::crash::parse(QCoreApplication::arguments(), arguments)) {
        std::fprintf(
            stderr,
            "usage: crashpoints [--quick] [--half 0|1] [--story NAME[,NAME]] [--mode MODE] [--at K [--damage DAMAGE]] "
            "[--log] [--list]\n"
            "  MODE: crash, error, error-sticky, full, full-sticky; DAMAGE: kept, lost, some, torn\n");
        return 2;
    }
    const QList<wyh::crash::Story> stories = wyh::crash::allStories();
    if (arguments.list) {
        for (const wyh::crash::Story &story : stories)
            std::printf("%s\n", story.name);
        return 0;
    }
    // The store says in its log what went wrong; here something goes wrong all the time.
    if (!arguments.log)
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
            if (type == QtFatalMsg)
                std::fprintf(stderr, "%s\n", qUtf8Printable(text));
        });
    return wyh::crash::Enumeration(arguments, QCoreApplication::arguments().constFirst()).run(stories);
}
