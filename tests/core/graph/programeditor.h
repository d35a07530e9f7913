// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QStringList>

#include <vector>

namespace Foreguest::Testing {

/// How random programs of a language are written. In the templates `$n` is any name, `$m` any module and `$d` any
/// digit;
/// `$1` and `$M` are a name and a module that are the same all over one template, `$c` is a call.
struct Dialect
{
    const char* name;
    QString extension;
    QString first; ///< The first line of each file.
    QString head, tail; ///< Around the blocks; `$f` is the file's own module.
    QStringList imports;
    QStringList blocks; ///< Functions, classes and statements.
    QStringList calls;
    QString comment;
};

const std::vector<Dialect>& dialects();

/// Random programs and random edits of them. A program is files of statements, so that edits keep it a program.
class ProgramEditor
{
public:
    ProgramEditor(quint32 seed, const Dialect& dialect);
    /// Changes one file in one way, as an edit of a function would; returns its number.
    int edit();
    /// Adds a file that was not there or removes one that was; returns its number.
    int addOrRemove();
    bool exists(int module) const { return m_modules[size_t(module)].exists; }
    QString path(int module) const;
    QByteArray text(int module) const;
    int count() const { return int(m_modules.size()); }
    int number(int below) { return int(m_random.bounded(below)); }

private:
    struct Module
    {
        QStringList imports, blocks;
        bool exists = true;
    };

    void fill(Module& module);
    QString filled(QString text);
    QString oneOf(const QStringList& templates) { return filled(templates[number(int(templates.size()))]); }
    QString name() { return QStringLiteral("Name%1").arg(number(9)); }
    QString module() { return QStringLiteral("m%1").arg(number(count())); }

    const Dialect& m_dialect;
    QRandomGenerator m_random;
    std::vector<Module> m_modules;
};

} // namespace Foreguest::Testing
