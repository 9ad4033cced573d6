// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#endif

namespace wyh::testing {

/// A disk of so many megabytes in memory, where the system lets us mount one (root); isThere() says whether it does.
class SmallDisk
{
public:
    explicit SmallDisk(int megabytes)
    {
#ifdef Q_OS_LINUX
        m_there = ::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs", 0,
                          QByteArray("size=" + QByteArray::number(megabytes) + "m").constData()) == 0;
#else
        Q_UNUSED(megabytes)
#endif
    }
    ~SmallDisk()
    {
#ifdef Q_OS_LINUX
        if (m_there)
            ::umount2(path().toLocal8Bit().constData(), MNT_DETACH);
#endif
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const
    {
        return m_there;
    }
    [[nodiscard]] QString path() const
    {
        return m_folder.path();
    }
    bool setReadOnly(bool readOnly) const
    {
#ifdef Q_OS_LINUX
        return m_there && ::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs",
                                  (readOnly ? static_cast<unsigned long>(MS_REMOUNT | MS_RDONLY)
                                            : static_cast<unsigned long>(MS_REMOUNT)),
                                  nullptr) == 0;
#else
        Q_UNUSED(readOnly)
        return false;
#endif
    }
    /// Takes what room is left, but for `leave` bytes.
    void fillUp(qint64 leave = 0) const
    {
        QFile ballast(path() + QStringLiteral("/ballast"));
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return;
        for (const qint64 piece : {qint64{65536}, qint64{4096}}) {
            while (ballast.write(QByteArray(piece, 'x')) == piece) {
            }
        }
        (void)ballast.resize(std::max<qint64>(0, ballast.size() - leave));
    }
    void makeRoom() const
    {
        QFile::remove(path() + QStringLiteral("/ballast"));
    }

private:
    QTemporaryDir m_folder;
    bool m_there = false;
};

#ifdef Q_OS_LINUX
/// No file of this process may grow beyond so many bytes while it lives: a full disk for those who may not mount one.
class FileLimit
{
public:
    explicit FileLimit(qint64 bytes)
    {
        // The write fails then; it must not end the program.
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileLimit(const FileLimit &) = delete;
    FileLimit &operator=(const FileLimit &) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};
#endif

}  // namespace wyh::testing
