// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace wyh::desktop {

/// One running program for one data root. The second start asks the first to come to the front and goes away before it
/// opens any file. The socket is the owner's only and understands one word.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &root, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// false: another one runs already (and was asked to show itself).
    bool claim();
    [[nodiscard]] QString socketName() const { return m_socketName; }

signals:
    void raiseRequested();

private:
    void accept();
    void askTheFirst() const;

    QLockFile m_lock;
    QString m_socketName;
    QLocalServer m_server;
    void *m_mutex = nullptr;  ///< Windows: lets an installer see that the program runs
};

}  // namespace wyh::desktop
