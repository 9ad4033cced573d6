// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/console.h"

#include <QHash>
#include <cstdio>
#include <iostream>
#include <string>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

void put(std::FILE *file, const QString &text)
{
    const QByteArray line = text.toUtf8() + (text.endsWith(u'\n') ? "" : "\n");
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), file);
    std::fflush(file);
}

/// Keeps what is typed off the screen while it lives.
class NoEcho
{
public:
#ifdef Q_OS_WIN
    NoEcho() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        m_terminal = GetConsoleMode(m_input, &m_mode);
        if (m_terminal)
            SetConsoleMode(m_input, m_mode & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~NoEcho()
    {
        if (m_terminal)
            SetConsoleMode(m_input, m_mode);
    }

private:
    HANDLE m_input;
    DWORD m_mode = 0;
#else
    NoEcho()
    {
        m_terminal = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_mode) == 0;
        if (m_terminal) {
            termios silent = m_mode;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    ~NoEcho()
    {
        if (m_terminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_mode);
    }

private:
    termios m_mode{};
#endif
public:
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;
    [[nodiscard]] bool isTerminal() const
    {
        return m_terminal;
    }

private:
    bool m_terminal = false;
};

}  // namespace

void say(const QString &text)
{
    put(stdout, text);
}

void complain(const QString &text)
{
    put(stderr, text);
}

Result<QString> readPassword()
{
    std::string line;
    {
        const NoEcho silence;
        if (silence.isTerminal()) {
            std::fputs("Password: ", stderr);
            std::fflush(stderr);
        }
        std::getline(std::cin, line);
        if (silence.isTerminal())
            std::fputs("\n", stderr);
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (line.empty())
        return makeError(u"password-missing"_s);
    return QString::fromStdString(line);
}

QString describe(const Error &error)
{
    static const QHash<QString, QString> sentences{
        {u"organization-exists"_s, u"there is an organization with this code already"_s},
        {u"organization-invalid"_s, u"a code is made of a-z, 0-9 and -, 2 to 64 of them, and a name is needed"_s},
        {u"organization-unknown"_s, u"there is no such organization, or it is not a supplier"_s},
        {u"login-taken"_s, u"this login is taken already"_s},
        {u"login-unknown"_s, u"there is no user with this login"_s},
        {u"login-invalid"_s, u"this is no valid login"_s},
        {u"display-name-invalid"_s, u"a display name has 200 characters at most"_s},
        {u"password-missing"_s, u"no password was given"_s},
        {u"password-too-short"_s, u"the password needs 8 characters at least"_s},
        {u"device-unknown"_s, u"nobody of this organization has signed in on such a device"_s},
        {u"device-not-revoked"_s, u"this device is not revoked"_s},
        {u"permission-unknown"_s, u"there is no such permission"_s},
        {u"file-unreadable"_s, u"the file cannot be read"_s},
        {u"file-exists"_s, u"there is a file of this name already"_s},
        {u"file-malformed"_s, u"the file is no 1688 seller order list"_s},
        {u"marketplace-refused"_s, u"the file holds a refusal of 1688 instead of orders"_s},
        {u"folder-unusable"_s, u"the data folder cannot be made or written to"_s},
        {u"folder-in-use"_s, u"the data folder is in use by another process"_s},
        {u"plain-http-refused"_s,
         u"passwords must not travel unencrypted: give --cert and --key, or --behind-proxy when a proxy does TLS"_s},
        {u"address-unusable"_s, u"cannot listen on this address and port; is another program using it?"_s},
        {u"certificate-unusable"_s, u"the certificate or its key cannot be used"_s},
        {u"tls-missing"_s, u"this build has no TLS of its own: put a proxy in front"_s},
        {u"log-unwritable"_s, u"the access log cannot be written"_s},
        {u"schema-newer"_s, u"the database was written by a newer version of this program"_s},
        {u"migration-failed"_s, u"the database could not be brought up to date"_s},
        {u"database-corrupt"_s, u"the database is damaged"_s},
        {u"database-busy"_s, u"the database is in use by another program"_s},
        {u"database-readonly"_s, u"the database may not be written to"_s},
        {u"disk-full"_s, u"the disk is full"_s},
    };
    QString text = sentences.value(error.code, u"failed: "_s + error.code);
    QString detail = error.detail;
    if (!error.params["message"_L1].toString().isEmpty())
        detail += (detail.isEmpty() ? u""_s : u" "_s) + error.params["message"_L1].toString();
    return detail.isEmpty() ? text : text + " ("_L1 + detail + u')';
}

}  // namespace wyh::server
