// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Runs a target on every file of its corpus and on some damaged copies of each, the same ones every time:
//   fuzzreplay NAME FOLDER
#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <random>

#include "tests/fuzz/target.h"

namespace {

constexpr int kCopies = 12;

QByteArray damaged(QByteArray bytes, std::minstd_rand &random)
{
    if (bytes.isEmpty())
        return bytes;
    const auto below = [&random](qsizetype bound) { return static_cast<qsizetype>(random()) % bound; };
    for (qsizetype hits = 1 + below(4); hits > 0; --hits) {
        const qsizetype at = below(bytes.size());
        switch (below(4)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.remove(at, 1 + below(8));
                break;
            case 2:
                bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(32)));
                break;
            default:
                bytes.truncate(at);
                break;
        }
        if (bytes.isEmpty())
            break;
    }
    return bytes;
}

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const wyh::fuzz::Target *target = argc == 3 ? wyh::fuzz::findTarget(argv[1]) : nullptr;
    if (!target) {
        std::fprintf(stderr, "fuzzreplay NAME FOLDER\n");
        return 2;
    }
    std::minstd_rand random(1);
    int files = 0;
    QDirIterator it(QString::fromLocal8Bit(argv[2]), QDir::Files);
    QStringList paths;
    while (it.hasNext())
        paths.append(it.next());
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray bytes = file.readAll();
        std::fprintf(stderr, "%s\n", qPrintable(path));
        target->run(bytes);
        for (int i = 0; i < kCopies; ++i)
            target->run(damaged(bytes, random));
        ++files;
    }
    std::fprintf(stderr, "%d files\n", files);
    return files > 0 ? 0 : 1;
}
