// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/codegraph.h"

#include <QObject>
#include <QThread>

namespace Foreguest {

/// Tells when source files change. Watches files and the folders they lie in, on a thread of its own, at most 10,000 in
/// all. Changes are told once none came for a fifth of a second, so that a checkout is one change.
class SourceWatch : public QObject
{
    Q_OBJECT
public:
    explicit SourceWatch(QObject* parent = nullptr);
    ~SourceWatch() override;

    /// Watches the files of a graph and their folders, and nothing else.
    void watch(std::shared_ptr<const CodeGraph> graph);

Q_SIGNALS:
    /// `files` have changed; with `others`, files were added or removed as well, or may have been.
    void changed(const QStringList& files, bool others);

private:
    class Worker;
    QThread m_thread;
    Worker* m_worker;
};

} // namespace Foreguest
