// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "net/server/http/listener.h"
#include "net/server/platform.h"

namespace wyh::test {

/// The real platform behind its real sockets, in this process, so that a test can ask it directly what it has.
class PlatformHost
{
public:
    static constexpr auto kLogin = "manager@huafeng";
    static constexpr auto kPassword = "network-test-password";

    /// Orders "order-0".. of one line each, everybody's cheapest passwords, no limit of requests.
    explicit PlatformHost(int orders, int ordered = 100000);

    [[nodiscard]] int port() const { return m_listener->port(); }
    [[nodiscard]] server::Platform &platform() { return *m_platform; }
    [[nodiscard]] const OrgId &supplier() const { return m_supplier; }
    [[nodiscard]] QList<Order> orders();
    [[nodiscard]] OrderId order(int number) const;
    [[nodiscard]] LineId line(int number) const;
    /// How many operations have the outcome "applied", and how many results there are.
    struct Results
    {
        int applied = 0;
        int all = 0;
    };
    [[nodiscard]] Results results() const;
    /// Another customer's remark on an order, as an import brings it: something to pull.
    void change(int number, const QString &remark);

private:
    server::ImportedOrder sample(int number) const;

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    int m_ordered;
    std::unique_ptr<server::Platform> m_platform;
    std::unique_ptr<server::HttpListener> m_listener;
    OrgId m_supplier;
};

}  // namespace wyh::test
