// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamAttributes>

#include <initializer_list>
#include <utility>
#include <vector>

namespace Foreguest {

/// The elements of a domain's description, found by their path: "domain/devices/disk/source". Reads at most 10,000
/// elements, 30 deep; what is no XML, or more than that, is not sound and may have lost its rest.
class DomainElements
{
public:
    explicit DomainElements(const QByteArray& xml);

    bool isSound() const { return m_isSound; }
    int count(const QString& path) const;
    int count(const char* path) const { return count(QString::fromLatin1(path)); }
    /// Of the first element of that path; empty where there is none.
    QString text(const QString& path) const;
    QString text(const char* path) const { return text(QString::fromLatin1(path)); }
    QString attribute(const char* path, const char* name) const;
    /// Whether an element of that path has all these attributes.
    bool has(const char* path, std::initializer_list<std::pair<const char*, const char*>> attributes) const;

private:
    struct Element
    {
        QString path;
        QXmlStreamAttributes attributes;
        QString text;
    };
    const Element* first(const QString& path) const;

    std::vector<Element> m_elements;
    bool m_isSound = false;
};

} // namespace Foreguest
