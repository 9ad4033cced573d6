// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/diskvfs.h"

#include <QHash>
#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

namespace wyh::testing {

using namespace Qt::StringLiterals;

namespace {

using Verdict = DiskFaults::Verdict;

constexpr int kSlots = SQLITE_SHM_NLOCK;

/// What the connections of one file share: locks on it and the memory beside its log.
struct Shared
{
    struct Slot
    {
        int readers = 0;
        bool writer = false;
    };
    QList<const void *> users;
    QHash<const void *, int> levels;
    std::vector<std::unique_ptr<QByteArray>> regions;
    QList<const void *> mapped;
    std::array<Slot, kSlots> locks{};
};

std::map<const MemoryFile *, Shared> &sharedFiles()
{
    static std::map<const MemoryFile *, Shared> all;
    return all;
}

struct OpenFile
{
    MemoryDisk *disk = nullptr;
    MemoryDisk::File file;
    QString path;
    bool nameUnsafe = false;  ///< a new log: its first sync makes its name safe too
    bool deleteOnClose = false;
    std::array<bool, kSlots> reads{};
    std::array<bool, kSlots> writes{};

    Shared &shared() const { return sharedFiles()[file.get()]; }
    int ask(DiskCall call, int ioError) const
    {
        switch (disk->ask(call, path)) {
            case Verdict::Fine:
                return SQLITE_OK;
            case Verdict::Full:
                return SQLITE_FULL;
            case Verdict::Crashed:
            case Verdict::Failed:
                break;
        }
        return ioError;
    }
};

struct VfsFile
{
    sqlite3_file base;
    OpenFile *open;
};

OpenFile &of(sqlite3_file *file)
{
    return *reinterpret_cast<VfsFile *>(file)->open;
}

void dropShared(OpenFile &open, const void *key)
{
    Shared &shared = open.shared();
    shared.mapped.removeAll(key);
    if (shared.mapped.isEmpty()) {
        shared.regions.clear();
        shared.locks = {};
    }
}

void releaseSlots(OpenFile &open)
{
    Shared &shared = open.shared();
    for (int i = 0; i < kSlots; ++i) {
        const auto slot = static_cast<size_t>(i);
        if (std::exchange(open.reads[slot], false))
            --shared.locks[slot].readers;
        if (std::exchange(open.writes[slot], false))
            shared.locks[slot].writer = false;
    }
}

int closeFile(sqlite3_file *file)
{
    OpenFile &open = of(file);
    releaseSlots(open);
    dropShared(open, &open);
    Shared &shared = open.shared();
    shared.levels.remove(&open);
    shared.users.removeAll(&open);
    if (shared.users.isEmpty())
        sharedFiles().erase(open.file.get());
    if (open.deleteOnClose && !open.disk->crashed())
        open.disk->remove(open.path);
    delete &open;
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *into, int count, sqlite3_int64 offset)
{
    const OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Read, SQLITE_IOERR_READ); code != SQLITE_OK)
        return code;
    const QByteArray &content = open.file->now;
    const qint64 there = std::clamp<qint64>(content.size() - offset, 0, count);
    if (there > 0)
        std::memcpy(into, content.constData() + offset, static_cast<size_t>(there));
    if (there == count)
        return SQLITE_OK;
    std::memset(static_cast<char *>(into) + there, 0, static_cast<size_t>(count - there));
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    const OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Write, SQLITE_IOERR_WRITE); code != SQLITE_OK)
        return code;
    if (open.disk->isReadOnly())
        return SQLITE_READONLY;
    if (!open.disk->hasRoom(*open.file, offset + count))
        return SQLITE_FULL;
    open.disk->write(*open.file, offset, QByteArray(static_cast<const char *>(bytes), count));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Truncate, SQLITE_IOERR_TRUNCATE); code != SQLITE_OK)
        return code;
    open.disk->truncate(*open.file, size);
    return SQLITE_OK;
}

int syncFile(sqlite3_file *file, int)
{
    OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Sync, SQLITE_IOERR_FSYNC); code != SQLITE_OK)
        return code;
    open.file->sync();
    if (std::exchange(open.nameUnsafe, false))
        open.disk->flushFolder(open.path.left(open.path.lastIndexOf(u'/')));
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    const OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Size, SQLITE_IOERR_FSTAT); code != SQLITE_OK)
        return code;
    *size = open.file->now.size();
    return SQLITE_OK;
}

int lockFile(sqlite3_file *file, int level)
{
    OpenFile &open = of(file);
    Shared &shared = open.shared();
    int &own = shared.levels[&open];
    if (own >= level)
        return SQLITE_OK;
    if (const int code = open.ask(DiskCall::Lock, SQLITE_IOERR_LOCK); code != SQLITE_OK)
        return code;
    int others = SQLITE_LOCK_NONE;
    for (auto it = shared.levels.cbegin(); it != shared.levels.cend(); ++it) {
        if (it.key() != &open)
            others = std::max(others, it.value());
    }
    if (level == SQLITE_LOCK_SHARED && others >= SQLITE_LOCK_PENDING)
        return SQLITE_BUSY;
    if (level > SQLITE_LOCK_SHARED && others >= SQLITE_LOCK_RESERVED)
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_EXCLUSIVE && others >= SQLITE_LOCK_SHARED) {
        own = SQLITE_LOCK_PENDING;
        return SQLITE_BUSY;
    }
    own = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file *file, int level)
{
    OpenFile &open = of(file);
    int &own = open.shared().levels[&open];
    own = std::min(own, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file *file, int *reserved)
{
    const OpenFile &open = of(file);
    if (const int code = open.ask(DiskCall::Lock, SQLITE_IOERR_CHECKRESERVEDLOCK); code != SQLITE_OK)
        return code;
    const QHash<const void *, int> &levels = open.shared().levels;
    *reserved = std::any_of(levels.cbegin(), levels.cend(), [](int level) { return level >= SQLITE_LOCK_RESERVED; });
    return SQLITE_OK;
}

int control(sqlite3_file *, int, void *)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file *)
{
    return 4096;  // as SQLite's Unix VFS says
}

int characteristics(sqlite3_file *)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    OpenFile &open = of(file);
    *memory = nullptr;
    Shared &shared = open.shared();
    if (!shared.mapped.contains(&open)) {
        if (const int code = open.ask(DiskCall::Share, SQLITE_IOERR_SHMOPEN); code != SQLITE_OK)
            return code == SQLITE_FULL ? SQLITE_IOERR_SHMSIZE : code;
        shared.mapped.append(&open);
    }
    while (shared.regions.size() <= static_cast<size_t>(region)) {
        if (extend == 0)
            return SQLITE_OK;
        if (const int code = open.ask(DiskCall::Share, SQLITE_IOERR_SHMSIZE); code != SQLITE_OK)
            return code == SQLITE_FULL ? SQLITE_IOERR_SHMSIZE : code;
        shared.regions.push_back(std::make_unique<QByteArray>(size, '\0'));
    }
    *memory = shared.regions[static_cast<size_t>(region)]->data();
    return SQLITE_OK;
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    OpenFile &open = of(file);
    Shared &shared = open.shared();
    if ((flags & SQLITE_SHM_UNLOCK) == 0) {
        if (const int code = open.ask(DiskCall::Lock, SQLITE_IOERR_SHMLOCK); code != SQLITE_OK)
            return code;
    }
    const auto first = static_cast<size_t>(offset);
    const size_t end = first + static_cast<size_t>(count);
    for (size_t i = first; i < end && (flags & SQLITE_SHM_LOCK) != 0; ++i) {
        const bool othersWrite = shared.locks[i].writer && !open.writes[i];
        const bool othersRead = shared.locks[i].readers > (open.reads[i] ? 1 : 0);
        if (othersWrite || ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && othersRead))
            return SQLITE_BUSY;
    }
    for (size_t i = first; i < end; ++i) {
        Shared::Slot &slot = shared.locks[i];
        const bool lock = (flags & SQLITE_SHM_LOCK) != 0;
        if ((flags & SQLITE_SHM_SHARED) != 0) {
            if (lock && !std::exchange(open.reads[i], true))
                ++slot.readers;
            else if (!lock && std::exchange(open.reads[i], false))
                --slot.readers;
        } else {
            open.writes[i] = lock;
            slot.writer = lock;
        }
    }
    return SQLITE_OK;
}

void barrier(sqlite3_file *) {}

int unmapShared(sqlite3_file *file, int)
{
    OpenFile &open = of(file);
    releaseSlots(open);
    dropShared(open, &open);
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {2,         &closeFile,   &readFile,        &writeFile,  &truncateFile,
                                     &syncFile, &fileSize,    &lockFile,        &unlockFile, &checkReserved,
                                     &control,  &sectorSize,  &characteristics, &mapShared,  &lockShared,
                                     &barrier,  &unmapShared, nullptr,          nullptr};

MemoryDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<MemoryDisk *>(vfs->pAppData);
}

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *out, int flags, int *outFlags)
{
    MemoryDisk &disk = diskOf(vfs);
    out->pMethods = nullptr;
    const QString path = QString::fromUtf8(name ? name : "/temporary");
    MemoryDisk::File file = name ? disk.find(path) : MemoryDisk::File();
    if (!file && ((flags & SQLITE_OPEN_CREATE) == 0 || disk.isReadOnly()))
        return SQLITE_CANTOPEN;
    const Verdict verdict = disk.ask(file ? DiskCall::Open : DiskCall::Create, path);
    if (verdict != Verdict::Fine)
        return verdict == Verdict::Full ? SQLITE_FULL : SQLITE_CANTOPEN;
    auto *open = new OpenFile;
    open->disk = &disk;
    open->path = path;
    open->deleteOnClose = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    if (!file) {
        file = disk.create(path);
        open->nameUnsafe = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
    }
    open->file = file;
    open->shared().users.append(open);
    // As SQLite's Unix VFS: what may not be written is opened to be read.
    if (outFlags)
        *outFlags = disk.isReadOnly() ? (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY : flags;
    reinterpret_cast<VfsFile *>(out)->open = open;
    out->pMethods = &kMethods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    MemoryDisk &disk = diskOf(vfs);
    const QString path = QString::fromUtf8(name);
    if (!disk.find(path))
        return SQLITE_IOERR_DELETE_NOENT;
    if (disk.isReadOnly())
        return SQLITE_IOERR_DELETE;
    if (disk.ask(DiskCall::Delete, path) != Verdict::Fine)
        return SQLITE_IOERR_DELETE;
    disk.remove(path);
    if (syncFolder != 0) {
        if (disk.ask(DiskCall::Sync, path) != Verdict::Fine)
            return SQLITE_IOERR_DIR_FSYNC;
        disk.flushFolder(path.left(path.lastIndexOf(u'/')));
    }
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    MemoryDisk &disk = diskOf(vfs);
    const QString path = QString::fromUtf8(name);
    if (disk.ask(DiskCall::Access, path) != Verdict::Fine)
        return SQLITE_IOERR_ACCESS;
    const MemoryDisk::File file = disk.find(path);
    // Like the Unix VFS: an empty file counts as none.
    *result = file && (flags != SQLITE_ACCESS_EXISTS || !file->now.isEmpty()) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs *, const char *name, int size, char *out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs *, int count, char *out)
{
    std::memset(out, 0x2a, static_cast<size_t>(count));
    return count;
}

int sleepFor(sqlite3_vfs *, int microseconds)
{
    return microseconds;
}

int currentTime(sqlite3_vfs *, double *days)
{
    *days = 2461000.5;
    return SQLITE_OK;
}

int currentTime64(sqlite3_vfs *, sqlite3_int64 *milliseconds)
{
    *milliseconds = 212630443200000;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs *, int, char *)
{
    return 0;
}

}  // namespace

DiskVfs::DiskVfs(MemoryDisk &disk, const QByteArray &name) : m_disk(disk), m_name(name)
{
    m_vfs.iVersion = 2;
    m_vfs.szOsFile = sizeof(VfsFile);
    m_vfs.mxPathname = 512;
    m_vfs.zName = m_name.constData();
    m_vfs.pAppData = &m_disk;
    m_vfs.xOpen = &openFile;
    m_vfs.xDelete = &deleteFile;
    m_vfs.xAccess = &accessFile;
    m_vfs.xFullPathname = &fullPath;
    m_vfs.xRandomness = &randomness;
    m_vfs.xSleep = &sleepFor;
    m_vfs.xCurrentTime = &currentTime;
    m_vfs.xCurrentTimeInt64 = &currentTime64;
    m_vfs.xGetLastError = &lastError;
    sqlite3_vfs_register(&m_vfs, 0);
}

DiskVfs::~DiskVfs()
{
    sqlite3_vfs_unregister(&m_vfs);
}

}  // namespace wyh::testing
