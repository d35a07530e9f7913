# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
foreach(program IN ITEMS foreguest foreguestctl)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(DIRECTORY ${FOREGUEST_LIBEXEC_DIR}/ DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/foreguest USE_SOURCE_PERMISSIONS)
if(EXISTS ${PROJECT_SOURCE_DIR}/packaging/share)
  install(DIRECTORY packaging/share/ DESTINATION ${CMAKE_INSTALL_DATADIR})
endif()
