// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/client/secretvault.h"

#include <QCryptographicHash>
#include <QStringList>

namespace wyh::client {

using namespace Qt::StringLiterals;

namespace {

// A value is kept as "<number of pieces>:<check>:<first piece>"; further pieces stand at key/2, key/3, ...
struct Head
{
    int pieces = 0;
    QString check;
    QString first;
};

QString checkOf(const QString &value)
{
    return QString::fromLatin1(QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
}

std::optional<Head> headOf(const QString &stored)
{
    const qsizetype one = stored.indexOf(u':');
    const qsizetype two = stored.indexOf(u':', one + 1);
    bool isNumber = false;
    const int pieces = one > 0 ? QStringView(stored).left(one).toInt(&isNumber) : 0;
    if (two < 0 || !isNumber || pieces < 1 || pieces > 64)
        return std::nullopt;
    return Head{pieces, stored.mid(one + 1, two - one - 1), stored.mid(two + 1)};
}

QString pieceKey(const QString &key, int number)
{
    return number == 1 ? key : key + u'/' + QString::number(number);
}

QStringList cut(const QString &value, int maxBytes)
{
    QStringList pieces{QString()};
    qsizetype bytes = 0;
    for (const QChar c : value) {
        const qsizetype size = c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;  // in UTF-8
        if (bytes + size > maxBytes && !c.isLowSurrogate()) {
            pieces.append(QString());
            bytes = 0;
        }
        pieces.last().append(c);
        bytes += size;
    }
    return pieces;
}

}  // namespace

QString SecretVault::refreshKey(const QString &host, const QString &login)
{
    return u"WoYouHuo/%1/%2/refresh"_s.arg(host, login);
}

SecretVault::SecretVault(std::unique_ptr<SecretBackend> backend, QObject *parent)
    : SecretVault(std::move(backend), Options(), parent)
{
}

SecretVault::SecretVault(std::unique_ptr<SecretBackend> backend, const Options &options, QObject *parent)
    : QObject(parent), m_backend(std::move(backend)), m_options(options), m_remembers(m_backend != nullptr)
{
    m_retry.setInterval(m_options.retryEveryMs);
    connect(&m_retry, &QTimer::timeout, this, &SecretVault::retry);
}

SecretVault::~SecretVault() = default;

void SecretVault::readPieces(const QString &key, std::function<void(const Result<QString> &)> answer)
{
    m_backend->read(key, [this, key, answer = std::move(answer)](const Result<QString> &stored) {
        const std::optional<Head> head = stored.ok() ? headOf(*stored) : std::nullopt;
        if (!head) {
            answer(stored.ok() ? Result<QString>(QString()) : stored);
            return;
        }
        // One piece after the other; a missing or older piece makes the whole unknown, which only costs a sign-in.
        auto value = std::make_shared<QString>(head->first);
        auto next = std::make_shared<std::function<void(int)>>();
        *next = [this, key, head = *head, value, answer, weak = std::weak_ptr(next)](int number) {
            if (number > head.pieces) {
                answer(checkOf(*value) == head.check ? *value : QString());
                return;
            }
            m_backend->read(pieceKey(key, number),
                            [value, answer, number, self = weak.lock()](const Result<QString> &piece) {
                                if (!piece.ok()) {
                                    answer(piece);
                                    return;
                                }
                                value->append(*piece);
                                (*self)(number + 1);
                            });
        };
        (*next)(2);
    });
}

void SecretVault::writePieces(const QString &key, const QString &value, std::function<void(const Status &)> answer)
{
    m_backend->read(key, [this, key, value, answer = std::move(answer)](const Result<QString> &stored) {
        if (!stored.ok()) {
            answer(stored.error());
            return;
        }
        const std::optional<Head> old = headOf(*stored);
        writeOver(key, value, old ? old->pieces : 0, answer);
    });
}

/// Nothing of a longer predecessor stays behind.
void SecretVault::writeOver(const QString &key, const QString &value, int oldPieces,
                            std::function<void(const Status &)> answer)
{
    QStringList pieces = cut(value, m_options.maxValueBytes - 32);
    const int count = static_cast<int>(pieces.size());
    pieces.first().prepend(u"%1:%2:"_s.arg(count).arg(checkOf(value)));
    auto next = std::make_shared<std::function<void(int)>>();
    *next = [this, key, pieces, count, oldPieces, answer = std::move(answer), weak = std::weak_ptr(next)](int number) {
        if (number < 1) {
            removePieces(key, count + 1, oldPieces, answer);
            return;
        }
        m_backend->write(pieceKey(key, number), pieces.at(number - 1),
                         [answer, number, self = weak.lock()](const Status &status) {
                             if (!status.ok())
                                 answer(status);
                             else
                                 (*self)(number - 1);
                         });
    };
    (*next)(count);  // the head last
}

void SecretVault::removePieces(const QString &key, int first, int last,
                               const std::function<void(const Status &)> &answer)
{
    if (last < first) {
        answer(done());
        return;
    }
    m_backend->remove(pieceKey(key, last), [this, key, first, last, answer](const Status &status) {
        if (status.ok())
            removePieces(key, first, last - 1, answer);
        else
            answer(status);
    });
}

void SecretVault::read(const QString &key, QObject *context, std::function<void(const Result<QString> &)> answer)
{
    const auto reply = [guard = QPointer(context), answer = std::move(answer)](const Result<QString> &value) {
        if (guard)
            answer(value);
    };
    if (!m_backend || m_memory.contains(key)) {
        const QString value = m_memory.value(key);
        QTimer::singleShot(0, this, [reply, value] { reply(value); });
        return;
    }
    m_lastKey = key;
    readPieces(key, [this, reply](const Result<QString> &value) {
        if (!value.ok()) {
            failed();
            reply(makeError(u"keychain-unavailable"_s, value.error().detail));
            return;
        }
        reply(value);
    });
}

void SecretVault::write(const QString &key, const QString &value, QObject *context,
                        std::function<void(bool remembered)> answer)
{
    const auto reply = [guard = QPointer(context), answer = std::move(answer)](bool remembered) {
        if (guard)
            answer(remembered);
    };
    m_memory.insert(key, value);
    m_lastKey = key;
    if (!m_backend) {
        QTimer::singleShot(0, this, [reply] { reply(false); });
        return;
    }
    writePieces(key, value, [this, key, value, reply](const Status &status) {
        if (status.ok()) {
            if (m_memory.value(key) == value)
                m_memory.remove(key);
            setRemembers(m_memory.isEmpty());
        } else {
            failed();
        }
        reply(status.ok());
    });
}

void SecretVault::remove(const QString &key, QObject *context, std::function<void(const Status &)> answer)
{
    const auto reply = [guard = QPointer(context), answer = std::move(answer)](const Status &status) {
        if (guard)
            answer(status);
    };
    m_memory.remove(key);
    if (!m_backend) {
        QTimer::singleShot(0, this, [reply] { reply(done()); });
        return;
    }
    m_backend->read(key, [this, key, reply](const Result<QString> &stored) {
        const std::optional<Head> head = stored.ok() ? headOf(*stored) : std::nullopt;
        removePieces(key, 1, head ? head->pieces : 1, reply);
    });
}

void SecretVault::setRemembers(bool remembers)
{
    if (m_remembers == remembers)
        return;
    m_remembers = remembers;
    emit remembersChanged(remembers);
}

void SecretVault::failed()
{
    setRemembers(false);
    if (m_retry.isActive())
        return;
    m_retriesLeft = m_options.retryForMs / qMax(1, m_options.retryEveryMs);
    m_retry.start();
}

void SecretVault::retry()
{
    if (m_retriesLeft-- <= 0) {
        m_retry.stop();
        return;
    }
    const auto back = [this] {
        m_retry.stop();
        setRemembers(m_memory.isEmpty());
        emit recovered();
    };
    if (m_memory.isEmpty()) {
        readPieces(m_lastKey, [this, back](const Result<QString> &value) {
            if (value.ok() && m_retry.isActive())
                back();
        });
        return;
    }
    const QString key = m_memory.constBegin().key();
    const QString value = m_memory.constBegin().value();
    writePieces(key, value, [this, key, value, back](const Status &status) {
        if (!status.ok() || !m_retry.isActive())
            return;
        if (m_memory.value(key) == value)
            m_memory.remove(key);
        if (m_memory.isEmpty())
            back();
    });
}

}  // namespace wyh::client
