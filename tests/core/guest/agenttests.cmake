# SPDX-FileCopyrightText: 2026 The Foreguest authors
# SPDX-License-Identifier: GPL-3.0-or-later
foreguest_test(test_agent_frames SOURCES agentframestest.cpp ROOMS guest)
foreguest_test(test_agent_client SOURCES agentclienttest.cpp agentprocess.h ROOMS guest TIMEOUT 300)
foreguest_test(test_agent_preparation SOURCES agentpreparationtest.cpp agentprocess.h ROOMS guest TIMEOUT 300)
foreguest_test(test_agent_hostility SOURCES agenthostilitytest.cpp agentprocess.h ROOMS guest TIMEOUT 300)
add_dependencies(test_agent_client foreguest-guest)
add_dependencies(test_agent_preparation foreguest-guest)
add_dependencies(test_agent_hostility foreguest-guest)
