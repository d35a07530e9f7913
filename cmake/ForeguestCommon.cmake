# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target that carries warnings and definitions for all C++ of the project.
add_library(foreguest_common INTERFACE)
target_include_directories(foreguest_common INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(foreguest_common INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_NO_FOREACH QT_NO_KEYWORDS
  QT_NO_CONTEXTLESS_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
  FOREGUEST_VERSION="${PROJECT_VERSION}")
target_compile_options(foreguest_common INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wnon-virtual-dtor;-Wold-style-cast;-Woverloaded-virtual>
  $<$<BOOL:${FOREGUEST_WERROR}>:-Werror>)
if(FOREGUEST_SANITIZE)
  add_compile_options(-fsanitize=${FOREGUEST_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${FOREGUEST_SANITIZE})
endif()
