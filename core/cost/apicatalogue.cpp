// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/apicatalogue.h"

#include "core/cost/apireader.h"

#include <map>
#include <mutex>

namespace Foreguest {

namespace {

std::string_view lastPart(std::string_view name)
{
    const size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

} // namespace

const ApiEntry* ApiCatalogue::find(std::string_view dottedName) const
{
    if (const auto it = m_names.find(std::string(dottedName)); it != m_names.end())
        return &it->second;
    if (isQuiet(dottedName))
        return nullptr;
    for (size_t dot = dottedName.rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = dottedName.rfind('.', dot - 1)) {
        if (const auto it = m_prefixes.find(std::string(dottedName.substr(0, dot))); it != m_prefixes.end())
            return &it->second;
    }
    if (dottedName.find('.') == std::string_view::npos)
        return nullptr;
    const auto suffix = m_suffixes.find(std::string(lastPart(dottedName)));
    const ApiEntry* bySuffix = suffix == m_suffixes.end() ? nullptr : &suffix->second;
    if (m_infixes.empty() || (bySuffix && bySuffix->family))
        return bySuffix;
    for (size_t start = dottedName.find('.'), end = 0; start != std::string_view::npos; start = end) {
        end = dottedName.find('.', start + 1);
        if (end == std::string_view::npos)
            break;
        const std::string part(dottedName.substr(start + 1, end - start - 1));
        if (const auto it = m_infixes.find(part); it != m_infixes.end())
            return &it->second;
    }
    return bySuffix;
}

/// A method that does nothing of what its family does, or one of a member, `.headers`, that does nothing of it.
bool ApiCatalogue::isQuiet(std::string_view dottedName) const
{
    if (m_quiet.empty() || dottedName.find('.') == std::string_view::npos)
        return false;
    if (m_quiet.contains(std::string(lastPart(dottedName))))
        return true;
    // The first part is a module or a variable.
    for (size_t dot = dottedName.find('.'); dot != std::string_view::npos;) {
        const size_t next = dottedName.find('.', dot + 1);
        if (m_quiet.contains(std::string(dottedName.substr(dot, next == std::string_view::npos ? next : next - dot))))
            return true;
        dot = next;
    }
    return false;
}

const std::string& ApiCatalogue::typeMadeBy(const std::string& dottedName) const
{
    static const std::string none;
    const auto it = m_made.find(dottedName);
    return it == m_made.end() ? none : it->second;
}

ValueRule ApiCatalogue::valueRule(std::string_view dottedName) const
{
    const auto it = m_values.find(std::string(lastPart(dottedName)));
    return it == m_values.end() ? ValueRule::None : it->second;
}

const ApiFamily* ApiCatalogue::familyOfLibrary(std::string_view library) const
{
    const auto it = m_libraries.find(std::string(library));
    return it == m_libraries.end() ? nullptr : it->second;
}

const ApiCatalogue& ApiCatalogue::of(const QString& language)
{
    static std::mutex mutex;
    static std::map<QString, std::unique_ptr<const ApiCatalogue>> catalogues;
    const std::scoped_lock lock(mutex);
    auto& catalogue = catalogues[language];
    if (!catalogue)
        catalogue = ApiReader::read(language);
    return *catalogue;
}

std::string dotted(std::string_view name)
{
    std::string text;
    text.reserve(name.size());
    int templateDepth = 0;
    for (size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const char next = i + 1 < name.size() ? name[i + 1] : '\0';
        if ((c == '-' && next == '>') || (c == ':' && next == ':') || (c == '?' && next == '.')) {
            if (templateDepth == 0)
                text += '.';
            ++i;
        } else if (c == '<') {
            ++templateDepth;
        } else if (c == '>') {
            templateDepth = std::max(0, templateDepth - 1);
        } else if (templateDepth == 0 && c != ' ') {
            text += c;
        }
    }
    return text;
}

const CallEffect* ApiCatalogue::effectOf(std::string_view callee, ValueShape object, bool isMethod) const
{
    const size_t dot = callee.rfind('.');
    const std::string last(callee.substr(dot == std::string_view::npos ? 0 : dot + 1));
    const auto find = [this](const std::string& key) -> const CallEffect* {
        const auto it = m_effects.find(key);
        return it == m_effects.end() ? nullptr : &it->second;
    };
    if (isMethod) {
        if (const CallEffect* effect = find(std::string(valueShapeName(object)).append(1, '.').append(last)))
            return effect;
        // A variable may be called `tree` and be a list.
        const bool isShape = dot != std::string_view::npos && valueShapeByName(callee.substr(0, dot)).has_value();
        if (const CallEffect* effect = isShape ? nullptr : find(std::string(callee)))
            return effect;
        return find(std::string(1, '.').append(last));
    }
    const CallEffect* effect = find(std::string(callee));
    return effect ? effect : find(last);
}

ValueShape ApiCatalogue::shapeOfType(std::string_view type) const
{
    const auto it
        = m_shapes.find(std::string(type.substr(type.rfind('.') == std::string_view::npos ? 0 : type.rfind('.') + 1)));
    return it == m_shapes.end() ? ValueShape::Unknown : it->second;
}

} // namespace Foreguest
