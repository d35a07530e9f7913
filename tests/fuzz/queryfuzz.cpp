// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/graphexporter.h"
#include "core/query/query.h"
#include "core/query/queryjson.h"
#include "tests/core/query/samplegraph.h"

#include <QTemporaryDir>

using namespace Foreguest;

namespace {

/// The sample program's store, made once.
const QString& sampleStore()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        QString file = folder.filePath(QStringLiteral("sample.db"));
        const auto store = GraphStore::open(file);
        if (!store || !(*store)->update(sampleProgram().finish(), {}, TaskContext()))
            qFatal("The sample can't be stored");
        return file;
    }();
    return path;
}

} // namespace

/// The query language: any bytes are an error with a place, or an answer within the limits.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    QueryOptions options;
    options.parameters = { { QStringLiteral("name"), QStringLiteral("main") } };
    options.timeout = std::chrono::milliseconds(200);
    options.maximumRows = 200;
    const auto result = runQuery(sampleStore(), text, options, TaskContext());
    if (!result) {
        if (result.error().message.isEmpty() || result.error().code == ErrorCode::Internal)
            qFatal("An error that says nothing: %s", qPrintable(result.error().toString()));
        return 0;
    }
    (void)queryToJson(*result);
    for (const auto& exporter : graphExporters())
        (void)exporter->write(*result);
    return 0;
}
