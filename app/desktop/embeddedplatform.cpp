// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/embeddedplatform.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>

#include "app/desktop/profile.h"

Q_LOGGING_CATEGORY(lcEmbedded, "wyh.embedded", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

EmbeddedPlatform::EmbeddedPlatform(QString dataFolder, QObject *parent)
    : QObject(parent),
      m_dataFolder(std::move(dataFolder)),
      m_program(QCoreApplication::applicationDirPath() + u"/woyouhuo-platform"_s
#ifdef Q_OS_WIN
                + u".exe"_s
#endif
      )
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &EmbeddedPlatform::launch);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EmbeddedPlatform::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        const QList<QByteArray> lines = m_process.readAllStandardError().split('\n');
        for (const QByteArray &line : lines) {
            if (!line.trimmed().isEmpty())
                qCInfo(lcEmbedded).noquote() << "platform:" << QString::fromUtf8(line.trimmed());
        }
    });
    connect(&m_process, &QProcess::finished, this, [this] { ended(); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
}

EmbeddedPlatform::~EmbeddedPlatform()
{
    // Without a stop() before, the child is killed here; what it acknowledged is on disk.
    m_process.disconnect(this);
}

void EmbeddedPlatform::start()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_pauseMs = kFirstPauseMs;
    launch();
}

void EmbeddedPlatform::launch()
{
    if (!m_wanted || m_process.state() != QProcess::NotRunning)
        return;
    if (!QFileInfo(m_program).isExecutable()) {
        m_wanted = false;
        emit failed(makeError(u"platform-not-found"_s, m_program));
        return;
    }
    if (const Status status = makeOwnFolder(m_dataFolder); !status.ok()) {
        m_wanted = false;
        emit failed(status.error());
        return;
    }
    m_line.clear();
    m_process.start(m_program,
                    {u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, m_dataFolder, u"--parent-pipe"_s});
}

void EmbeddedPlatform::readOutput()
{
    m_line += m_process.readAllStandardOutput();
    if (m_base.isValid()) {
        m_line.clear();
        return;
    }
    static const QRegularExpression address(uR"(127\.0\.0\.1:([0-9]+)[^\n]*\n)"_s);
    const QRegularExpressionMatch match = address.match(QString::fromUtf8(m_line));
    if (!match.hasMatch())
        return;
    m_base = QUrl(u"http://127.0.0.1:"_s + match.captured(1));
    qCInfo(lcEmbedded) << "platform on this PC listens on port" << m_base.port();
    emit ready(m_base);
}

void EmbeddedPlatform::ended()
{
    const bool worked = m_base.isValid();
    m_base.clear();
    if (!m_wanted) {
        emit stopped();
        return;
    }
    qCWarning(lcEmbedded) << "platform on this PC ended with code" << m_process.exitCode() << "next start in"
                          << m_pauseMs << "ms";
    if (worked)
        m_pauseMs = kFirstPauseMs;
    m_again.start(m_pauseMs);
    m_pauseMs = qMin(m_pauseMs * 2, kLongestPauseMs);
    emit failed(makeError(u"platform-stopped"_s));
}

void EmbeddedPlatform::stop()
{
    m_wanted = false;
    m_again.stop();
    m_base.clear();
    if (m_process.state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &EmbeddedPlatform::stopped, Qt::QueuedConnection);
        return;
    }
    m_process.closeWriteChannel();
    QTimer::singleShot(kPatienceMs, &m_process, &QProcess::kill);
}

}  // namespace wyh::desktop
