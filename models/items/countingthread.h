// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>

#include "models/store/reader.h"

namespace wyh::items {

/// Counts with a reader of its own on a thread of its own, so that no number on the screen ever makes a person wait.
/// Answers come on the thread it was made on, none after it is gone.
class CountingThread final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<store::ListCounts> &)>;

    explicit CountingThread(const QString &cachePath);
    ~CountingThread() override;

    void ask(qint64 nowMs, qint64 dayStartMs, qint64 dayEndMs, Answer answer);

private:
    struct There;

    QThread m_thread;
    There *m_there;  ///< lives on the thread
};

}  // namespace wyh::items
