# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file names its licence and stays below 550 lines.
cmake_minimum_required(VERSION 3.25)
set(problems)
file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/app/*.cpp ${SOURCE_DIR}/app/*.h ${SOURCE_DIR}/core/*.cpp
  ${SOURCE_DIR}/core/*.h ${SOURCE_DIR}/ui/*.cpp ${SOURCE_DIR}/ui/*.h ${SOURCE_DIR}/resources/guest/*.c
  ${SOURCE_DIR}/resources/guest/*.h ${SOURCE_DIR}/tests/*.cpp ${SOURCE_DIR}/tests/*.h)
list(FILTER files EXCLUDE REGEX "^tests/samples/")
foreach(file IN LISTS files)
  file(READ ${SOURCE_DIR}/${file} text)
  if(NOT text MATCHES "SPDX-License-Identifier: GPL-3.0-or-later")
    list(APPEND problems "${file} has no SPDX line")
  endif()
  string(REGEX REPLACE "[^\n]" "" newlines "${text}")
  string(LENGTH "${newlines}" count)
  if(count GREATER 550)
    list(APPEND problems "${file} has ${count} lines")
  endif()
endforeach()
if(problems)
  list(JOIN problems "\n  " text)
  message(FATAL_ERROR "House rules broken:\n  ${text}")
endif()
