// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/a11y/accessiblecanvas.h"

#include "ui/graph/graphcanvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace Foreguest {

namespace {

class AccessibleNode : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleNode(GraphCanvas* canvas, quint32 item)
        : m_canvas(canvas)
        , m_scene(canvas->scene())
        , m_item(item)
    {
    }

    bool isValid() const override { return m_canvas && m_canvas->scene() == m_scene; }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return isValid() ? m_canvas->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_canvas->describe(m_item) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_canvas->itemRect(m_item);
        return { m_canvas->mapToGlobal(box.topLeft()), box.size() };
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.selected = m_canvas->selected() == m_item;
        state.focused = state.selected && m_canvas->hasFocus();
        state.offscreen = !m_canvas->itemRect(m_item).intersects(m_canvas->rect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return { setFocusAction(), pressAction() }; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_canvas->setSelected(m_item);
        Q_EMIT m_canvas->itemPicked(m_item);
        if (name == pressAction())
            Q_EMIT m_canvas->itemActivated(m_item);
    }

private:
    QPointer<GraphCanvas> m_canvas;
    ScenePtr m_scene;
    quint32 m_item;
};

class AccessibleCanvas : public QAccessibleWidget
{
public:
    explicit AccessibleCanvas(GraphCanvas* canvas)
        : QAccessibleWidget(canvas, QAccessible::List)
    {
    }
    ~AccessibleCanvas() override { forget(); }

    int childCount() const override { return canvas() && canvas()->scene() ? int(canvas()->scene()->items.size()) : 0; }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_scene != canvas()->scene()) {
            forget();
            m_scene = canvas()->scene();
        }
        QAccessible::Id& id = m_ids[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new AccessibleNode(canvas(), quint32(index)));
        return QAccessible::accessibleInterface(id);
    }

    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (auto it = m_ids.constBegin(); it != m_ids.constEnd(); ++it)
            if (QAccessible::accessibleInterface(*it) == wanted)
                return it.key();
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPointF position = canvas()->mapFromGlobal(QPointF(x, y));
        return canvas()->scene() ? child(int(canvas()->scene()->grid.at(canvas()->view().toScene(position)))) : nullptr;
    }

    QAccessibleInterface* focusChild() const override
    {
        return canvas()->hasFocus() ? child(int(canvas()->selected())) : nullptr;
    }

private:
    GraphCanvas* canvas() const { return static_cast<GraphCanvas*>(widget()); }
    void forget() const
    {
        const auto ids = std::exchange(m_ids, {});
        for (const QAccessible::Id id : ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    mutable ScenePtr m_scene;
    mutable QHash<int, QAccessible::Id> m_ids;
};

QAccessibleInterface* createCanvas(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<GraphCanvas*>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void installAccessibleCanvas()
{
    static const bool installed = [] {
        QAccessible::installFactory(createCanvas);
        return true;
    }();
    Q_UNUSED(installed)
}

void notifyCanvasChanged(GraphCanvas* canvas)
{
    QAccessibleEvent event(canvas, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void notifyCanvasFocus(GraphCanvas* canvas, quint32 item)
{
    QAccessibleEvent event(canvas, QAccessible::Focus);
    event.setChild(int(item));
    QAccessible::updateAccessibility(&event);
}

} // namespace Foreguest
