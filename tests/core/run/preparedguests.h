// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agentprocess.h"
#include "core/base/paths.h"
#include "core/run/runner.h"

#include <QTest>

namespace Foreguest {

/// An agent to run programs of one language with: the guests' program on this machine, or in a guest.
class TestGuest
{
public:
    virtual ~TestGuest() = default;
    virtual AgentClient& agent() = 0;
    /// The folder for programs, without anything of the one before.
    virtual Result<QString> emptyFolder() = 0;
    virtual QString aheadFolder() const = 0;
};

class LocalGuest : public TestGuest
{
public:
    LocalGuest()
        : m_client(m_process.connect().value())
    {
        QFile::setPermissions(m_top.path(), QFile::Permissions::fromInt(0x7777));
    }
    AgentClient& agent() override { return *m_client; }
    /// Whether the guests' program has children now.
    bool hasChildren() const
    {
        QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(m_process.pid()));
        return children.open(QIODevice::ReadOnly) && !children.readAll().isEmpty();
    }
    Result<QString> emptyFolder() override
    {
        m_folder = std::make_unique<SharedFolder>();
        return m_folder->path();
    }
    QString aheadFolder() const override { return QDir(m_top.path()).canonicalPath() + QStringLiteral("/ahead"); }

private:
    AgentProcess m_process;
    QTemporaryDir m_top;
    std::unique_ptr<SharedFolder> m_folder;
    std::unique_ptr<AgentClient> m_client;
};

class RealGuest : public TestGuest
{
public:
    RealGuest(std::shared_ptr<GuestHost> host, std::unique_ptr<Guest> guest)
        : m_host(std::move(host))
        , m_guest(std::move(guest))
    {
    }
    AgentClient& agent() override { return m_guest->agent(); }
    Result<QString> emptyFolder() override
    {
        ExecRequest request;
        request.arguments = QStringLiteral("find /work /run/foreguest -mindepth 1 -delete").split(u' ');
        OutputCollector output;
        FOREGUEST_TRY(agent().execute(request, output, TaskContext()));
        return QStringLiteral("/work");
    }
    QString aheadFolder() const override { return QStringLiteral("/run/foreguest"); }

    static Result<std::unique_ptr<TestGuest>> boot(const std::shared_ptr<GuestHost>& host, const QString& imageName)
    {
        ImageStore store(Paths::images());
        FOREGUEST_TRY_ASSIGN(recipe, imageRecipe(imageName));
        GuestSpec spec;
        FOREGUEST_TRY_ASSIGN(image, store.ensure(recipe, {}, TaskContext()));
        spec.image = image;
        spec.profile.name = QStringLiteral("prepared");
        spec.profile.memory.value = Bytes::mib(384);
        FOREGUEST_TRY_ASSIGN(guest, host->boot(spec, TaskContext()));
        return std::make_unique<RealGuest>(host, std::move(guest));
    }

private:
    std::shared_ptr<GuestHost> m_host;
    std::unique_ptr<Guest> m_guest;
};

/// A program beside this test, to be run in the guest.
inline Result<Program> testProgramFor(TestGuest& guest, const QString& name)
{
    FOREGUEST_TRY_ASSIGN(
        program, loadProgram(QStringLiteral(FOREGUEST_TEST_SOURCE_DIR "/core/run/programs/") + name, TaskContext()));
    FOREGUEST_TRY_ASSIGN(folder, guest.emptyFolder());
    program.directory = folder;
    program.aheadDirectory = guest.aheadFolder();
    return program;
}

} // namespace Foreguest
