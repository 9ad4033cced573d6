// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The door of libFuzzer: fuzz --target=NAME [libFuzzer's own arguments].
#include <cstdint>
#include <cstring>

#include "tests/fuzz/target.h"

namespace {
const wyh::fuzz::Target *g_target = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    constexpr const char *kOption = "--target=";
    int kept = 0;
    for (int i = 0; i < *argc; ++i) {
        char *argument = (*argv)[i];
        if (std::strncmp(argument, kOption, std::strlen(kOption)) == 0)
            g_target = wyh::fuzz::findTarget(argument + std::strlen(kOption));
        else
            (*argv)[kept++] = argument;
    }
    *argc = kept;
    if (!g_target) {
        std::fprintf(stderr, "fuzz --target=NAME\n");
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    g_target->run(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
