// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QStyle>
#include <QTest>

using namespace Foreguest;

namespace {
constexpr double textContrast = 4.5, graphicsContrast = 3;

void bothThemes()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}
} // namespace

Q_DECLARE_METATYPE(Foreguest::Theme)

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }

    void rolesAreLegible_data() { bothThemes(); }
    void rolesAreLegible()
    {
        QFETCH(Theme, theme);
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDark(palette), theme == Theme::Dark);
        for (const auto background : { QPalette::Base, QPalette::Window, QPalette::AlternateBase })
            for (int role = 0; role <= int(ColorRole::Heat4); ++role) {
                const bool isText = role < int(ColorRole::EdgeOut);
                const double ratio = contrastRatio(themeColor(ColorRole(role), palette), palette.color(background));
                const double least = isText ? textContrast : background == QPalette::Base ? graphicsContrast : 2.7;
                QVERIFY2(ratio >= least, qPrintable(QStringLiteral("role %1: %2").arg(role).arg(ratio)));
            }
    }

    void paletteTextsAreLegible_data() { bothThemes(); }
    void paletteTextsAreLegible()
    {
        QFETCH(Theme, theme);
        applyTheme(theme);
        const QPalette p = QApplication::palette();
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[]
            = { { QPalette::WindowText, QPalette::Window }, { QPalette::Text, QPalette::Base },
                  { QPalette::Text, QPalette::AlternateBase }, { QPalette::ButtonText, QPalette::Button },
                  { QPalette::HighlightedText, QPalette::Highlight }, { QPalette::ToolTipText, QPalette::ToolTipBase },
                  { QPalette::Link, QPalette::Base }, { QPalette::PlaceholderText, QPalette::Base } };
        for (const auto& [text, background] : pairs)
            QVERIFY2(
                contrastRatio(p.color(text), p.color(background)) >= textContrast, qPrintable(QString::number(text)));
    }

    void heatRisesInLuminanceDistance_data() { bothThemes(); }
    void heatRisesInLuminanceDistance()
    {
        QFETCH(Theme, theme);
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        double previous = 0;
        for (int i = 0; i <= 20; ++i) {
            const QColor color = heatColor(i / 20.0, palette);
            const double ratio = contrastRatio(color, palette.color(QPalette::Base));
            QVERIFY(ratio > previous);
            previous = ratio;
            QVERIFY(contrastRatio(textOn(color), color) >= textContrast);
        }
        QCOMPARE(heatColor(-3, palette), themeColor(ColorRole::Heat0, palette));
        QCOMPARE(heatColor(7, palette), themeColor(ColorRole::Heat4, palette));
        QCOMPARE(heatColor(qQNaN(), palette), themeColor(ColorRole::Heat0, palette));
    }

    void thereIsAFont() { QVERIFY(!QFontInfo(QApplication::font()).family().isEmpty()); }
};

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
