// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/domainelements.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace Foreguest {

DomainElements::DomainElements(const QByteArray& xml)
{
    constexpr size_t mostElements = 10'000, mostDeep = 30;
    QXmlStreamReader reader(xml);
    std::vector<size_t> open;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            if (m_elements.size() == mostElements || open.size() == mostDeep)
                return;
            const QString name = reader.name().toString();
            const QString path = open.empty() ? name : m_elements[open.back()].path + u'/' + name;
            open.push_back(m_elements.size());
            m_elements.push_back({ path, reader.attributes(), {} });
        } else if (reader.isEndElement()) {
            open.pop_back();
        } else if (reader.isCharacters() && !open.empty()) {
            m_elements[open.back()].text += reader.text();
        }
    }
    m_isSound = !reader.hasError() && !m_elements.empty();
}

int DomainElements::count(const QString& path) const
{
    return int(std::count_if(
        m_elements.begin(), m_elements.end(), [&](const Element& element) { return element.path == path; }));
}

const DomainElements::Element* DomainElements::first(const QString& path) const
{
    const auto found = std::find_if(
        m_elements.begin(), m_elements.end(), [&](const Element& element) { return element.path == path; });
    return found == m_elements.end() ? nullptr : &*found;
}

QString DomainElements::text(const QString& path) const
{
    const Element* element = first(path);
    return element ? element->text.trimmed() : QString();
}

QString DomainElements::attribute(const char* path, const char* name) const
{
    const Element* element = first(QString::fromLatin1(path));
    return element ? element->attributes.value(QLatin1String(name)).toString() : QString();
}

bool DomainElements::has(const char* path, std::initializer_list<std::pair<const char*, const char*>> attributes) const
{
    return std::any_of(m_elements.begin(), m_elements.end(), [&](const Element& element) {
        return element.path == QLatin1String(path)
            && std::all_of(attributes.begin(), attributes.end(), [&](const auto& wanted) {
                   return element.attributes.value(QLatin1String(wanted.first)) == QLatin1String(wanted.second);
               });
    });
}

} // namespace Foreguest
