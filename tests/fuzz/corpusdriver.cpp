// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void runFile(const std::filesystem::path& path, size_t& count)
{
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    LLVMFuzzerTestOneInput(data, bytes.size());
    // Every beginning of a small input as well: half-typed text is the commonest bad input.
    constexpr size_t small = 400;
    for (size_t length = 0; bytes.size() <= small && length < bytes.size(); ++length)
        LLVMFuzzerTestOneInput(data, length);
    ++count;
}

} // namespace

/// Gives a fuzz target the files and the files of the folders that are named, where libFuzzer is not there to do so.
int main(int argc, char** argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; ++i) {
        if (!std::filesystem::is_directory(argv[i])) {
            runFile(argv[i], count);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file())
                runFile(entry.path(), count);
        }
    }
    std::printf("%zu inputs\n", count);
    return count == 0 ? 1 : 0;
}
