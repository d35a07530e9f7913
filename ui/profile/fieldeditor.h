// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/vmprofile.h"

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace Foreguest {

/// A small label that says where a value comes from: rule, history, catalogue, override.
class OriginBadge : public QWidget
{
    Q_OBJECT
public:
    explicit OriginBadge(QWidget* parent = nullptr);
    void setOrigin(const QString& origin);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_origin;
};

/// A field's title in the user's language.
QString fieldTitle(const ProfileField& field);
/// The origin in the user's language.
QString originText(const QString& originName);

/// One field of a profile: the editor that fits it, its origin, why it has its value, and a button that takes an
/// override back.
class FieldEditor : public QObject
{
    Q_OBJECT
public:
    /// The widgets belong to `parent` and are laid out by the caller.
    FieldEditor(const ProfileField& field, QWidget* parent);

    const ProfileField& field() const { return m_field; }
    QLabel* label() const { return m_label; }
    QWidget* editor() const { return m_editor; }
    OriginBadge* badge() const { return m_badge; }
    QToolButton* resetButton() const { return m_reset; }

    void show(const VmProfile& profile);
    void setLimits(const HostFacts& host);
    void setEnabled(bool enabled);

Q_SIGNALS:
    /// The user set another value, as the text that setProfileValue() understands.
    void edited(const QString& value);
    void resetRequested();

protected:
    /// A wheel that scrolls the panel must not change values on its way.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeEditor(QWidget* parent);
    void makeNumber(QWidget* parent);
    void makeSize(QWidget* parent);
    void makeChoice(QWidget* parent, const QStringList& values);
    void makeText(QWidget* parent);

    ProfileField m_field;
    QLabel* m_label;
    QWidget* m_editor = nullptr;
    OriginBadge* m_badge;
    QToolButton* m_reset;
    std::function<void(const QString&)> m_setValue;
    std::function<void(const HostFacts&)> m_setLimits;
};

} // namespace Foreguest
