// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "models/store/changes.h"
#include "models/store/connectionstate.h"
#include "net/contract/sync.h"
#include "net/message/message.h"

namespace wyh::sync {

/// Names one request of one engine; an answer with another token than the awaited one is ignored.
using RequestToken = quint64;

// --- what happens to the engine ---
struct Started
{
};
struct Woke
{
};  ///< the time of the last WakeAt has come (early or doubled calls do no harm)
struct Answered
{
    RequestToken token = 0;
    net::Reply reply;
    std::shared_ptr<const contract::PullPage> page = nullptr;  ///< of the reply, when somebody has read it already
};
struct Recorded
{
};  ///< an operation was recorded, closed or is to be sent again
struct SyncNow
{
};  ///< the user asks: no back-off, no pause (a Retry-After still holds)
struct WorkOffline
{
    bool on = false;
};
struct WindowActive
{
    bool on = false;
};
struct NetworkHint
{
};  ///< the network changed or the PC woke from sleep
struct SignedIn
{
    contract::Session session;
};
struct SecretRead
{
    bool ok = false;  ///< false: the keychain failed, perhaps only for now
    QString value;    ///< empty with ok: nothing is stored
    Error error;
};
struct SecretWritten
{
    bool ok = false;
    Error error;
};
struct SignOut
{
};

using Event = std::variant<Started, Woke, Answered, Recorded, SyncNow, WorkOffline, WindowActive, NetworkHint, SignedIn,
                           SecretRead, SecretWritten, SignOut>;

// --- what the engine wants done ---
struct Send
{
    RequestToken token = 0;
    net::Request request;
};
struct Abort
{
    RequestToken token = 0;  ///< its answer is of no interest any more and need not be reported
};
struct WakeAt
{
    qint64 monotonicMs = 0;  ///< replaces the one before; Woke is expected then
};
struct StateChanged
{
    store::ConnectionState state;
};
struct RecordsChanged
{
    store::Changes changes;
};
struct AccountChanged
{
    contract::Account account;
};
struct ReadSecret
{
    QString key;
};
struct WriteSecret
{
    QString key;
    QString value;
};
struct DeleteSecret
{
    QString key;
};
/// This device was revoked: what is here of the organization is to be deleted, the sign-in too. Comes again until that
/// has been done.
struct Revoked
{
    bool keepUnsent = true;  ///< what was not sent is sealed in a rescue file first; false: it goes too
    QString passphrase;      ///< of that file
};
Revoked revokedBy(const QJsonObject &params);
struct Log
{
    QString line;  ///< English; ids and codes, no personal data, no secrets
};

using Effect = std::variant<Send, Abort, WakeAt, StateChanged, RecordsChanged, AccountChanged, ReadSecret, WriteSecret,
                            DeleteSecret, Revoked, Log>;
using Effects = std::vector<Effect>;

}  // namespace wyh::sync
