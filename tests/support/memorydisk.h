// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>
#include <memory>

#include "tests/support/diskfaults.h"

namespace wyh::testing {

/// What a power cut leaves of that which no sync has made safe.
enum class Damage {
    Kept,  ///< everything: only the program died
    Lost,  ///< nothing, neither contents nor names
    Some,  ///< each sector of 512 bytes by chance, names up to some point
    Torn,  ///< everything up to some write, which is cut in the middle of a sector
};

/// A file in memory: what programs see, what the disk holds for certain, and the changes between the two in order.
struct MemoryFile
{
    struct Change
    {
        quint64 order = 0;
        qint64 offset = 0;
        QByteArray bytes;
        qint64 truncatedTo = -1;  ///< not a write
    };
    QByteArray now;
    QByteArray durable;
    QList<Change> unsafe;

    void write(quint64 order, qint64 offset, const QByteArray &bytes);
    void truncate(quint64 order, qint64 size);
    void sync();
};

/// A machine's disk: files and their names in one folder tree, with power cuts. Knows nothing of SQLite. One thread.
class MemoryDisk
{
public:
    using File = std::shared_ptr<MemoryFile>;

    explicit MemoryDisk(DiskFaults &faults) : m_faults(faults) {}
    MemoryDisk(const MemoryDisk &) = delete;
    MemoryDisk &operator=(const MemoryDisk &) = delete;

    /// Asks the faults; a crash stays until powerCut().
    DiskFaults::Verdict ask(DiskCall call, const QString &path);
    [[nodiscard]] bool crashed() const { return m_crashed; }
    /// The power is off and on again. Nobody may have a file open.
    void powerCut(Damage damage, quint64 seed);

    [[nodiscard]] File find(const QString &path) const { return m_names.value(path); }
    [[nodiscard]] QStringList names() const { return m_names.keys(); }
    File create(const QString &path);
    void write(MemoryFile &file, qint64 offset, const QByteArray &bytes) { file.write(++m_order, offset, bytes); }
    void truncate(MemoryFile &file, qint64 size) { file.truncate(++m_order, size); }
    void remove(const QString &path);
    void rename(const QString &from, const QString &to);
    /// All files together never hold more than so many bytes; -1: there is always room.
    void setCapacity(qint64 bytes) { m_capacity = bytes; }
    [[nodiscard]] qint64 used() const;
    /// Mounted for reading only.
    void setReadOnly(bool on) { m_readOnly = on; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    [[nodiscard]] bool hasRoom(const MemoryFile &file, qint64 end) const;
    /// Names in the folder become safe.
    void flushFolder(const QString &folder);

    /// Everything, safe or not, for another run from the same start. Nobody may have a file open.
    struct Image
    {
        QMap<QString, QByteArray> files;
    };
    [[nodiscard]] Image image() const;
    void load(const Image &image);

private:
    struct NameChange
    {
        quint64 order = 0;
        QString path;
        File file;  ///< null: the name is gone
    };
    void rename(const QString &path, const File &file);

    DiskFaults &m_faults;
    QMap<QString, File> m_names;
    QMap<QString, File> m_safeNames;
    QList<NameChange> m_unsafeNames;
    quint64 m_order = 0;
    qint64 m_capacity = -1;
    bool m_readOnly = false;
    bool m_crashed = false;
};

}  // namespace wyh::testing
