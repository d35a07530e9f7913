// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench/opensession.h"

#include <QCoreApplication>

namespace Foreguest {

Result<Session> openSession(PipelineOptions options)
{
    Session session;
    Result<std::unique_ptr<Pipeline>> pipeline = Pipeline::open(options);
    if (!pipeline) {
        session.problem = pipeline.error();
        session.problem->message = QCoreApplication::translate(
            "Foreguest::Session", "The history can't be used, so what is done in this session is not kept. %1")
                                       .arg(session.problem->message);
        session.temporaryHistory = std::make_unique<QTemporaryDir>();
        if (!session.temporaryHistory->isValid())
            return tl::unexpected(pipeline.error());
        options.historyPath = session.temporaryHistory->filePath(QStringLiteral("history.db"));
        const Error first = pipeline.error();
        pipeline = Pipeline::open(options);
        if (!pipeline)
            return tl::unexpected(first);
    }
    session.pipeline = std::move(*pipeline);
    const QString notice = session.pipeline->history().notice();
    if (!session.problem && !notice.isEmpty())
        session.problem = Error { .code = ErrorCode::Protocol, .message = notice, .remedy = {}, .details = {} };
    return session;
}

} // namespace Foreguest
