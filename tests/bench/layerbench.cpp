// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/imagestore.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Foreguest;

/// A layer with numpy against the Python image that it lies on, both made from nothing in one run.
class LayerBench : public QObject
{
    Q_OBJECT

    static double secondsFor(ImageStore& store, const QStringList& packages, Bytes& size)
    {
        QElapsedTimer timer;
        timer.start();
        const auto recipe = imageRecipe(QStringLiteral("python"));
        if (!recipe)
            return -1;
        const auto image = store.ensure(*recipe, packages, TaskContext());
        if (!image) {
            qWarning().noquote() << image.error().toString();
            return -1;
        }
        size = image->size;
        return double(timer.elapsed()) / 1000;
    }

private Q_SLOTS:
    void layerAgainstBase()
    {
        QTemporaryDir folder(QStringLiteral("/var/tmp/fg-XXXXXX"));
        ImageStore store(folder.path());
        Bytes baseSize;
        Bytes layerSize;
        // The kernel, which all images share, is made before the clock runs.
        const auto shell = imageRecipe(QStringLiteral("bash"));
        QVERIFY(shell.has_value());
        QVERIFY(store.ensure(*shell, {}, TaskContext()).has_value());
        const double base = secondsFor(store, {}, baseSize);
        const double layer = secondsFor(store, { QStringLiteral("python3-numpy") }, layerSize);
        QVERIFY(base > 0 && layer > 0);
        qInfo().noquote() << QStringLiteral(
            "Python image %1 s and %2, numpy layer %3 s and %4, ratio %5 (bar: at most 0.33)")
                                 .arg(base, 0, 'f', 1)
                                 .arg(baseSize.toString())
                                 .arg(layer, 0, 'f', 1)
                                 .arg(layerSize.toString())
                                 .arg(layer / base, 0, 'f', 2);
    }
};

QTEST_GUILESS_MAIN(LayerBench)
#include "layerbench.moc"
