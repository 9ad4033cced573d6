# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# What every target of the product is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Programs are compiled like libraries, so that all share one precompiled header.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE ${CMAKE_CXX_COMPILE_OPTIONS_PIC})

add_library(wyh_common INTERFACE)
target_include_directories(wyh_common INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(wyh_common INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
  WYH_VERSION="${PROJECT_VERSION}")
target_compile_options(wyh_common INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-align
  -Wunused -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough -fstack-protector-strong)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT WYH_SANITIZE)
  target_compile_definitions(wyh_common INTERFACE _FORTIFY_SOURCE=2)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 reports false positives of this family inside its own headers when it inlines.
  target_compile_options(wyh_common INTERFACE -Wno-null-dereference -Wno-restrict)
endif()
if(WYH_WERROR)
  target_compile_options(wyh_common INTERFACE -Werror)
endif()
if(NOT WIN32)
  target_link_options(wyh_common INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()
if(WYH_SANITIZE)
  list(JOIN WYH_SANITIZE "," _sanitizers)
  target_compile_options(wyh_common INTERFACE -fsanitize=${_sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(wyh_common INTERFACE -fsanitize=${_sanitizers})
endif()
if(WYH_FUZZ)
  # vptr needs the type information of Qt's own classes, which its libraries do not carry.
  target_compile_options(wyh_common INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=vptr
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(wyh_common INTERFACE -fsanitize=address,undefined)
endif()
if(WYH_COVERAGE)
  target_compile_options(wyh_common INTERFACE --coverage -O0)
  target_link_options(wyh_common INTERFACE --coverage)
endif()
