// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakedesk.h"
#include "ui/page/page.h"
#include "ui/shell/mainwindow.h"

namespace wyh::ui {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    [[nodiscard]] qint64 monotonicMs() const override { return now; }
    qint64 now = 1795446000000;  // 2026-11-23 15:00 UTC
};

/// A page that remembers what was asked of it.
class PlainPage : public Page
{
    Q_OBJECT

public:
    PlainPage(QString id, QString title, QString permission = {});

    [[nodiscard]] QString pageId() const override { return m_id; }
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("package"); }
    [[nodiscard]] QString permission() const override { return m_permission; }
    [[nodiscard]] int count() const override { return number; }
    [[nodiscard]] QList<KeyHint> keyHints() const override { return {{QStringLiteral("F9"), m_title}}; }
    [[nodiscard]] bool hasUnsavedInput() const override { return unsaved; }
    void activate() override { ++activated; }
    void find() override { ++finds; }
    bool open(const QString &id) override;
    bool search(const QString &text) override;
    [[nodiscard]] QByteArray saveLook() const override { return look; }
    void restoreLook(const QByteArray &bytes) override { look = bytes; }

    int number = 0;
    int activated = 0;
    int finds = 0;
    bool unsaved = false;
    QString knows;
    QStringList opened, searched;
    QByteArray look = QByteArrayLiteral("columns");

private:
    QString m_id, m_title, m_permission;
};

/// Everything a main window needs, in memory.
struct ShellFixture
{
    ShellFixture();
    [[nodiscard]] ShellServices services();

    QTemporaryDir folder;
    items::Preferences preferences;
    test::FakeDesk desk;
    test::FakeSyncControl sync;
    Theme theme;
    test::FakePrompt prompt;
    test::FakeFileSaver saver;
    FixedClock clock;
    QList<store::OrderRow> found;
    QStringList queries;
};

/// A row as the outbox would hold it.
store::OpRow operation(store::OpState state, const OperationPayload &payload,
                       const QString &order = QStringLiteral("CG-1"), const Problem &problem = {});

}  // namespace wyh::ui
