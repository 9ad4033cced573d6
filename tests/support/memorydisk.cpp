// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memorydisk.h"

#include <algorithm>
#include <limits>

namespace wyh::testing {

namespace {

constexpr qint64 kSector = 512;

/// Zeros at the end; room for more of them is made in large steps.
void grow(QByteArray &content, qint64 size)
{
    const qint64 before = content.size();
    if (content.capacity() < size)
        content.reserve(std::max(size, 2 * before));
    content.resize(size);
    std::fill(content.begin() + before, content.end(), '\0');
}

void put(QByteArray &content, qint64 offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        grow(content, offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content.begin() + offset);
}

void cut(QByteArray &content, qint64 size)
{
    if (size < content.size())
        content.truncate(size);
    else
        grow(content, size);
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

/// splitmix64
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed * 0x9E3779B97F4A7C15ULL) {}
    quint64 below(quint64 bound) { return next() % bound; }
    bool coin() { return (next() & 1) != 0; }

private:
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 word = m_state;
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9ULL;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EBULL;
        return word ^ (word >> 31);
    }
    quint64 m_state;
};

void someSectors(MemoryFile &file, Dice &dice)
{
    for (const MemoryFile::Change &change : std::as_const(file.unsafe)) {
        if (change.truncatedTo >= 0) {
            if (dice.coin())
                cut(file.durable, change.truncatedTo);
            continue;
        }
        const qint64 end = change.offset + change.bytes.size();
        for (qint64 at = change.offset; at < end;) {
            const qint64 next = std::min(end, (at / kSector + 1) * kSector);
            if (dice.coin())
                put(file.durable, at, QByteArrayView(change.bytes).sliced(at - change.offset, next - at));
            at = next;
        }
    }
}

/// Everything before the change of that order, and a part of this one.
void upTo(MemoryFile &file, quint64 order, Dice &dice)
{
    for (const MemoryFile::Change &change : std::as_const(file.unsafe)) {
        if (change.order > order)
            return;
        if (change.truncatedTo >= 0) {
            cut(file.durable, change.truncatedTo);
        } else if (change.order < order) {
            put(file.durable, change.offset, change.bytes);
        } else {
            const qint64 part = static_cast<qint64>(dice.below(static_cast<quint64>(change.bytes.size()) + 1));
            put(file.durable, change.offset, QByteArrayView(change.bytes).first(part));
        }
    }
}

}  // namespace

void MemoryFile::write(quint64 order, qint64 offset, const QByteArray &bytes)
{
    put(now, offset, bytes);
    unsafe.append({order, offset, bytes, -1});
}

void MemoryFile::truncate(quint64 order, qint64 size)
{
    cut(now, size);
    unsafe.append({order, 0, {}, size});
}

void MemoryFile::sync()
{
    for (const Change &change : std::as_const(unsafe)) {
        if (change.truncatedTo >= 0)
            cut(durable, change.truncatedTo);
        else
            put(durable, change.offset, change.bytes);
    }
    unsafe.clear();
}

DiskFaults::Verdict MemoryDisk::ask(DiskCall call, const QString &path)
{
    if (m_crashed)
        return DiskFaults::Verdict::Crashed;
    const DiskFaults::Verdict verdict = m_faults.judge(this, call, path);
    m_crashed = verdict == DiskFaults::Verdict::Crashed;
    return verdict;
}

void MemoryDisk::rename(const QString &path, const File &file)
{
    if (file)
        m_names.insert(path, file);
    else
        m_names.remove(path);
    m_unsafeNames.append({++m_order, path, file});
}

MemoryDisk::File MemoryDisk::create(const QString &path)
{
    const File file = std::make_shared<MemoryFile>();
    rename(path, file);
    return file;
}

void MemoryDisk::remove(const QString &path)
{
    if (m_names.contains(path))
        rename(path, File());
}

void MemoryDisk::rename(const QString &from, const QString &to)
{
    const File file = m_names.value(from);
    if (!file)
        return;
    rename(to, file);
    rename(from, File());
    // One step for the file system, so one for a power cut too.
    m_unsafeNames.last().order = m_unsafeNames.at(m_unsafeNames.size() - 2).order;
}

qint64 MemoryDisk::used() const
{
    qint64 bytes = 0;
    for (const File &file : std::as_const(m_names))
        bytes += file->now.size();
    return bytes;
}

bool MemoryDisk::hasRoom(const MemoryFile &file, qint64 end) const
{
    return m_capacity < 0 || end <= file.now.size() || used() + end - file.now.size() <= m_capacity;
}

void MemoryDisk::flushFolder(const QString &folder)
{
    QList<NameChange> others;
    for (const NameChange &change : std::as_const(m_unsafeNames)) {
        if (folderOf(change.path) != folder) {
            others.append(change);
        } else if (change.file) {
            m_safeNames.insert(change.path, change.file);
        } else {
            m_safeNames.remove(change.path);
        }
    }
    m_unsafeNames = others;
}

void MemoryDisk::powerCut(Damage damage, quint64 seed)
{
    Dice dice(seed);
    quint64 last = std::numeric_limits<quint64>::max();
    if (damage == Damage::Lost) {
        last = 0;
    } else if (damage == Damage::Some || damage == Damage::Torn) {
        QList<quint64> orders;
        for (const NameChange &change : std::as_const(m_unsafeNames))
            orders.append(change.order);
        if (damage == Damage::Torn) {
            for (const File &file : std::as_const(m_names)) {
                for (const MemoryFile::Change &change : std::as_const(file->unsafe))
                    orders.append(change.order);
            }
        }
        std::sort(orders.begin(), orders.end());
        // Also none of them, and all.
        const quint64 pick = dice.below(static_cast<quint64>(orders.size()) + 2);
        last = pick == 0                                    ? 0
               : pick > static_cast<quint64>(orders.size()) ? std::numeric_limits<quint64>::max()
                                                            : orders.at(static_cast<qsizetype>(pick) - 1);
    }
    QMap<QString, File> left = m_safeNames;
    for (const NameChange &change : std::as_const(m_unsafeNames)) {
        // A torn write is the last one; a name is there or not.
        if (change.order > last)
            break;
        if (change.file)
            left.insert(change.path, change.file);
        else
            left.remove(change.path);
    }
    QList<File> done;
    for (const File &file : std::as_const(left)) {
        if (done.contains(file))
            continue;
        done.append(file);
        if (damage == Damage::Kept)
            file->sync();
        else if (damage == Damage::Some)
            someSectors(*file, dice);
        else if (damage == Damage::Torn)
            upTo(*file, last, dice);
        file->now = file->durable;
        file->unsafe.clear();
    }
    m_names = left;
    m_safeNames = left;
    m_unsafeNames.clear();
    m_crashed = false;
}

MemoryDisk::Image MemoryDisk::image() const
{
    Image image;
    for (auto it = m_names.cbegin(); it != m_names.cend(); ++it)
        image.files.insert(it.key(), it.value()->now);
    return image;
}

void MemoryDisk::load(const Image &image)
{
    m_names.clear();
    m_unsafeNames.clear();
    for (auto it = image.files.cbegin(); it != image.files.cend(); ++it) {
        const File file = std::make_shared<MemoryFile>();
        file->now = it.value();
        file->durable = it.value();
        m_names.insert(it.key(), file);
    }
    m_safeNames = m_names;
    m_crashed = false;
}

}  // namespace wyh::testing
