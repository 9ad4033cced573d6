// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "models/core/result.h"

/// What the measuring programs share. Each prints its figures as one line of JSON; the table is made of these.
namespace wyh::bench {

[[noreturn]] inline void fail(const QString &why)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(why));
    std::exit(1);
}

template <class T>
T need(Result<T> result)
{
    if (!result.ok())
        fail(result.error().code + QLatin1Char(' ') + result.error().detail);
    return std::move(result).value();
}

inline double msOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

inline double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values.at(static_cast<qsizetype>(part * static_cast<double>(values.size() - 1)));
}

inline QList<double> times(int count, const std::function<void(int)> &work)
{
    QList<double> all;
    for (int i = 0; i < count; ++i)
        all += msOf([&] { work(i); });
    return all;
}

/// The most memory this process ever had, in MB; -1 where it cannot be asked.
inline double peakMemoryMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

inline void print(const QJsonObject &figures)
{
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

}  // namespace wyh::bench
