# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# libsodium as wyh::sodium, found without pkg-config so that a cross build needs only CMAKE_PREFIX_PATH.
if(TARGET wyh::sodium)
  return()
endif()
find_path(SODIUM_INCLUDE_DIR sodium.h)
find_library(SODIUM_LIBRARY NAMES sodium libsodium)
if(NOT SODIUM_INCLUDE_DIR OR NOT SODIUM_LIBRARY)
  message(FATAL_ERROR "libsodium is missing (Debian: libsodium-dev). Set CMAKE_PREFIX_PATH where it is somewhere else.")
endif()
add_library(wyh_sodium UNKNOWN IMPORTED GLOBAL)
set_target_properties(wyh_sodium PROPERTIES IMPORTED_LOCATION "${SODIUM_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${SODIUM_INCLUDE_DIR}")
if(WIN32 AND SODIUM_LIBRARY MATCHES "\\.(a|lib)$" AND NOT SODIUM_LIBRARY MATCHES "\\.dll\\.a$")
  set_target_properties(wyh_sodium PROPERTIES INTERFACE_COMPILE_DEFINITIONS SODIUM_STATIC)
endif()
add_library(wyh::sodium ALIAS wyh_sodium)
