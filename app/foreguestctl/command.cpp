// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/foreguestctl/command.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace Foreguest {

namespace {

const QString wrongUseMark = QStringLiteral("Run foreguestctl with --help for the use of each command.");

void write(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Invocation::Invocation(const QCommandLineParser& parser, TaskContext context)
    : m_parser(parser)
    , m_context(std::move(context))
{
}

bool Invocation::json() const
{
    return m_parser.isSet(QStringLiteral("json"));
}

Result<std::unique_ptr<Pipeline>> Invocation::openPipeline(bool refill) const
{
    PipelineOptions options;
    options.connectUri = m_parser.value(QStringLiteral("connect"));
    options.refill = refill;
    FOREGUEST_TRY_ASSIGN(pipeline, Pipeline::open(options));
    if (!pipeline->history().notice().isEmpty())
        note(pipeline->history().notice());
    QObject::connect(
        pipeline.get(), &Pipeline::noticed, pipeline.get(), [this](const Error& error) { note(error.toString()); },
        Qt::DirectConnection);
    return pipeline;
}

void Invocation::print(const QString& text) const
{
    write(stdout, text.toUtf8() + '\n');
}

void Invocation::print(const QByteArray& bytes) const
{
    write(stdout, bytes);
}

void Invocation::print(const QJsonObject& document) const
{
    write(stdout, QJsonDocument(document).toJson());
}

void Invocation::note(const QString& text) const
{
    write(stderr, text.toUtf8() + '\n');
}

tl::unexpected<Error> wrongUse(const QString& message)
{
    return failure(ErrorCode::InvalidInput, message, wrongUseMark);
}

bool isWrongUse(const Error& error)
{
    return error.remedy == wrongUseMark;
}

} // namespace Foreguest
