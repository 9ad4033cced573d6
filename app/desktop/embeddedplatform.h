// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include "models/core/result.h"

namespace wyh::desktop {

/// The platform on this PC: woyouhuo-platform as a child process on a loopback port of its own choice. It ends when our
/// end of its standard input closes, so it never outlives us. If it crashes it is started again, later each time. GUI
/// thread.
class EmbeddedPlatform final : public QObject
{
    Q_OBJECT

public:
    explicit EmbeddedPlatform(QString dataFolder, QObject *parent = nullptr);
    ~EmbeddedPlatform() override;

    /// Where the program is looked for: beside ours, unless a test says otherwise.
    void setProgram(const QString &path) { m_program = path; }
    void start();
    /// Closes the pipe, so that it ends; stopped() follows. Killed if it takes too long.
    void stop();
    [[nodiscard]] bool isReady() const { return m_base.isValid(); }
    [[nodiscard]] QUrl base() const { return m_base; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    static constexpr int kFirstPauseMs = 500;
    static constexpr int kLongestPauseMs = 30000;
    static constexpr int kPatienceMs = 5000;

signals:
    /// It listens; the port may be another one than before.
    void ready(const QUrl &base);
    /// It went away by itself (a new start is scheduled) or could not be started at all. Codes: "platform-not-found",
    /// "platform-stopped".
    void failed(const wyh::Error &error);
    void stopped();

private:
    void launch();
    void readOutput();
    void ended();

    QString m_dataFolder;
    QString m_program;
    QProcess m_process;
    QByteArray m_line;
    QUrl m_base;
    QTimer m_again;
    int m_pauseMs = kFirstPauseMs;
    bool m_wanted = false;
};

}  // namespace wyh::desktop
