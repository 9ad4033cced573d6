// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {
const QByteArray kRaise = QByteArrayLiteral("raise\n");
constexpr int kPatienceMs = 2000;
}  // namespace

SingleInstance::SingleInstance(const QString &root, QObject *parent)
    : QObject(parent),
      m_lock(root + u"/instance.lock"_s),
      m_socketName(u"woyouhuo-"_s + QString::fromLatin1(QCryptographicHash::hash(QDir(root).absolutePath().toUtf8(),
                                                                                 QCryptographicHash::Sha256)
                                                            .toHex()
                                                            .left(16)))
{
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance()
{
#ifdef Q_OS_WIN
    if (m_mutex)
        CloseHandle(m_mutex);
#endif
}

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(100)) {
        // A folder that cannot be written is not another program: whoever needs the folder says so.
        if (m_lock.error() != QLockFile::LockFailedError)
            return true;
        askTheFirst();
        return false;
    }
    // We hold the lock, so a socket of that name is what a killed program left behind.
    QLocalServer::removeServer(m_socketName);
    m_server.listen(m_socketName);  // without it only the raising is lost
#ifdef Q_OS_WIN
    m_mutex = CreateMutexW(nullptr, FALSE, L"WoYouHuoDesktop");
#endif
    return true;
}

void SingleInstance::askTheFirst() const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketName);
    if (!socket.waitForConnected(kPatienceMs))
        return;
    socket.write(kRaise);
    socket.waitForBytesWritten(kPatienceMs);
    socket.disconnectFromServer();
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(64);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            const QByteArray said = socket->peek(64);
            if (said.size() < kRaise.size() && kRaise.startsWith(said))
                return;  // not all of it yet
            if (said == kRaise)
                emit raiseRequested();
            socket->abort();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        QTimer::singleShot(kPatienceMs, socket, [socket] { socket->abort(); });
        if (socket->bytesAvailable() > 0)
            read();
    }
}

}  // namespace wyh::desktop
