// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the graph of a folder as the workbench would, to look at: canvasshot OUT.png light|dark WIDTHxHEIGHT PATH…
// Instead of a PATH: @small, @modular:PACKAGES,MODULES,FUNCTIONS for graphs made by hand; options --select NAME,
// --focus NAME, --open NAME.
#include "core/graph/buildgraph.h"
#include "handmade.h"
#include "ui/graph/graphpanel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTextStream>

using namespace Foreguest;

namespace {

Result<Analysis> analyse(const QStringList& paths)
{
    if (paths.value(0) == QLatin1String("@small"))
        return smallAnalysis();
    if (paths.value(0).startsWith(QLatin1String("@modular:"))) {
        const QStringList counts = paths[0].mid(9).split(QLatin1Char(','));
        return modularAnalysis(counts.value(0).toUInt(), counts.value(1).toUInt(), counts.value(2).toUInt());
    }
    FOREGUEST_TRY_ASSIGN(graph, buildGraph(paths, {}, {}));
    FOREGUEST_TRY_ASSIGN(costs, estimateCosts(*graph, {}));
    return Analysis { graph, costs };
}

QString takeOption(QStringList& arguments, const QString& name)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0)
        return {};
    QString value = arguments.value(at + 1);
    arguments.remove(at, std::min<qsizetype>(2, arguments.size() - at));
    return value;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments().mid(1);
    const QString select = takeOption(arguments, QStringLiteral("--select"));
    const QString focus = takeOption(arguments, QStringLiteral("--focus"));
    const QString open = takeOption(arguments, QStringLiteral("--open"));
    QTextStream err(stderr);
    if (arguments.size() < 4) {
        err << "canvasshot OUT.png light|dark WIDTHxHEIGHT PATH…\n";
        return 2;
    }
    applyTheme(arguments[1] == QLatin1String("dark") ? Theme::Dark : Theme::Light);
    const auto analysis = analyse(arguments.mid(3));
    if (!analysis) {
        err << analysis.error().toString() << '\n';
        return 1;
    }
    Selection selection;
    GraphPanel panel(&selection);
    const QStringList size = arguments[2].split(QLatin1Char('x'));
    panel.resize(size.value(0).toInt(), size.value(1).toInt());
    panel.show();
    QElapsedTimer timer;
    timer.start();
    auto settle = [&] { return QTest::qWaitFor([&] { return panel.isSettled(); }, 60'000); };
    auto find = [&](const QString& name) { return selection.analysis().graph->find(name.toUtf8()); };
    selection.setAnalysis(*analysis);
    settle();
    if (!focus.isEmpty())
        panel.focusOn(find(focus));
    if (!open.isEmpty())
        panel.openItem(find(open));
    settle();
    if (!select.isEmpty())
        selection.select(find(select));
    settle();
    err << "settled after " << timer.elapsed() << " ms, scale " << panel.canvas()->view().scale << ", "
        << panel.canvas()->scene()->items.size() << " items, " << panel.canvas()->scene()->edges.size() << " edges\n";
    return panel.grab().save(arguments[0]) ? 0 : 1;
}
