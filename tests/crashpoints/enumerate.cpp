// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/enumerate.h"

#include <QDir>

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

Telling::Outcome Telling::tell(const Point &point, bool log)
{
    Outcome outcome;
    const NewerProgram newer(m_story.newerProgram);
    Play play(m_prepared, point, log);
    try {
        if (m_story.arrange) {
            const Quiet quiet(play.faults());
            m_story.arrange(play);
        }
        play.start();
        m_story.play(play);
        outcome.calls = play.faults().counted(point.kind);
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
    for (auto it = play.world().coverage().cbegin(); it != play.world().coverage().cend(); ++it)
        m_coverage[it.key()] += it.value();
    return outcome;
}

}  // namespace wyh::crash
