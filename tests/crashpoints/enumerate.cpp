// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/enumerate.h"

#include <QDataStream>
#include <QDir>
#include <array>
#include <map>

#ifdef Q_OS_UNIX
#include <sys/wait.h>
#include <unistd.h>
#endif

// Outside of any namespace: the program that is newer by one step of each schema.
static void installNewerProgram()
{
    Q_INIT_RESOURCE(newerprogram);
}

static void removeNewerProgram()
{
    Q_CLEANUP_RESOURCE(newerprogram);
}

namespace wyh::crash {

using namespace Qt::StringLiterals;
using testing::Damage;
using testing::DiskFaults;

namespace {

class NewerProgram
{
public:
    explicit NewerProgram(bool on) : m_on(on)
    {
        if (m_on)
            installNewerProgram();
    }
    ~NewerProgram()
    {
        if (m_on)
            removeNewerProgram();
    }
    NewerProgram(const NewerProgram &) = delete;
    NewerProgram &operator=(const NewerProgram &) = delete;

private:
    bool m_on;
};

}  // namespace

QString modeName(const Mode &mode)
{
    const QString base = mode.kind == DiskFaults::Kind::Crash   ? u"crash"_s
                         : mode.kind == DiskFaults::Kind::Error ? u"error"_s
                                                                : u"full"_s;
    return mode.sticky ? base + u"-sticky"_s : base;
}

std::optional<Mode> modeFromName(const QString &name)
{
    for (const Mode &mode : {Mode{DiskFaults::Kind::Crash, false}, Mode{DiskFaults::Kind::Error, false},
                             Mode{DiskFaults::Kind::Error, true}, Mode{DiskFaults::Kind::Full, false},
                             Mode{DiskFaults::Kind::Full, true}}) {
        if (modeName(mode) == name)
            return mode;
    }
    return std::nullopt;
}

QString damageName(Damage damage)
{
    switch (damage) {
        case Damage::Kept:
            return u"kept"_s;
        case Damage::Lost:
            return u"lost"_s;
        case Damage::Some:
            return u"some"_s;
        case Damage::Torn:
            break;
    }
    return u"torn"_s;
}

std::optional<Damage> damageFromName(const QString &name)
{
    for (const Damage damage : {Damage::Kept, Damage::Lost, Damage::Some, Damage::Torn}) {
        if (damageName(damage) == name)
            return damage;
    }
    return std::nullopt;
}

Telling::Telling(const Story &story) : m_story(story)
{
    // As it is linked in, the newer program would be there from the start.
    removeNewerProgram();
    Play play(false, story.stations);
    play.shop().found();
    for (int i = 0; i < story.stations && !story.blank; ++i)
        play.pc(i).switchOn();
    story.prepare(play);
    if (!story.unfinished && !story.blank && !play.untilConverged(10 * sim::kMinute))
        play.world().broken(u"the preparation does not end"_s);
    m_prepared = play.rest();
}

void Telling::record(DiskFaults &faults)
{
    m_calls = {};
    faults.trace = [this, &faults, before = faults.trace](testing::DiskCall call, const QString &path,
                                                          DiskFaults::Verdict verdict) {
        if (before)
            before(call, path, verdict);
        if (!faults.counting())
            return;
        for (const auto kind : {DiskFaults::Kind::Crash, DiskFaults::Kind::Error, DiskFaults::Kind::Full}) {
            if (DiskFaults::counts(kind, call))
                m_calls[static_cast<size_t>(kind)].append({call, path});
        }
    };
}

Telling::Outcome Telling::run(Play &play)
{
    Outcome outcome;
    try {
        if (m_story.arrange) {
            const Quiet quiet(play.faults());
            m_story.arrange(play);
        }
        play.start();
        m_story.play(play);
        play.faults().trace = {};
        outcome.reached = play.faults().reached();
        play.finish(m_story.finish);
        if (m_story.verify) {
            play.shop().ensureRunning();
            m_story.verify(play);
        }
    } catch (const sim::Broken &broken) {
        outcome.broken = broken.what;
        outcome.reached = play.faults().reached();
    }
    return outcome;
}

void Telling::cover(const QMap<QString, qint64> &coverage)
{
    for (auto it = coverage.cbegin(); it != coverage.cend(); ++it)
        m_coverage[it.key()] += it.value();
}

Telling::Outcome Telling::tell(const Point &point, bool log)
{
    const NewerProgram newer(m_story.newerProgram);
    Play play(m_prepared, point, log);
    if (point.kind == DiskFaults::Kind::None)
        record(play.faults());
    const Outcome outcome = run(play);
    cover(play.world().coverage());
    return outcome;
}

#ifdef Q_OS_UNIX
namespace {

/// What a process that branched off has found, as it hands it over.
QByteArray packed(const Telling::Outcome &outcome, const QMap<QString, qint64> &coverage)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << outcome.broken << outcome.reached << coverage;
    return bytes;
}

void handOver(int pipe, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written = ::write(pipe, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (written <= 0)
            ::_exit(3);
        at += written;
    }
}

QByteArray readAll(int pipe)
{
    QByteArray bytes;
    std::array<char, 65536> buffer{};
    for (ssize_t count = 0; (count = ::read(pipe, buffer.data(), buffer.size())) > 0;)
        bytes.append(buffer.data(), count);
    return bytes;
}

}  // namespace

void Telling::tellAll(const QList<Point> &points, const std::function<void(const Point &, const Outcome &)> &each)
{
    std::map<std::pair<DiskFaults::Kind, qint64>, QList<Point>> byCall;
    for (const Point &point : points)
        byCall[{point.kind, point.at}].append(point);
    const NewerProgram newer(m_story.newerProgram);
    int toParent = -1;  // outlives the play, which still asks on its way out
    Play play(m_prepared, {}, false);
    play.faults().before = [&](DiskFaults::Kind kind, qint64 number) {
        const auto here = toParent < 0 ? byCall.find({kind, number}) : byCall.end();
        if (here == byCall.end())
            return;
        for (const Point &point : std::as_const(here->second)) {
            std::array<int, 2> ends{};
            if (::pipe(ends.data()) != 0)
                qFatal("no pipe");
            const pid_t child = ::fork();
            if (child < 0)
                qFatal("no process");
            if (child == 0) {
                ::close(ends[0]);
                toParent = ends[1];
                play.become(point);
                return;
            }
            ::close(ends[1]);
            const QByteArray bytes = readAll(ends[0]);
            ::close(ends[0]);
            int status = 0;
            ::waitpid(child, &status, 0);
            Outcome outcome;
            QMap<QString, qint64> coverage;
            QDataStream stream(bytes);
            stream >> outcome.broken >> outcome.reached >> coverage;
            if (status != 0 || stream.status() != QDataStream::Ok)
                outcome.broken = u"the program itself ended (%1)"_s.arg(status);
            cover(coverage);
            each(point, outcome);
        }
    };
    const Outcome outcome = run(play);
    if (toParent >= 0) {
        handOver(toParent, packed(outcome, play.world().coverage()));
        ::_exit(0);
    }
}
#else
void Telling::tellAll(const QList<Point> &points, const std::function<void(const Point &, const Outcome &)> &each)
{
    for (const Point &point : points)
        each(point, tell(point));
}
#endif

}  // namespace wyh::crash
