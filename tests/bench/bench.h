// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>

#include "tests/bench/generator.h"
#include "tests/bench/table.h"

namespace wyh::bench {

/// Runs every measurement in a process of its own, the wanted number of times, and prints the medians.
class Bench
{
public:
    /// Parts that can be asked for alone.
    static QStringList parts();

    /// build: the folder for everything that is written; pages of the stand-in and the last profile stay there.
    Bench(const Shape &shape, int runs, const QString &build);
    void run(const QStringList &only);

private:
    using Figures = QList<QJsonObject>;

    [[nodiscard]] QStringList with(const QStringList &arguments) const;
    static double median(const Figures &figures, const QString &name);

    void prepareProfile();
    QJsonObject pullOnce(const QString &root, QJsonObject *raw);
    void pull();
    void pullRows(const Figures &ours, const Figures &raw);
    void window();
    void store();
    void storeRow(qsizetype index, const Figures &runs);
    void start();
    void push();
    void growth();

    Shape m_shape;
    int m_runs;
    QString m_build;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;                                 ///< data root that the last pull left
    QString m_profile;                              ///< the profile's folder in it
    QString m_pullFloorName = QStringLiteral("–");  ///< as the part pull measured it
    double m_pullFloor = 0;
    QString m_pushFloorName = QStringLiteral("–");
    double m_pushFloor = 0;
    Table m_table;
};

}  // namespace wyh::bench
