// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldeditor.h"

#include "core/guest/imagestore.h"
#include "ui/commands/svgicon.h"
#include "ui/profile/sizespinbox.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <map>

namespace Foreguest {

namespace {

QStringList storageTypes()
{
    return { storageTypeName(StorageType::Ssd), storageTypeName(StorageType::Hdd),
        storageTypeName(StorageType::Memory) };
}

QStringList imageNames()
{
    QStringList names;
    const auto recipes = imageRecipes();
    for (const ImageRecipe& recipe : recipes.value_or(std::vector<ImageRecipe> {}))
        names << recipe.name;
    return names;
}

} // namespace

QString fieldTitle(const ProfileField& field)
{
    static const std::map<QString, const char*> titles {
        { QStringLiteral("vcpus"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Processors") },
        { QStringLiteral("memory"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Memory") },
        { QStringLiteral("storageType"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Storage type") },
        { QStringLiteral("storageSize"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Storage size") },
        { QStringLiteral("diskBandwidth"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Disk limit") },
        { QStringLiteral("networkBandwidth"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Network") },
        { QStringLiteral("image"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Image") },
        { QStringLiteral("packages"), QT_TRANSLATE_NOOP("Foreguest::ProfileField", "Packages") },
    };
    const auto title = titles.find(field.id);
    return title == titles.end() ? field.title : QCoreApplication::translate("Foreguest::ProfileField", title->second);
}

FieldEditor::FieldEditor(const ProfileField& field, QWidget* parent)
    : QObject(parent)
    , m_field(field)
    , m_label(new QLabel(fieldTitle(field), parent))
    , m_badge(new OriginBadge(parent))
    , m_reset(new QToolButton(parent))
{
    makeEditor(parent);
    m_editor->setObjectName(QStringLiteral("profile.") + field.id);
    m_editor->setAccessibleName(fieldTitle(field));
    m_editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_editor->setMinimumWidth(84);
    m_editor->setFocusPolicy(Qt::StrongFocus);
    m_editor->installEventFilter(this);
    m_label->setBuddy(m_editor);
    m_reset->setObjectName(QStringLiteral("profile.reset.") + field.id);
    m_reset->setIcon(svgIcon(QStringLiteral("reset")));
    m_reset->setAutoRaise(true);
    m_reset->setAccessibleName(tr("Back to the prediction: %1").arg(fieldTitle(field)));
    m_reset->setToolTip(tr("Take the override back: use the predicted value"));
    connect(m_reset, &QToolButton::clicked, this, &FieldEditor::resetRequested);
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::Wheel && !m_editor->hasFocus()) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void FieldEditor::makeEditor(QWidget* parent)
{
    if (m_field.unit == QStringLiteral("bytes") || m_field.unit == QStringLiteral("bytes/s"))
        makeSize(parent);
    else if (m_field.id == QStringLiteral("storageType"))
        makeChoice(parent, storageTypes());
    else if (m_field.id == QStringLiteral("image"))
        makeChoice(parent, imageNames());
    else if (m_field.id == QStringLiteral("vcpus"))
        makeNumber(parent);
    else
        makeText(parent);
}

void FieldEditor::makeNumber(QWidget* parent)
{
    auto* spin = new QSpinBox(parent);
    m_editor = spin;
    spin->setRange(1, 512);
    spin->setKeyboardTracking(false);
    m_setValue = [spin](const QString& value) { spin->setValue(value.toInt()); };
    m_setLimits = [spin](const HostFacts& host) { spin->setMaximum(std::max(1, host.cpus)); };
    connect(spin, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT edited(QString::number(value)); });
}

void FieldEditor::makeSize(QWidget* parent)
{
    const bool isBandwidth = m_field.unit == QStringLiteral("bytes/s");
    const bool isNetwork = m_field.id == QStringLiteral("networkBandwidth");
    const QString zero = !isBandwidth ? QString() : isNetwork ? tr("no network") : tr("no limit");
    auto* size = new SizeSpinBox(isBandwidth ? QStringLiteral("/s") : QString(), zero, parent);
    m_editor = size;
    m_setValue = [size](const QString& value) { size->setBytes(value.toLongLong()); };
    if (m_field.id == QStringLiteral("memory"))
        m_setLimits = [size](const HostFacts& host) { size->setMaximum(host.memoryTotal.value); };
    connect(size, &SizeSpinBox::bytesEdited, this, [this](qint64 bytes) { Q_EMIT edited(QString::number(bytes)); });
}

void FieldEditor::makeChoice(QWidget* parent, const QStringList& values)
{
    auto* combo = new QComboBox(parent);
    m_editor = combo;
    combo->addItems(values);
    combo->view()->setAccessibleName(fieldTitle(m_field));
    m_setValue = [combo](const QString& value) {
        if (combo->findText(value) < 0)
            combo->addItem(value);
        combo->setCurrentText(value);
    };
    connect(combo, &QComboBox::textActivated, this, &FieldEditor::edited);
}

void FieldEditor::makeText(QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    m_editor = line;
    line->setMaxLength(4000);
    line->setPlaceholderText(tr("none"));
    m_setValue = [line](const QString& value) {
        line->setText(value);
        line->setModified(false);
        line->setCursorPosition(0);
    };
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        if (line->isModified()) {
            line->setModified(false);
            Q_EMIT edited(line->text().simplified());
        }
    });
}

void FieldEditor::show(const VmProfile& profile)
{
    const QSignalBlocker blocker(m_editor);
    m_setValue(profileValue(profile, m_field.id));
    const Origin origin = profileOrigin(profile, m_field.id);
    const QString why = profileWhy(profile, m_field.id);
    m_badge->setOrigin(originName(origin));
    m_badge->setToolTip(why);
    m_editor->setToolTip(why);
    m_editor->setAccessibleDescription(tr("From %1. %2").arg(originText(originName(origin)), why));
    m_reset->setEnabled(origin == Origin::Override);
}

void FieldEditor::setLimits(const HostFacts& host)
{
    const QSignalBlocker blocker(m_editor);
    if (m_setLimits)
        m_setLimits(host);
}

void FieldEditor::setEnabled(bool enabled)
{
    m_editor->setEnabled(enabled);
    m_badge->setVisible(enabled);
    m_reset->setEnabled(enabled && m_reset->isEnabled());
}

} // namespace Foreguest
