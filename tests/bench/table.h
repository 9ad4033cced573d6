// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>
#include <cstdio>

/// The table that ./dev bench prints, and the figures that a later run with more orders is compared with.
namespace wyh::bench {

inline QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 0);
}

inline QString ms(double value)
{
    return number(value) + QStringLiteral(" ms");
}

inline QString ratioOf(double ours, double limit)
{
    return limit > 0 ? QString::number(ours / limit, 'f', 2) + QStringLiteral(" x") : QStringLiteral("–");
}

class Table
{
public:
    static void head()
    {
        print(QStringLiteral("what"), QStringLiteral("ours"), QStringLiteral("raw limit"), QStringLiteral("ratio"),
              QStringLiteral("goal"));
        print(QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---"),
              QStringLiteral("---"));
    }
    static void print(const QString &what, const QString &ours, const QString &limit, const QString &ratio,
                      const QString &goal)
    {
        std::printf("| %s | %s | %s | %s | %s |\n", qPrintable(what), qPrintable(ours), qPrintable(limit),
                    qPrintable(ratio), qPrintable(goal));
        std::fflush(stdout);
    }
    /// A person waits for this each time: it is compared between runs of different size.
    void waited(const QString &what, double value) { m_waited.insert(what, value); }
    [[nodiscard]] const QJsonObject &waitedFor() const { return m_waited; }

private:
    QJsonObject m_waited;
};

}  // namespace wyh::bench
