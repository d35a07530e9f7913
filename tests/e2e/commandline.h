// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// foreguestctl with a home of the test's own, but with the user's images, so that they are built once.
class CommandLine
{
public:
    struct Outcome
    {
        int exitCode = -1;
        QByteArray output;
        QString notes; ///< stderr

        QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
        QJsonObject object(const char* key) const { return json()[QString::fromLatin1(key)].toObject(); }
        double measured(const char* key) const { return object("measured")[QString::fromLatin1(key)].toDouble(); }
    };

    CommandLine();
    /// False with the reason in `problem` where the home can't be made.
    bool isValid() const { return m_home.isValid(); }
    QString home() const { return m_home.path(); }
    QProcessEnvironment environment() const;
    static QString program(const QString& name);

    /// Starts the command and returns without waiting.
    void start(QProcess& process, const QStringList& arguments) const;
    /// Runs it to its end; exit code −1 where it crashed or took longer than ten minutes.
    Outcome run(const QStringList& arguments) const;

    /// Processes of QEMU that belong to this home.
    QList<qint64> emulators() const;

private:
    QTemporaryDir m_home;
};

/// A program under tests/e2e/programs.
QString testProgram(const char* name);
