// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/opensession.h"
#include "ui/workbench/workbench.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace Foreguest {

/// A data folder of its own, a few sources, and workbenches on the real pipeline that boot no guests.
class Fixture
{
public:
    Fixture() { qputenv("FOREGUEST_HOME", home.path().toUtf8()); }

    QString write(const QString& name, const QByteArray& content)
    {
        QString path = sources.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("The fixture could not write a file.");
        return path;
    }
    /// Two functions, of which one is costly.
    QString writeProgram(const QString& name = QStringLiteral("pairs.py"))
    {
        return write(name,
            "import sys\n"
            "\n"
            "def pairs(items):\n"
            "    found = []\n"
            "    for a in items:\n"
            "        for b in items:\n"
            "            if a < b and a != 0:\n"
            "                found.append((a, b))\n"
            "    return found\n"
            "\n"
            "def main():\n"
            "    print(len(pairs(range(100))))\n"
            "\n"
            "main()\n");
    }
    std::unique_ptr<Workbench> workbench()
    {
        Result<Session> session = openSession({});
        if (!session)
            qFatal("%s", qPrintable(session.error().toString()));
        return std::make_unique<Workbench>(
            std::move(session->pipeline), WorkbenchOptions { .instantiateGuests = false });
    }

    QTemporaryDir home;
    QTemporaryDir sources;
};

} // namespace Foreguest
