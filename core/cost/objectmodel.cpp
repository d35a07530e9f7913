// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/objectmodel.h"

#include "core/base/paths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>

namespace Foreguest {

namespace {
using Operation = MemoryCall::Operation;
constexpr std::array<std::pair<std::string_view, Operation>, 41> operations { { { "range", Operation::Range },
    { "count", Operation::Count }, { "grow", Operation::Grow }, { "put", Operation::Put },
    { "growAll", Operation::GrowAll }, { "take", Operation::Take }, { "clear", Operation::Clear },
    { "copy", Operation::Copy }, { "make", Operation::Make }, { "empty", Operation::Empty },
    { "array", Operation::Array }, { "bytes", Operation::Bytes }, { "rebytes", Operation::Rebytes },
    { "free", Operation::Free }, { "resize", Operation::Resize }, { "reserve", Operation::Reserve },
    { "repeat", Operation::Repeat }, { "text", Operation::Text }, { "join", Operation::Join },
    { "split", Operation::Split }, { "transform", Operation::Transform }, { "select", Operation::Select },
    { "each", Operation::Each }, { "lazy", Operation::Lazy }, { "touch", Operation::Touch },
    { "read", Operation::Read }, { "line", Operation::Line }, { "word", Operation::Word },
    { "argument", Operation::Argument }, { "arguments", Operation::Arguments }, { "same", Operation::Same },
    { "number", Operation::Number }, { "size", Operation::Size }, { "root", Operation::Root },
    { "log", Operation::Logarithm }, { "power", Operation::Power }, { "least", Operation::Least },
    { "most", Operation::Most }, { "otherwise", Operation::Otherwise }, { "random", Operation::Random },
    { "real", Operation::Real } } };

constexpr std::array<std::pair<std::string_view, CellKind>, 7> kinds { { { "raw", CellKind::Raw },
    { "text", CellKind::Text }, { "list", CellKind::List }, { "set", CellKind::Set }, { "map", CellKind::Map },
    { "record", CellKind::Record }, { "lazy", CellKind::Lazy } } };

QStringList words(const QJsonValue& value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}
} // namespace

double SizeRule::bytes(double count, double place) const
{
    const double slotBytes = place > 0 ? place : slot;
    if (!(count > 0))
        return header + least * slotBytes;
    double places = std::max(least, count * spare / load);
    if (doubles)
        places = std::exp2(std::ceil(std::log2(std::max(places, 1.0))));
    return header + places * slotBytes + count * node;
}

std::optional<MemoryCall> MemoryCall::fromText(std::string_view text)
{
    MemoryCall call;
    const size_t space = std::min(text.size(), text.find(' '));
    std::string_view name = text.substr(0, space);
    if (space < text.size())
        call.of = std::string(text.substr(space + 1));
    if (const size_t colon = name.find(':'); colon != std::string_view::npos) {
        call.rule = std::string(name.substr(colon + 1));
        call.item = std::atof(call.rule.c_str());
        name = name.substr(0, colon);
    }
    const auto known
        = std::find_if(operations.begin(), operations.end(), [name](const auto& entry) { return entry.first == name; });
    if (known == operations.end())
        return std::nullopt;
    call.operation = known->second;
    return call;
}

class ObjectModelReader
{
public:
    static std::unique_ptr<const ObjectModel> read(const QString& language)
    {
        ObjectModelReader reader;
        reader.readLanguage(language, 0);
        return std::move(reader.m_model);
    }

private:
    void readLanguage(const QString& language, int depth)
    {
        constexpr int deepest = 4;
        const auto json = readResource(QStringLiteral("languages/%1/memory.json").arg(language));
        if (!json || depth > deepest)
            return;
        const QJsonObject object = QJsonDocument::fromJson(*json).object();
        for (const QString& base : words(object.value(QStringLiteral("extends"))))
            readLanguage(base, depth + 1);
        readFigures(object);
        readRules(object.value(QStringLiteral("rules")).toObject());
        const QJsonObject types = object.value(QStringLiteral("types")).toObject();
        for (auto it = types.begin(); it != types.end(); ++it) {
            for (const QString& name : words(it.value()))
                m_model->m_types[name.toStdString()] = it.key().toStdString();
        }
        readNumbers(object.value(QStringLiteral("primitives")).toObject(), m_model->m_primitives);
        readNumbers(object.value(QStringLiteral("libraries")).toObject(), m_model->m_libraries);
        const QJsonObject calls = object.value(QStringLiteral("calls")).toObject();
        for (auto it = calls.begin(); it != calls.end(); ++it) {
            const std::optional<MemoryCall> call = MemoryCall::fromText(it.key().toStdString());
            for (QString name : words(it.value())) {
                if (call)
                    m_model->m_calls[name.replace(u'~', u' ').toStdString()] = *call; // `new~Map`
            }
        }
        for (const auto& [key, set] : { std::pair(QStringLiteral("arguments"), &m_model->m_arguments),
                 { QStringLiteral("counts"), &m_model->m_counts },
                 { QStringLiteral("pointers"), &m_model->m_pointers } }) {
            for (const QString& name : words(object.value(key)))
                (*set)[name.toStdString()] = true;
        }
    }

    void readFigures(const QJsonObject& object)
    {
        const auto number
            = [&](const char* key, double& value) { value = object.value(QLatin1String(key)).toDouble(value); };
        number("base", m_model->baseBytes);
        number("liveFactor", m_model->liveFactor);
        number("garbageShare", m_model->garbageShare);
        number("mostGarbage", m_model->mostGarbage);
        number("reference", m_model->reference);
        number("box", m_model->box);
        number("smallNumbers", m_model->smallNumbers);
        number("floatBox", m_model->floatBox);
        number("frame", m_model->frame);
        number("mostDepth", m_model->mostDepth);
        number("givenArguments", m_model->givenArguments);
        m_model->growsByIndex = object.value(QStringLiteral("growsByIndex")).toBool(m_model->growsByIndex);
        m_model->isLazy = object.value(QStringLiteral("lazy")).toBool(m_model->isLazy);
        m_model->hasLayouts = object.value(QStringLiteral("layouts")).toBool(m_model->hasLayouts);
    }

    void readRules(const QJsonObject& rules)
    {
        for (auto it = rules.begin(); it != rules.end(); ++it) {
            const QJsonObject data = it.value().toObject();
            SizeRule rule;
            const std::string kind = data.value(QStringLiteral("kind")).toString().toStdString();
            for (const auto& [name, value] : kinds) {
                if (name == kind)
                    rule.kind = value;
            }
            rule.header = data.value(QStringLiteral("header")).toDouble(0);
            rule.slot = data.value(QStringLiteral("slot")).toDouble(m_model->reference);
            rule.node = data.value(QStringLiteral("node")).toDouble(0);
            rule.load = std::max(0.01, data.value(QStringLiteral("load")).toDouble(1));
            rule.spare = data.value(QStringLiteral("spare")).toDouble(1);
            rule.least = data.value(QStringLiteral("least")).toDouble(0);
            rule.doubles = data.value(QStringLiteral("doubles")).toBool();
            rule.isUnboxed = data.value(QStringLiteral("unboxed")).toBool();
            m_model->m_rules[it.key().toStdString()] = rule;
        }
    }

    static void readNumbers(const QJsonObject& object, std::unordered_map<std::string, double>& numbers)
    {
        for (auto it = object.begin(); it != object.end(); ++it)
            numbers[it.key().toStdString()] = it.value().toDouble();
    }

    std::unique_ptr<ObjectModel> m_model = std::make_unique<ObjectModel>();
};

const SizeRule* ObjectModel::rule(std::string_view name) const
{
    const auto it = m_rules.find(std::string(name));
    return it == m_rules.end() ? nullptr : &it->second;
}

const SizeRule* ObjectModel::ruleOfType(std::string_view type) const
{
    const auto it = m_types.find(std::string(type));
    return it == m_types.end() ? nullptr : rule(it->second);
}

std::optional<double> ObjectModel::primitive(std::string_view type) const
{
    const auto it = m_primitives.find(std::string(type));
    if (it == m_primitives.end())
        return std::nullopt;
    return it->second;
}

const MemoryCall* ObjectModel::call(std::string_view callee, bool isMethod) const
{
    if (const auto it = m_calls.find(std::string(callee)); it != m_calls.end())
        return &it->second;
    const size_t dot = callee.rfind('.');
    const std::string last(dot == std::string_view::npos ? callee : callee.substr(dot + 1));
    if (isMethod || dot != std::string_view::npos) {
        if (const auto it = m_calls.find(std::string(".").append(last)); it != m_calls.end())
            return &it->second;
    }
    const auto it = isMethod ? m_calls.end() : m_calls.find(last);
    return it == m_calls.end() ? nullptr : &it->second;
}

double ObjectModel::libraryBytes(std::string_view library) const
{
    const std::string name(library.substr(0, library.find('.')));
    const auto it = m_libraries.find(name);
    return it == m_libraries.end() ? 0 : it->second;
}

const ObjectModel& ObjectModel::of(const QString& language)
{
    static std::mutex mutex;
    static std::map<QString, std::unique_ptr<const ObjectModel>> models;
    const std::scoped_lock lock(mutex);
    std::unique_ptr<const ObjectModel>& model = models[language];
    if (!model)
        model = ObjectModelReader::read(language);
    return *model;
}

} // namespace Foreguest
