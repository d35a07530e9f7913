// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/fixture.h"
#include "ui/profile/fieldeditor.h"
#include "ui/profile/profilepanel.h"
#include "ui/profile/sizespinbox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>

using namespace Foreguest;

class ProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sizesAreTypedWithUnits()
    {
        SizeSpinBox box(QStringLiteral("/s"), QStringLiteral("no limit"));
        QSignalSpy edits(&box, &SizeSpinBox::bytesEdited);
        QCOMPARE(box.text(), QStringLiteral("no limit"));
        type(&box, QStringLiteral("1.5G"));
        QCOMPARE(box.bytes(), 1536LL * 1024 * 1024);
        QCOMPARE(box.text(), QStringLiteral("1.5 GiB/s"));
        type(&box, QStringLiteral("300"));
        QCOMPARE(box.bytes(), 300LL * 1024 * 1024);
        type(&box, QStringLiteral("rubbish"));
        QCOMPARE(box.bytes(), 300LL * 1024 * 1024);
        QCOMPARE(box.text(), QStringLiteral("300 MiB/s"));
        box.setMaximum(Bytes::mib(512).value);
        type(&box, QStringLiteral("99999999999999999999"));
        QVERIFY(box.bytes() <= Bytes::mib(512).value);
        box.stepBy(-100);
        QCOMPARE(box.bytes(), 0);
        QVERIFY(edits.size() >= 3);
    }

    void anOverrideIsRememberedAndUndone()
    {
        const QString path = m_fixture.writeProgram();
        const auto workbench = m_fixture.workbench();
        ProfilePanel panel(workbench.get());
        workbench->open({ path, m_other });
        QTRY_VERIFY(workbench->upload());
        const QString field = QStringLiteral("memory");
        const QString predicted = profileValue(workbench->upload()->profile(), field);
        auto* editor = panel.findChild<SizeSpinBox*>(QStringLiteral("profile.memory"));
        auto* reset = panel.findChild<QToolButton*>(QStringLiteral("profile.reset.memory"));
        QCOMPARE(QString::number(editor->bytes()), predicted);
        QVERIFY(!reset->isEnabled());

        type(editor, QStringLiteral("320 MiB"));
        QTRY_COMPARE(profileOrigin(workbench->upload()->profile(), field), Origin::Override);
        QCOMPARE(workbench->upload()->profile().memory.value, Bytes::mib(320));
        QTRY_VERIFY(reset->isEnabled());
        QCOMPARE(overrides(*workbench, path).at(field).isEmpty(), false);

        panel.undoStack()->undo();
        QTRY_COMPARE(profileValue(workbench->upload()->profile(), field), predicted);
        QVERIFY(!overrides(*workbench, path).contains(field));
        panel.undoStack()->redo();
        QTRY_COMPARE(workbench->upload()->profile().memory.value, Bytes::mib(320));
        QTRY_VERIFY(reset->isEnabled());
        reset->click();
        QTRY_COMPARE(profileValue(workbench->upload()->profile(), field), predicted);
        QTRY_COMPARE(QString::number(editor->bytes()), predicted);
    }

    void quickEditsAreAllKept()
    {
        const QString path = m_fixture.writeProgram(QStringLiteral("quick.py"));
        const auto workbench = m_fixture.workbench();
        ProfilePanel panel(workbench.get());
        workbench->open({ path, m_other });
        QTRY_VERIFY(workbench->upload());
        QSignalSpy edited(workbench.get(), &Workbench::profileEdited);
        workbench->overrideField(QStringLiteral("memory"), QStringLiteral("384 MiB"));
        workbench->overrideField(QStringLiteral("storageType"), QStringLiteral("hdd"));
        QCOMPARE(*workbench->overrideOf(QStringLiteral("storageType")), QStringLiteral("hdd"));
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(workbench->upload()->profile().memory.value, Bytes::mib(384));
        QCOMPARE(workbench->upload()->profile().storageType.value, StorageType::Hdd);
        QCOMPARE(overrides(*workbench, path).size(), 2U);
    }

    void aWrongValueIsToldAndChangesNothing()
    {
        const auto workbench = m_fixture.workbench();
        workbench->open({ m_fixture.writeProgram(QStringLiteral("wrong.py")), m_other });
        QTRY_VERIFY(workbench->upload());
        const VmProfile before = workbench->upload()->profile();
        QSignalSpy problems(workbench.get(), &Workbench::problem);
        workbench->overrideField(QStringLiteral("vcpus"), QStringLiteral("a few"));
        QTRY_COMPARE(problems.size(), 1);
        QCOMPARE(workbench->upload()->profile(), before);
    }

    void anotherProfileCanBeChosen()
    {
        const auto workbench = m_fixture.workbench();
        ProfilePanel panel(workbench.get());
        workbench->open({ m_fixture.writeProgram(QStringLiteral("chosen.py")), m_other });
        QTRY_VERIFY(workbench->upload());
        auto* chooser = panel.findChild<QComboBox*>(QStringLiteral("profileChooser"));
        QVERIFY(chooser->count() > 2);
        const QString best = workbench->upload()->profile().name;
        int other = 1;
        while (chooser->itemData(other).toString() == best)
            ++other;
        const QString name = chooser->itemData(other).toString();
        chooser->setCurrentIndex(other);
        Q_EMIT chooser->activated(other);
        QTRY_COMPARE(workbench->upload()->profile().name, name);
        QTRY_COMPARE(chooser->currentData().toString(), name);
    }

private:
    static void type(QAbstractSpinBox* box, const QString& text)
    {
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    static std::map<QString, QString> overrides(const Workbench& workbench, const QString& path)
    {
        return workbench.pipeline().history().overrides(path).value_or(std::map<QString, QString> {});
    }

    Fixture m_fixture;
    /// A second path: what can't be run has no guest that an edit would replace.
    QString m_other = m_fixture.writeProgram(QStringLiteral("other.py"));
};

QTEST_MAIN(ProfileTest)
#include "profiletest.moc"
