// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Measures the program against what the machine can do at all, in the same run, and prints one markdown table:
//   bench [ORDERS] [--lines N] [--runs N] [--only PART[,PART]]
// Each measurement runs in a process of its own (bench <name> ...). Ratios count; seconds depend on the machine.
#include <QCoreApplication>
#include <algorithm>

#include "tests/bench/bench.h"
#include "tests/bench/measure.h"
#include "tests/bench/runs.h"
#include "tests/bench/standin.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

int measure(QStringList arguments, int argc, char **argv)
{
    arguments.removeFirst();
    const QString what = arguments.value(0);
    const auto shape = [&] { return Shape{arguments.value(arguments.size() - 2).toInt(), arguments.last().toInt()}; };
    if (what == "window"_L1)
        return runWindow(argc, argv, QUrl(arguments.value(1)), arguments.value(2));
    if (what == "blank"_L1)
        return runBlank(argc, argv);
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
    QStringList only;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == "--lines"_L1)
            wanted.lines = arguments.value(++i).toInt();
        else if (arguments.at(i) == "--runs"_L1)
            runs = arguments.value(++i).toInt();
        else if (arguments.at(i) == "--only"_L1)
            only = arguments.value(++i).split(u',', Qt::SkipEmptyParts);
        else
            wanted.orders = arguments.at(i).toInt();
    }
    const QStringList parts = Bench::parts();
    const bool known = std::all_of(only.begin(), only.end(), [&](const QString &part) { return parts.contains(part); });
    if (wanted.orders < 1000 || wanted.orders > kMostOrders || wanted.lines < 1 || runs < 1 || !known)
        fail(u"bench [ORDERS, 1000 to 1000003] [--lines N] [--runs N] [--only %1]"_s.arg(parts.join(u',')));
    Bench(wanted, runs, QCoreApplication::applicationDirPath() + u"/.."_s).run(only);
    return 0;
}

}  // namespace
}  // namespace wyh::bench

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "wyh.*.info=false");
    QCoreApplication::setApplicationName(QStringLiteral("bench"));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return wyh::bench::measure(arguments, argc, argv);
}
