# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The tree-sitter core and the grammars of package.json, compiled from node_modules. Nothing is downloaded here.
set(tree_sitter_lib ${FOREGUEST_GRAMMAR_DIR}/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${tree_sitter_lib}/src/lib.c)
  message(FATAL_ERROR "No tree-sitter sources in ${FOREGUEST_GRAMMAR_DIR}. Run 'npm ci' in ${PROJECT_SOURCE_DIR}, "
    "or set FOREGUEST_GRAMMAR_DIR to the folder that holds them.")
endif()

add_library(tree_sitter STATIC ${tree_sitter_lib}/src/lib.c)
target_include_directories(tree_sitter SYSTEM PUBLIC ${tree_sitter_lib}/include PRIVATE ${tree_sitter_lib}/src)
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE _POSIX_C_SOURCE=200809L)
target_compile_options(tree_sitter PRIVATE -w)
set_target_properties(tree_sitter PROPERTIES C_STANDARD 11 POSITION_INDEPENDENT_CODE ON)

add_library(foreguest_grammars INTERFACE)
target_link_libraries(foreguest_grammars INTERFACE tree_sitter)
# A grammar is a package folder, with the folder of its parser where that is not the package itself; its symbol is
# tree_sitter_<name>, the name being that of the last folder, `-` as `_`.
foreach(grammar IN ITEMS bash c c-sharp cpp go java javascript php/php python ruby rust typescript/tsx
    typescript/typescript)
  get_filename_component(name ${grammar} NAME)
  string(REPLACE - _ name ${name})
  set(src ${FOREGUEST_GRAMMAR_DIR}/tree-sitter-${grammar}/src)
  file(GLOB scanner ${src}/scanner.c)
  add_library(tree_sitter_${name} STATIC ${src}/parser.c ${scanner})
  target_include_directories(tree_sitter_${name} SYSTEM PRIVATE ${src})
  target_compile_options(tree_sitter_${name} PRIVATE -w)
  # Assertions of a grammar's scanner fail on half-typed text, and would end the program with it.
  target_compile_definitions(tree_sitter_${name} PRIVATE NDEBUG)
  set_target_properties(tree_sitter_${name} PROPERTIES C_STANDARD 11 POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(foreguest_grammars INTERFACE tree_sitter_${name})
endforeach()
