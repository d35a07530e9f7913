// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/security/securitypanel.h"
#include "ui/tables/tableview.h"
#include "ui/window/messagestrip.h"

#include <QLabel>
#include <QPushButton>

using namespace Foreguest;

class SecurityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wallsAreShownWithWhatHelps()
    {
        Fixture fixture;
        const auto workbench = fixture.workbench();
        SecurityPanel panel(workbench.get());
        panel.resize(900, 300);
        panel.show();
        const auto* strip = panel.findChild<MessageStrip*>();
        QVERIFY(strip && strip->isHidden());
        std::vector<HardeningPoint> points = examineHardening({});
        panel.showPoints(points);
        const auto* table = panel.findChild<TableView*>(QStringLiteral("securityTable"));
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 11);
        QVERIFY(!strip->isHidden());
        QVERIFY(strip->message().contains(QStringLiteral("trust")));
        points.front().state = HardeningPoint::State::Holds;
        panel.showPoints(points);
        QVERIFY(strip->isHidden());
    }

    void withoutAnImageItSaysWhatToDo()
    {
        Fixture fixture;
        const auto workbench = fixture.workbench();
        SecurityPanel panel(workbench.get());
        panel.show();
        auto* button = panel.findChild<QPushButton*>(QStringLiteral("examineButton"));
        QVERIFY(button && !button->accessibleName().isEmpty());
        button->click();
        const auto* strip = panel.findChild<MessageStrip*>();
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isHidden(), 30'000);
        QVERIFY(!strip->message().isEmpty());
        QCOMPARE(panel.points().size(), size_t(0));
        QVERIFY(button->text().contains(QStringLiteral("xamine")));
    }
};

QTEST_MAIN(SecurityTest)
#include "securitytest.moc"
