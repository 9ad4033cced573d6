// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/echo.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace wyh::bench {

namespace {

const std::string kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Api: 1\r\nContent-Length: 90\r\n\r\n" +
    std::string(90, ' ');

/// false: the other side has gone.
bool answer(int socket)
{
    char bytes[16384];
    const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
    return count > 0 &&
           ::send(socket, kAnswer.data(), kAnswer.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(kAnswer.size());
}

}  // namespace

void serveEcho(int in, int out)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::listen(listener, 512) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return;
    const std::string hello = std::to_string(ntohs(address.sin_port)) + " echo\n";
    if (::write(out, hello.data(), hello.size()) < 0)
        return;
    std::vector<pollfd> all{{in, POLLIN, 0}, {listener, POLLIN, 0}};
    while (::poll(all.data(), all.size(), -1) > 0) {
        if (all[0].revents != 0)
            return;
        for (size_t i = all.size() - 1; i > 1; --i) {
            if (all[i].revents == 0 || answer(all[i].fd))
                continue;
            ::close(all[i].fd);
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if ((all[1].revents & POLLIN) == 0)
            continue;
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket < 0)
            continue;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        all.push_back({socket, POLLIN, 0});
    }
}

}  // namespace wyh::bench
