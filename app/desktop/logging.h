// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QMutex>
#include <QString>

namespace wyh::desktop {

/// The program's log: every Qt message goes, redacted, into a file of limited size with a few predecessors. From its
/// making to its end it is the process's message handler; there is at most one. Any thread may log.
class LogFile
{
public:
    struct Options
    {
        qint64 maxBytes = 1024 * 1024;
        int keep = 4;  ///< predecessors: woyouhuo.1.log ...
    };
    explicit LogFile(const QString &folder);
    LogFile(const QString &folder, const Options &options);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    void write(QtMsgType type, const QString &category, const QString &text);
    /// The newest lines, as they stand in the file.
    [[nodiscard]] QString tail(qint64 maxBytes);
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    void open();
    void rotate();

    QMutex m_mutex;
    QString m_folder;
    Options m_options;
    QFile m_file;
    QtMessageHandler m_previous = nullptr;
};

}  // namespace wyh::desktop
