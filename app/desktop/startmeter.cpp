// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/startmeter.h"

#include <QAbstractItemView>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/desktop/composition.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

void StartMeter::watch(Composition &composition, const QString &reportPath)
{
    m_composition = &composition;
    m_reportPath = reportPath;
    connect(&composition, &Composition::windowShown, this, [this] {
        if (m_windowMs < 0)
            m_windowMs = m_clock.elapsed();
    });
    connect(&m_look, &QTimer::timeout, this, &StartMeter::look);
    m_look.start(2);
}

void StartMeter::look()
{
    const ui::MainWindow *window = m_composition->mainWindow();
    const QList<QAbstractItemView *> views =
        window ? window->findChildren<QAbstractItemView *>() : QList<QAbstractItemView *>();
    for (QAbstractItemView *view : views) {
        const int rows = view->isVisible() && view->model() ? view->model()->rowCount() : 0;
        if (rows > 0) {
            view->viewport()->repaint();  // painted, not only read
            report(m_clock.elapsed(), rows);
            return;
        }
    }
    if (m_clock.elapsed() > kPatienceMs)
        report(-1, 0);
}

void StartMeter::report(qint64 usableMs, int rows)
{
    m_look.stop();
    QFile file(m_reportPath);
    if (file.open(QIODevice::WriteOnly)) {
        const QJsonObject json{{u"window_ms"_s, m_windowMs}, {u"usable_ms"_s, usableMs}, {u"rows"_s, rows}};
        file.write(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }
    m_composition->shutdown();
}

}  // namespace wyh::desktop
