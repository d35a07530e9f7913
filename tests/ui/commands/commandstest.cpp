// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandpalette.h"
#include "ui/commands/commandregistry.h"
#include "ui/commands/fuzzymatch.h"
#include "ui/commands/shortcutshelp.h"
#include "ui/commands/svgicon.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTreeWidget>

using namespace Foreguest;

class CommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fuzzyMatchingPrefersStartsOfWords()
    {
        QVERIFY(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Open Folder")) < 0);
        QVERIFY(fuzzyScore(QString(), QStringLiteral("Open Folder")) == 0);
        QVERIFY(fuzzyScore(QStringLiteral("of"), QStringLiteral("Open Folder"))
            > fuzzyScore(QStringLiteral("of"), QStringLiteral("Profile")));
        QVERIFY(fuzzyScore(QStringLiteral("open fol"), QStringLiteral("Open Folder")) > 0);
    }

    void enabledAndCheckedFollowTheirConditions()
    {
        bool isEnabled = false;
        CommandRegistry registry;
        QAction* action = registry.add({ .id = QStringLiteral("a"),
            .text = QStringLiteral("&A"),
            .trigger = [] {},
            .enabledWhen = [&] { return isEnabled; },
            .checkedWhen = [&] { return isEnabled; } });
        registry.refresh();
        QVERIFY(!action->isEnabled());
        QVERIFY(!action->isChecked());
        isEnabled = true;
        registry.refresh();
        QVERIFY(action->isEnabled());
        QVERIFY(action->isChecked());
        QCOMPARE(registry.action(QStringLiteral("b")), nullptr);
        QCOMPARE(CommandRegistry::plainText(QStringLiteral("&Save && Quit")), QStringLiteral("Save & Quit"));
    }

    void thePaletteFindsAndTriggers()
    {
        QStringList triggered;
        CommandRegistry registry;
        for (const QString& name :
            { QStringLiteral("Open Files"), QStringLiteral("Open Folder"), QStringLiteral("Quit") })
            registry.add({ .id = name,
                .text = name,
                .trigger = [&triggered, name] { triggered << name; },
                .enabledWhen = [name] { return name != QStringLiteral("Quit"); } });
        QWidget window;
        CommandPalette palette(&registry, &window);
        palette.popUp();
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("paletteList"));
        auto* input = palette.findChild<QLineEdit*>(QStringLiteral("paletteInput"));
        QCOMPARE(list->count(), 2);
        QTest::keyClicks(input, QStringLiteral("fold"));
        QCOMPARE(list->count(), 1);
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(triggered, QStringList { QStringLiteral("Open Folder") });
        QVERIFY(!palette.isVisible());

        palette.popUp();
        QTest::keyClick(input, Qt::Key_Down);
        QTest::keyClick(input, Qt::Key_Down);
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(triggered.size(), 2);
        palette.popUp();
        QTest::keyClicks(input, QStringLiteral("nothing like this"));
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(triggered.size(), 2);
    }

    void theHelpListsWhatHasAShortcut()
    {
        CommandRegistry registry;
        registry.add({ .id = QStringLiteral("a"),
            .text = QStringLiteral("&Alpha"),
            .shortcuts = { QKeySequence(QStringLiteral("Ctrl+O")) },
            .trigger = [] {} });
        registry.add({ .id = QStringLiteral("b"), .text = QStringLiteral("Beta"), .trigger = [] {} });
        ShortcutsHelp help(registry, nullptr);
        help.setAttribute(Qt::WA_DeleteOnClose, false);
        const auto* list = help.findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Alpha"));
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("Ctrl+O"));
    }

    void iconsTakeTheColourOfTheText()
    {
        QVERIFY(svgIcon(QStringLiteral("there-is-none")).isNull());
        const QImage image = svgIcon(QStringLiteral("stop")).pixmap(24, 24).toImage();
        QCOMPARE(image.pixelColor(12, 12), QGuiApplication::palette().color(QPalette::ButtonText));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    }
};

QTEST_MAIN(CommandsTest)
#include "commandstest.moc"
