// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/exchange.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <algorithm>

#include "models/core/uuid7.h"
#include "net/server/http/peer.h"
#include "net/server/problems.h"

namespace wyh::server {

namespace {

thread_local Exchange *currentExchange = nullptr;

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray makeRequestId()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

// The library writes where a request came from into its headers.
bool isLibraryHeader(const std::string &name)
{
    return name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" || name == "LOCAL_PORT";
}

const char *codeOf(int status)
{
    switch (status) {
        case 404:
            return "not-found";
        case 405:
            return "method-not-allowed";
        case 413:
            return "payload-too-large";
        default:
            return status >= 500 ? "internal" : "malformed";
    }
}

bool takesBody(const httplib::Request &request)
{
    return request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
}

/// Of these methods, and of PRI, the library reads a body also where none is announced: whatever comes until the
/// connection ends. Of several lengths it looks at one.
bool hasBody(const httplib::Request &request)
{
    return takesBody(request) || request.method == "PRI" || request.has_header("Transfer-Encoding") ||
           request.get_header_value_count("Content-Length") > 1 ||
           (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

/// One length, in digits: everything else is read differently by somebody on the way here.
bool saysItsLength(const httplib::Request &request)
{
    if (request.has_header("Transfer-Encoding") || request.get_header_value_count("Content-Length") != 1)
        return false;
    const std::string length = request.get_header_value("Content-Length");
    return !length.empty() &&
           std::all_of(length.begin(), length.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

}  // namespace

Exchange::Exchange(ConnectionStream &stream, const ListenOptions &options)
    : m_stream(stream), m_options(options), m_startedMs(monotonicMs())
{
    m_entry.timeMs = QDateTime::currentMSecsSinceEpoch();
    m_entry.requestId = makeRequestId();
    currentExchange = this;
}

Exchange::~Exchange()
{
    currentExchange = nullptr;
}

Exchange *Exchange::current()
{
    return currentExchange;
}

AccessEntry Exchange::entry() const
{
    AccessEntry entry = m_entry;
    entry.durationMs = monotonicMs() - m_startedMs;
    return entry;
}

void Exchange::note(const httplib::Request &request)
{
    m_entry.method = bytes(request.method).left(16);
    m_entry.route = routePattern(bytes(request.path));
    m_entry.bytesIn = static_cast<qint64>(request.body.size());
    const QByteArray device = bytes(request.get_header_value("X-Device"));
    m_entry.device = isUuid(QString::fromLatin1(device)) ? device : QByteArray();
}

void Exchange::put(net::Reply reply, httplib::Response &response)
{
    response.status = reply.status;
    for (const auto &header : std::as_const(reply.headers)) {
        const QByteArray name = header.first.toLower();
        if (name == "x-internal-org")
            m_entry.org = header.second;
        else if (name == "x-internal-user")
            m_entry.user = header.second;
        else if (!name.startsWith("x-internal-") && name != "content-length")
            response.set_header(header.first.toStdString(), header.second.toStdString());
    }
    response.set_header("X-Request-Id", m_entry.requestId.toStdString());
    // The connection is closed after this; a client that is not told would send its next request into it.
    if (m_bodyUnread)
        response.set_header("Connection", "close");
    response.body = reply.body.toStdString();
    m_entry.status = reply.status;
    m_entry.bytesOut = reply.body.size();
    if (reply.status == 404)
        m_entry.route = "-";
    m_stream.allowWriting(m_options.writeTimeoutMs);
}

bool Exchange::refuseHead(const httplib::Request &request, httplib::Response &response)
{
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; };
    const auto isBroken = [&isControl](const auto &header) {
        return std::any_of(header.second.begin(), header.second.end(), isControl);
    };
    const bool brokenHeader = std::any_of(request.headers.begin(), request.headers.end(), isBroken);
    // "POST #/ HTTP/1.1": what comes before the fragment is nothing.
    if (!brokenHeader && !request.path.empty())
        return false;
    m_bodyUnread = true;
    note(request);
    HttpProblem problem{"malformed"};
    problem.detail = brokenHeader ? QStringLiteral("a header has one line, without control characters")
                                  : QStringLiteral("the target of the request has no path");
    put(problemReply(problem), response);
    return true;
}

bool Exchange::refuseBody(const httplib::Request &request, httplib::Response &response)
{
    auto &own = const_cast<httplib::Request &>(request);
    // Parts of a reply are no use to anybody here; the library would cut even an error in pieces.
    own.ranges.clear();
    // Of what a client takes the library would prefer Brotli, at a quality that costs a page of orders half a second.
    const bool packs = request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
    own.headers.erase("Accept-Encoding");
    if (packs)
        own.headers.emplace("Accept-Encoding", "gzip");
    if (!hasBody(request))
        return false;
    QString why;
    const std::string encoding = request.get_header_value("Content-Encoding");
    if (!saysItsLength(request))
        why = QStringLiteral("a body needs one Content-Length");
    else if (!encoding.empty() && encoding != "identity")
        why = QStringLiteral("bodies must not be encoded");
    else if (request.is_multipart_form_data())
        why = QStringLiteral("multipart bodies are not taken");
    else if (!takesBody(request) && request.method != "DELETE")
        why = QStringLiteral("this method takes no body");
    if (why.isEmpty())
        return false;
    // What follows is unknown bytes: they must never be read as the next request.
    m_bodyUnread = true;
    note(request);
    HttpProblem problem{"malformed"};
    problem.detail = why;
    put(problemReply(problem), response);
    return true;
}

void Exchange::answer(const httplib::Request &request, httplib::Response &response, const RequestHandler &handler)
{
    note(request);
    net::Request ours;
    ours.method = bytes(request.method);
    ours.path = bytes(request.path);
    const size_t mark = request.target.find('?');
    if (mark != std::string::npos)
        ours.query = bytes(request.target.substr(mark + 1));
    for (const auto &header : request.headers) {
        if (!isLibraryHeader(header.first))
            ours.headers.append({bytes(header.first), bytes(header.second)});
    }
    ours.body = bytes(request.body);
    ours.peer = peerOf(bytes(request.remote_addr), ours.headers, m_options.behindProxy);
    put(handler(ours), response);
}

void Exchange::explain(const httplib::Request &request, httplib::Response &response)
{
    if (answered())
        return;
    note(request);
    const int status = response.status;
    // A refused body may be read only in part, and a malformed head says nothing about where it ends.
    m_bodyUnread = true;
    HttpProblem problem{codeOf(status)};
    if (status == 413)
        problem.params = {{QStringLiteral("bytes"), m_options.maxBodyBytes}};
    net::Reply reply = problemReply(problem);
    put(std::move(reply), response);
}

}  // namespace wyh::server
