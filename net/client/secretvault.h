// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>

#include "models/core/result.h"

namespace wyh::client {

/// A keychain as it is: single values of limited size. Answers come later, on the same thread.
class SecretBackend : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using ReadAnswer = std::function<void(const Result<QString> &)>;  ///< empty: there is none
    using DoneAnswer = std::function<void(const Status &)>;
    virtual void read(const QString &key, ReadAnswer answer) = 0;
    virtual void write(const QString &key, const QString &value, DoneAnswer answer) = 0;
    virtual void remove(const QString &key, DoneAnswer answer) = 0;  ///< done() too when there was none
};

/// The keychain of the operating system this program was built for; nullptr where there is none.
std::unique_ptr<SecretBackend> systemKeychain();

/// Where tokens are kept between two runs: in the keychain or not at all. While the keychain does not answer, a value
/// is kept in memory (remembers() is false and the screen says so) and the keychain is tried again for a while, because
/// after a log-on it is often not ready yet. There is no file to fall back to.
///
/// Use it on the GUI thread: keychains talk to the desktop session through its event loop.
class SecretVault : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int maxValueBytes = 2000;  ///< longer values are split; Windows keeps 2,560 bytes at most
        int retryEveryMs = 5000;
        int retryForMs = 60000;
    };

    /// The backend's name space is shared by every program of the user, so keys say who we are.
    static QString refreshKey(const QString &host, const QString &login);

    explicit SecretVault(std::unique_ptr<SecretBackend> backend, QObject *parent = nullptr);
    SecretVault(std::unique_ptr<SecretBackend> backend, const Options &options, QObject *parent = nullptr);
    ~SecretVault() override;

    /// Empty: there is none. Error "keychain-unavailable": not known (yet); recovered() may follow.
    void read(const QString &key, QObject *context, std::function<void(const Result<QString> &)> answer);
    /// Never fails: what cannot be stored is kept in memory until the program ends. Tells whether it will be
    /// remembered.
    void write(const QString &key, const QString &value, QObject *context, std::function<void(bool remembered)> answer);
    void remove(const QString &key, QObject *context, std::function<void(const Status &)> answer);

    /// False: this PC has no keychain at all; nothing will change that.
    [[nodiscard]] bool hasKeychain() const { return m_backend != nullptr; }
    /// False: values live in memory only, the password is needed again after a restart.
    [[nodiscard]] bool remembers() const { return m_remembers; }

signals:
    void remembersChanged(bool remembers);
    /// The keychain answers after it did not: read() again.
    void recovered();

private:
    void readPieces(const QString &key, std::function<void(const Result<QString> &)> answer);
    void writePieces(const QString &key, const QString &value, std::function<void(const Status &)> answer);
    void writeOver(const QString &key, const QString &value, int oldPieces, std::function<void(const Status &)> answer);
    /// Pieces `last` down to `first`, the head of a value (1) last.
    void removePieces(const QString &key, int first, int last, const std::function<void(const Status &)> &answer);
    void setRemembers(bool remembers);
    void failed();
    void retry();

    std::unique_ptr<SecretBackend> m_backend;
    Options m_options;
    QHash<QString, QString> m_memory;  ///< not in the keychain (yet)
    QString m_lastKey;                 ///< asked for when the keychain is tried again
    QTimer m_retry;
    int m_retriesLeft = 0;
    bool m_remembers = true;
};

}  // namespace wyh::client
