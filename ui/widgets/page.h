// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "ui/widgets/keyhints.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

/// Where a page stands in the navigation.
enum class NavGroup { Warehouse, System };

/// What the main window hosts. The window calls; the page tells of changes. Texts are asked for anew after LanguageChange.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString id() const = 0;  ///< stable: "picking", "shipping", "shipped", "synccentre", "settings"
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString iconName() const = 0;
    [[nodiscard]] virtual NavGroup group() const { return NavGroup::Warehouse; }
    /// The permission without which the page is not shown; empty: everybody.
    [[nodiscard]] virtual QString permission() const { return {}; }
    [[nodiscard]] virtual int count() const { return 0; }  ///< 0: no number
    [[nodiscard]] virtual Tone countTone() const { return Tone::Neutral; }
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return {}; }  ///< for the status bar; the first ones matter most
    [[nodiscard]] virtual QList<KeyHint> allKeys() const { return keyHints(); }  ///< for the key sheet (F1)
    /// The page came to the front: put the focus where work goes on.
    virtual void activate() {}
    /// What was typed into the window's search (Ctrl+K) and confirmed. false: the page has no list to search, ask all orders.
    virtual bool search(const QString &text)
    {
        Q_UNUSED(text)
        return false;
    }
    /// Shows this order; false: it is not on this page.
    virtual bool openOrder(const QString &orderId)
    {
        Q_UNUSED(orderId)
        return false;
    }
    /// Columns and splitters, to be kept between starts; the window calls it when it closes.
    [[nodiscard]] virtual QByteArray saveLook() const { return {}; }
    virtual void restoreLook(const QByteArray &look) { Q_UNUSED(look) }

signals:
    void countChanged();
    void keyHintsChanged();
    /// Go to another page: with an order it opens it there.
    void pageRequested(const QString &pageId, const QString &orderId);
};

}  // namespace wyh::ui
