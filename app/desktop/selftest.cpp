// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/selftest.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QImageReader>
#include <QSslSocket>
#include <QTemporaryDir>

#include "app/desktop/profile.h"
#include "models/store/localstore.h"
#include "models/store/reader.h"
#include "net/client/secretvault.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

class Report
{
public:
    void check(const QString &name, bool good, const QString &why = {})
    {
        m_lines += good ? u"PASS %1\n"_s.arg(name) : u"FAIL %1: %2\n"_s.arg(name, why);
        m_failures += good ? 0 : 1;
    }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] QByteArray text() const { return m_lines.toUtf8(); }

private:
    QString m_lines;
    int m_failures = 0;
};

void checkStore(Report &report)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    SystemRandom random;
    store::OpenStore options;
    options.folder = folder.path();
    const auto opened = store::LocalStore::open(options, clock, random);
    report.check(u"open the local databases"_s, opened.ok(), opened.ok() ? QString() : opened.error().detail);
    if (!opened)
        return;
    const auto reader = store::Reader::open((*opened)->cachePath());
    report.check(u"read the local cache"_s, reader.ok(), reader.ok() ? QString() : reader.error().detail);
}

}  // namespace

int selfTest(const QString &reportPath)
{
    Report report;
    const QTemporaryDir folder;
    Profiles profiles(folder.path() + u"/root"_s);
    report.check(u"make a data folder"_s, profiles.prepare().ok(), folder.path());
    checkStore(report);
    report.check(u"TLS"_s, QSslSocket::supportsSsl(), u"no TLS library was found"_s);
    for (const QString &file : {u"woyouhuo_zh_CN"_s, u"woyouhuo_en"_s, u"qtbase_zh_CN"_s})
        report.check(u"texts "_s + file, QFile::exists(u":/i18n/%1.qm"_s.arg(file)), u"not in the program"_s);
    report.check(u"a font with Chinese characters"_s,
                 !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty(), u"none is installed"_s);
    report.check(u"image format png"_s, QImageReader::supportedImageFormats().contains("png"), u"plugin missing"_s);
    report.check(u"a keychain is built in"_s, client::systemKeychain() != nullptr,
                 u"the password will be asked for at every start"_s);
    QString platform = QCoreApplication::applicationDirPath() + u"/woyouhuo-platform"_s;
#ifdef Q_OS_WIN
    platform += u".exe"_s;
#endif
    report.check(u"the platform for trying out"_s, QFileInfo(platform).isExecutable(), platform);
    QFile file(reportPath);
    if (!file.open(QIODevice::WriteOnly) || file.write(report.text()) < 0)
        return report.failures() + 1;
    return report.failures();
}

}  // namespace wyh::desktop
