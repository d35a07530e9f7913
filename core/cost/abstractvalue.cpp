// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/abstractvalue.h"

#include <array>

namespace Foreguest {

namespace {

constexpr std::array<std::pair<std::string_view, ValueShape>, 9> shapes { {
    { "value", ValueShape::Unknown },
    { "number", ValueShape::Number },
    { "text", ValueShape::Text },
    { "list", ValueShape::List },
    { "set", ValueShape::Set },
    { "map", ValueShape::Map },
    { "tree", ValueShape::Tree },
    { "heap", ValueShape::Heap },
    { "reader", ValueShape::Reader },
} };

class EffectReader
{
public:
    explicit EffectReader(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<CallEffect> read()
    {
        CallEffect effect;
        std::vector<CallEffect::Factor>* factors = &effect.time;
        CallEffect::Factor next;
        for (std::string_view word = nextWord(); !word.empty(); word = nextWord()) {
            if (word == ";") {
                factors = &effect.size;
            } else if (word == "log") {
                next.isLogarithm = true;
            } else if (word == "value") {
                next.isValue = true;
            } else if (word == "root") {
                next.isRoot = true;
            } else if (word == "exp") {
                next.isExponential = true;
            } else if (word == "fact") {
                next.isFactorial = true;
            } else if (word == "choose") {
                next.isChoice = true;
            } else if (word == "repeat") {
                next.isRepeat = true;
            } else if (word == "o" || word == "a" || word == "b" || word == "r") {
                next.of = word.front();
                factors->push_back(next);
                next = {};
            } else if (word != "1" && !readResult(effect, word)) {
                return std::nullopt;
            }
        }
        return effect;
    }

private:
    std::string_view nextWord()
    {
        const size_t start = m_text.find_first_not_of(' ', m_at);
        if (start == std::string_view::npos)
            return {};
        m_at = m_text[start] == ';' ? start + 1 : std::min(m_text.size(), m_text.find_first_of(" ;", start));
        return m_text.substr(start, m_at - start);
    }

    static bool readResult(CallEffect& effect, std::string_view word)
    {
        using Result = CallEffect::Result;
        static constexpr std::array<std::pair<std::string_view, Result>, 8> results { {
            { "object", Result::Object },
            { "first", Result::First },
            { "second", Result::Second },
            { "element", Result::Element },
            { "least", Result::Least },
            { "most", Result::Most },
            { "power", Result::Power },
            { "input", Result::Input },
        } };
        for (const auto& [name, result] : results) {
            if (name == word) {
                effect.result = result;
                return true;
            }
        }
        static constexpr std::array<std::pair<std::string_view, bool CallEffect::*>, 8> marks { {
            { "grows", &CallEffect::grows },
            { "takes", &CallEffect::takes },
            { "tests", &CallEffect::tests },
            { "growsFirst", &CallEffect::growsFirst },
            { "takesFirst", &CallEffect::takesFirst },
            { "drains", &CallEffect::isEnd },
            { "character", &CallEffect::isDegenerate },
            { "writes", &CallEffect::writes },
        } };
        for (const auto& [name, mark] : marks) {
            if (name == word) {
                effect.*mark = true;
                return true;
            }
        }
        const std::optional<ValueShape> shape = valueShapeByName(word);
        if (!shape)
            return false;
        effect.shape = *shape;
        if (effect.result == Result::Nothing)
            effect.result = *shape == ValueShape::Number ? Result::Number : Result::Container;
        return true;
    }

    std::string_view m_text;
    size_t m_at = 0;
};

} // namespace

std::optional<ValueShape> valueShapeByName(std::string_view name)
{
    for (const auto& [text, shape] : shapes) {
        if (text == name)
            return shape;
    }
    return std::nullopt;
}

std::string_view valueShapeName(ValueShape shape)
{
    return shapes[size_t(shape)].first;
}

std::optional<CallEffect> CallEffect::fromText(std::string_view text)
{
    return EffectReader(text).read();
}

} // namespace Foreguest
