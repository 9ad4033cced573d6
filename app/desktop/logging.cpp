// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/logging.h"

#include <QDateTime>
#include <QDir>
#include <atomic>

#include "app/desktop/profile.h"
#include "app/desktop/redact.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

std::atomic<LogFile *> active = nullptr;
std::atomic<QtMessageHandler> before = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // The console and a test's expectations see the message as ever.
    if (const QtMessageHandler previous = before.load())
        previous(type, context, text);
    if (LogFile *log = active.load())
        log->write(type, QString::fromLatin1(context.category), text);
}

QLatin1String nameOf(QtMsgType type)
{
    switch (type) {
        case QtDebugMsg:
            return "debug"_L1;
        case QtInfoMsg:
            return "info"_L1;
        case QtWarningMsg:
            return "warning"_L1;
        case QtCriticalMsg:
            return "critical"_L1;
        case QtFatalMsg:
            return "fatal"_L1;
    }
    return "?"_L1;
}

}  // namespace

LogFile::LogFile(const QString &folder) : LogFile(folder, Options()) {}

LogFile::LogFile(const QString &folder, const Options &options) : m_folder(folder), m_options(options)
{
    static_cast<void>(makeOwnFolder(folder));  // a program without a log still works
    open();
    active = this;
    before = qInstallMessageHandler(handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(before.exchange(nullptr));
    active = nullptr;
}

void LogFile::open()
{
    m_file.setFileName(m_folder + u"/woyouhuo.log"_s);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void LogFile::rotate()
{
    m_file.close();
    const auto name = [this](int number) { return m_folder + u"/woyouhuo.%1.log"_s.arg(number); };
    QFile::remove(name(m_options.keep));
    for (int i = m_options.keep - 1; i >= 1; --i)
        QFile::rename(name(i), name(i + 1));
    if (m_options.keep > 0)
        QFile::rename(m_file.fileName(), name(1));
    else
        QFile::remove(m_file.fileName());
    open();
}

void LogFile::write(QtMsgType type, const QString &category, const QString &text)
{
    QString line = redacted(text);
    line.replace(u'\n', u' ');
    const QString stamp = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray bytes = u"%1 %2 %3: %4\n"_s.arg(stamp, nameOf(type), category, line.left(4000)).toUtf8();
    const QMutexLocker lock(&m_mutex);
    if (m_file.size() + bytes.size() > m_options.maxBytes)
        rotate();
    m_file.write(bytes);
    m_file.flush();
}

QString LogFile::tail(qint64 maxBytes)
{
    const QMutexLocker lock(&m_mutex);
    QFile file(m_file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() > maxBytes) {
        file.seek(file.size() - maxBytes);
        file.readLine();  // a piece of a line
    }
    return QString::fromUtf8(file.readAll());
}

}  // namespace wyh::desktop
