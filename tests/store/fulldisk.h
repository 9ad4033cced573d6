// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <functional>
#include <map>

namespace wyh::testing {

/// Stands between SQLite and the disk while it lives: every write first asks whether there is room.
class FullDisk
{
public:
    /// below: SQLite's own way to the disk that is used; the usual one where there is none of that name.
    explicit FullDisk(std::function<bool()> hasRoom, const char *below = nullptr)
    {
        s_hasRoom = std::move(hasRoom);
        m_real = sqlite3_vfs_find(nullptr);
        const sqlite3_vfs *named = sqlite3_vfs_find(below);
        const sqlite3_vfs &base = named ? *named : *m_real;
        s_open = base.xOpen;
        m_shim = base;
        m_shim.zName = "full-disk";
        m_shim.xOpen = &FullDisk::open;
        sqlite3_vfs_register(&m_shim, 1);
    }
    ~FullDisk()
    {
        sqlite3_vfs_register(m_real, 1);
        sqlite3_vfs_unregister(&m_shim);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        const int code = s_open(vfs, name, file, flags, outFlags);
        if (code != SQLITE_OK || !file->pMethods)
            return code;
        // SQLite has several tables of methods, by kind of file; each gets its own copy.
        Kind &kind = s_kinds[file->pMethods];
        if (!kind.real) {
            kind.real = file->pMethods;
            kind.shim = *file->pMethods;
            kind.shim.xWrite = &FullDisk::write;
            s_write = file->pMethods->xWrite;  // the same function in all of them
        }
        file->pMethods = &kind.shim;
        return code;
    }
    static int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
    {
        return s_hasRoom() ? s_write(file, bytes, count, offset) : SQLITE_FULL;
    }

    inline static std::function<bool()> s_hasRoom;
    inline static int (*s_open)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *) = nullptr;
    inline static int (*s_write)(sqlite3_file *, const void *, int, sqlite3_int64) = nullptr;
    struct Kind
    {
        const sqlite3_io_methods *real = nullptr;
        sqlite3_io_methods shim{};
    };
    inline static std::map<const sqlite3_io_methods *, Kind> s_kinds;
    sqlite3_vfs *m_real = nullptr;
    sqlite3_vfs m_shim{};
};

}  // namespace wyh::testing
