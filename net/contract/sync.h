// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <optional>

#include "models/core/result.h"
#include "models/domain/operation.h"
#include "models/domain/problem.h"

namespace wyh::contract {

/// A place in a feed: feed id, position, mark (sync.md 2.1). Sent by the client as X-Seen "<feed>.<pos>.<mark>".
struct Seen
{
    QString feed;
    qint64 pos = 0;
    QString mark;
    [[nodiscard]] bool isEmpty() const { return feed.isEmpty(); }
    bool operator==(const Seen &) const = default;
};
QByteArray seenToHeader(const Seen &seen);
Result<Seen> seenFromHeader(const QByteArray &header);
QJsonObject seenToJson(const Seen &seen);
Result<Seen> seenFromJson(const QJsonObject &json);

/// GET /v1/sync/top
struct TopAnswer
{
    Seen top;
    qint64 nowMs = 0;
};
QJsonObject topToJson(const TopAnswer &answer);
Result<TopAnswer> topFromJson(const QJsonObject &json);

/// One record of a pull page.
struct PullItem
{
    enum class Gone { No, Deleted, Scope };
    QString collection;  ///< "order", "sku", "address"
    QString id;
    qint64 version = 0;
    qint64 pos = 0;
    Gone gone = Gone::No;
    QJsonObject data;              ///< empty when gone, and when it came in bytes
    QByteArray bytes{};            ///< data as it came over the wire; empty when it came as JSON
    std::optional<Order> order{};  ///< data of an order, when it has been read along the way
};
/// Collections that this program has a place for.
bool isKnownCollection(const QString &collection);
/// The record's wire form.
QByteArray dataBytes(const PullItem &item);
Result<Order> orderOf(const PullItem &item);
/// For the small records.
Result<QJsonObject> dataObject(const PullItem &item);

/// What became of one operation, in a push answer or in a pull page.
struct OperationResult
{
    enum class Outcome { Applied, AlreadyApplied, Conflict, Rejected, Blocked, Later };
    OpId op;
    Outcome outcome = Outcome::Applied;
    qint64 version = 0;
    qint64 pos = 0;
    Problem problem;     ///< for Conflict, Rejected
    QJsonObject effect;  ///< e.g. {"note": "second-parcel", ...}
    bool operator==(const OperationResult &) const = default;
};

struct PullPage
{
    QString feed;
    QList<PullItem> items;
    QList<OperationResult> results;
    QString next;  ///< opaque cursor
    qint64 nextPos = 0;
    bool more = false;
    qint64 left = -1;  ///< while a snapshot is read: about how many records follow on later pages; -1: not told
    Seen top;
    qint64 nowMs = 0;
};

/// What a person did with a notice (an operation that needed attention): for the platform's audit trail.
struct NoticeAct
{
    enum class Kind { Closed, Superseded, SentAgain, Restored };
    QString id;  ///< UUID: the platform keeps each once
    OpId op;
    QString notice;  ///< the device's own id of it; may be empty
    Kind kind = Kind::Closed;
    QString code;  ///< of the problem the notice told of
    QString who;   ///< login, as the device knows it
    QString reason;
    qint64 atMs = 0;  ///< the device's clock
    bool operator==(const NoticeAct &) const = default;
};
QString noticeActCode(NoticeAct::Kind kind);  ///< "closed", "superseded", "sent_again", "restored"
std::optional<NoticeAct::Kind> noticeActFromCode(const QString &code);
/// Texts are cut to what the contract allows: one long reason must not stop a push.
QJsonObject noticeActToJson(const NoticeAct &act);

/// POST /v1/ops. The operations stay JSON: each is read on its own (operationFromJson), so one bad item does not spoil
/// the rest.
struct PushRequest
{
    DeviceId device;
    QJsonArray ops;
    qint64 closedThrough = 0;  ///< results up to this position are closed on the device and need not be kept for it
    QList<NoticeAct> notices;
};
QJsonObject pushRequestToJson(const PushRequest &request);
Result<PushRequest> pushRequestFromJson(const QJsonObject &json);

struct PushAnswer
{
    QList<OperationResult> results;
    Seen top;
};

QJsonObject pullPageToJson(const PullPage &page);
/// The same in bytes; data[i] is the wire form of page.items[i], copied in without being read again (a platform keeps
/// its records in that form; a first pull is mostly this). Empty for what is gone. PullItem::data is not looked at.
QByteArray pullPageToBytes(const PullPage &page, const QList<QByteArray> &data);
Result<PullPage> pullPageFromJson(const QJsonObject &json);
/// The same out of bytes, without a document in between; records keep their bytes (PullItem::bytes) and orders are
/// read.
Result<PullPage> pullPageFromBytes(const QByteArray &bytes);
QJsonObject resultToJson(const OperationResult &result);
Result<OperationResult> resultFromJson(const QJsonObject &json);
QJsonObject pushAnswerToJson(const PushAnswer &answer);
Result<PushAnswer> pushAnswerFromJson(const QJsonObject &json);

/// Who is signed in.
struct Account
{
    UserId user;
    QString login;
    QString displayName;
    OrgId org;
    QString orgName;
    QString orgKind;          ///< "supplier" or "dealer"
    QStringList permissions;  ///< domain.md: "pick", "ship", "view_prices", ...
    bool operator==(const Account &) const = default;
};
struct Session
{
    QString access;
    qint64 accessSeconds = 0;  ///< life of the access token from now
    QString refresh;
    Account account;
};
QJsonObject accountToJson(const Account &account);
Result<Account> accountFromJson(const QJsonObject &json);
QJsonObject sessionToJson(const Session &session);
Result<Session> sessionFromJson(const QJsonObject &json);

}  // namespace wyh::contract
