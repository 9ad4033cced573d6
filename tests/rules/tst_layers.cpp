// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace wyh {

/// Who may include whom follows the ranks of the libraries, as the linking does (app/cmake/Layers.cmake).
class TestLayers : public QObject
{
    Q_OBJECT

    struct Layer
    {
        QString name;
        int rank = 0;
    };
    QMap<QString, Layer> m_layers;  // folder -> library

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The library whose folder is the longest one that holds the file.
    [[nodiscard]] const Layer *layerOf(const QString &relativePath) const
    {
        QString folder = relativePath;
        while (folder.contains(QLatin1Char('/'))) {
            folder.truncate(folder.lastIndexOf(QLatin1Char('/')));
            const auto it = m_layers.find(folder);
            if (it != m_layers.end())
                return &it.value();
        }
        return nullptr;
    }

    /// Why `file` may not include `included`, or an empty text.
    [[nodiscard]] QString complaint(const QString &file, const QString &included) const
    {
        static const QRegularExpression product(QStringLiteral("^(app|models|net|ui)/"));
        if (!product.match(included).hasMatch())
            return {};
        const Layer *from = layerOf(file);
        const Layer *to = layerOf(included);
        if (!from || !to || from->name == to->name)
            return {};
        if (to->rank < from->rank)
            return {};
        return QStringLiteral("%1 (%2, rank %3) includes %4 (%5, rank %6)")
            .arg(file, from->name)
            .arg(from->rank)
            .arg(included, to->name)
            .arg(to->rank);
    }

private slots:
    void initTestCase()
    {
        const QList<QByteArray> rows = content(QStringLiteral(WYH_LAYERS)).split('\n');
        for (const QByteArray &row : rows) {
            const QList<QByteArray> parts = row.split(' ');
            if (parts.size() == 3)
                m_layers.insert(QString::fromUtf8(parts[0]), {QString::fromUtf8(parts[1]), parts[2].toInt()});
        }
        QVERIFY2(m_layers.size() > 10, "the build wrote no list of libraries");
    }

    void includesFollowRanks()
    {
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        const QString root = QStringLiteral(WYH_SOURCE_DIR);
        QStringList complaints;
        int files = 0;
        for (const char *top : {"app", "models", "net", "ui"}) {
            QDirIterator it(root + QLatin1Char('/') + QLatin1String(top),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                const QString relative = path.mid(root.size() + 1);
                ++files;
                auto found = include.globalMatch(QString::fromUtf8(content(path)));
                while (found.hasNext()) {
                    const QString wrong = complaint(relative, found.next().captured(1));
                    if (!wrong.isEmpty())
                        complaints.append(wrong);
                }
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }

    void noticesAnUpwardInclude()
    {
        QVERIFY(!complaint(QStringLiteral("models/core/money.h"), QStringLiteral("models/domain/order.h")).isEmpty());
        QVERIFY(complaint(QStringLiteral("models/domain/order.h"), QStringLiteral("models/core/money.h")).isEmpty());
    }

    void screensSeeNeitherSqlNorNetwork()
    {
        static const QRegularExpression forbidden(QStringLiteral(
            "#\\s*include\\s*[\"<](models/sql/|net/(?!contract/)|sqlite3|Qt(Sql|Network)|QNetwork|QTcp|httplib)"));
        const QString root = QStringLiteral(WYH_SOURCE_DIR);
        QStringList complaints;
        QDirIterator it(root + QStringLiteral("/ui"), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            if (QString::fromUtf8(content(path)).contains(forbidden))
                complaints.append(path.mid(root.size() + 1));
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestLayers)
#include "tst_layers.moc"
