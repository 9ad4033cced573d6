// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The two real keychains. Both use the bare key as the name of the entry on Windows, so either reads what the other
// wrote.
#include "net/client/secretvault.h"

#if defined(WYH_HAVE_QTKEYCHAIN)
#include <qt6keychain/keychain.h>
#elif defined(Q_OS_WIN)
#include <qt_windows.h>
#include <wincred.h>
#endif

namespace wyh::client {

using namespace Qt::StringLiterals;

#if defined(WYH_HAVE_QTKEYCHAIN)

namespace {

class QtKeychainBackend final : public SecretBackend
{
public:
    void read(const QString &key, ReadAnswer answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(u"WoYouHuo"_s, this);
        start(job, key, [job, answer = std::move(answer)](const Status &status) {
            if (job->error() == QKeychain::EntryNotFound)
                answer(QString());
            else if (status.ok())
                answer(job->textData());
            else
                answer(status.error());
        });
    }
    void write(const QString &key, const QString &value, DoneAnswer answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(u"WoYouHuo"_s, this);
        job->setTextData(value);
        start(job, key, std::move(answer));
    }
    void remove(const QString &key, DoneAnswer answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(u"WoYouHuo"_s, this);
        start(job, key, [job, answer = std::move(answer)](const Status &status) {
            answer(job->error() == QKeychain::EntryNotFound ? done() : status);
        });
    }

private:
    void start(QKeychain::Job *job, const QString &key, DoneAnswer answer)
    {
        job->setKey(key);
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        connect(job, &QKeychain::Job::finished, this, [job, answer = std::move(answer)] {
            if (job->error() == QKeychain::NoError)
                answer(done());
            else
                answer(makeError(u"keychain"_s, u"keychain error %1"_s.arg(static_cast<int>(job->error()))));
        });
        job->start();
    }
};

}  // namespace

std::unique_ptr<SecretBackend> systemKeychain()
{
    return std::make_unique<QtKeychainBackend>();
}

#elif defined(Q_OS_WIN)

namespace {

class CredentialManager final : public SecretBackend
{
public:
    void read(const QString &key, ReadAnswer answer) override
    {
        PCREDENTIALW found = nullptr;
        Result<QString> value = QString();
        if (CredReadW(name(key), CRED_TYPE_GENERIC, 0, &found)) {
            value = QString::fromUtf8(reinterpret_cast<const char *>(found->CredentialBlob),
                                      static_cast<qsizetype>(found->CredentialBlobSize));
            CredFree(found);
        } else if (GetLastError() != ERROR_NOT_FOUND) {
            value = failure();
        }
        QTimer::singleShot(0, this, [answer = std::move(answer), value] { answer(value); });
    }
    void write(const QString &key, const QString &value, DoneAnswer answer) override
    {
        QByteArray blob = value.toUtf8();
        QString user = u"WoYouHuo"_s;
        CREDENTIALW entry = {};
        entry.Type = CRED_TYPE_GENERIC;
        entry.TargetName = const_cast<wchar_t *>(name(key));
        entry.UserName = reinterpret_cast<wchar_t *>(user.data());
        entry.CredentialBlobSize = static_cast<DWORD>(blob.size());
        entry.CredentialBlob = reinterpret_cast<LPBYTE>(blob.data());
        entry.Persist = CRED_PERSIST_LOCAL_MACHINE;
        const Status status = CredWriteW(&entry, 0) ? done() : Status(failure());
        QTimer::singleShot(0, this, [answer = std::move(answer), status] { answer(status); });
    }
    void remove(const QString &key, DoneAnswer answer) override
    {
        Status status = done();
        if (!CredDeleteW(name(key), CRED_TYPE_GENERIC, 0) && GetLastError() != ERROR_NOT_FOUND)
            status = failure();
        QTimer::singleShot(0, this, [answer = std::move(answer), status] { answer(status); });
    }

private:
    static const wchar_t *name(const QString &key) { return reinterpret_cast<const wchar_t *>(key.utf16()); }
    static Error failure()
    {
        return makeError(u"keychain"_s, u"credential manager error %1"_s.arg(static_cast<qulonglong>(GetLastError())));
    }
};

}  // namespace

std::unique_ptr<SecretBackend> systemKeychain()
{
    return std::make_unique<CredentialManager>();
}

#else

std::unique_ptr<SecretBackend> systemKeychain()
{
    return nullptr;
}

#endif

}  // namespace wyh::client
