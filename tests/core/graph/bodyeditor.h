// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <random>
#include <vector>

namespace Foreguest::Testing {

/// A Python program of some modules with classes and functions, whose bodies are edited statement by statement while
/// the definitions stay. Names are few, so that most of what is written has to do with the rest.
class BodyEditor
{
public:
    explicit BodyEditor(quint32 seed);
    int count() const { return int(m_modules.size()); }
    static QString path(int module);
    QByteArray text(int module) const;
    /// Adds, removes or replaces a statement; returns the module.
    int edit();

private:
    struct Body
    {
        QString head;
        int indent = 0;
        QStringList statements;
    };
    struct Module
    {
        QStringList imports;
        std::vector<Body> bodies;
    };
    int number(int below) { return int(m_random() % quint32(below)); }
    QString filled(QString text);
    QString statement(bool isMethod);
    Module made(int index);

    std::mt19937 m_random;
    std::vector<Module> m_modules;
};

} // namespace Foreguest::Testing
