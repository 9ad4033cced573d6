// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QString>
#include <QWidget>
#include <functional>

#include "models/core/result.h"

namespace wyh::ui {

/// Asks where to save and saves, or which file and reads it; an interface, so that a test needs no dialog.
class FileSaver
{
public:
    virtual ~FileSaver() = default;
    /// The path it was saved to. Error "cancelled" when the user changed their mind, "file-not-written" otherwise
    /// (params.path, detail).
    using Callback = std::function<void(const Result<QString> &)>;
    /// filter as in QFileDialog: "JSON (*.json)".
    virtual void save(const QString &suggestedName, const QString &filter, const QByteArray &content, QObject *context,
                      Callback answer) = 0;
    /// The content. Error "cancelled", or "file-not-read" (params.path, detail).
    using Loaded = std::function<void(const Result<QByteArray> &)>;
    virtual void load(const QString &filter, QObject *context, Loaded answer) = 0;
};

class DialogFileSaver final : public FileSaver
{
public:
    explicit DialogFileSaver(QWidget *window) : m_window(window) {}
    void setWindow(QWidget *window) { m_window = window; }
    void save(const QString &suggestedName, const QString &filter, const QByteArray &content, QObject *context,
              Callback answer) override;
    void load(const QString &filter, QObject *context, Loaded answer) override;

private:
    QPointer<QWidget> m_window;
};

/// Whole or not at all. Error "file-not-written".
Result<QString> writeFile(const QString &path, const QByteArray &content);
/// Error "file-not-read"; also for a file that is far too large to be one of ours.
Result<QByteArray> readFile(const QString &path);

}  // namespace wyh::ui
