// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include "ui/widgets/keyhints.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

/// Where a page stands in the navigation.
enum class NavGroup { Warehouse, System };

/// One screen of the main window. GUI thread. The shell owns it, shows it and gives it the keys; the page never knows
/// the shell: whatever it wants from it, it asks for with a signal.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);

    [[nodiscard]] virtual QString pageId() const = 0;    ///< stable: "picking", "shipping", "shipped", ...
    [[nodiscard]] virtual QString title() const = 0;     ///< translated, may change with the language
    [[nodiscard]] virtual QString iconName() const = 0;  ///< Tabler icon name, e.g. "package"
    [[nodiscard]] virtual NavGroup group() const { return NavGroup::Warehouse; }
    /// The account's permission without which the page is not listed; empty: everybody may use it.
    [[nodiscard]] virtual QString permission() const { return {}; }
    [[nodiscard]] virtual int count() const { return 0; }  ///< the number beside the title in the navigation; 0: none
    [[nodiscard]] virtual Tone countTone() const { return Tone::Neutral; }
    [[nodiscard]] virtual QList<KeyHint> keyHints() const
    {
        return {};
    }  ///< status bar; what matters most stands first
    /// Everything the keyboard can do here, for the key sheet.
    [[nodiscard]] virtual QList<KeyHint> allKeys() const { return keyHints(); }

    /// The page was brought to the front: put the focus where the work goes on.
    virtual void activate() {}
    /// F2, or search in the page.
    virtual void find() {}
    /// The window's search was confirmed on this page; false: nothing to search here, the window asks all orders.
    virtual bool search(const QString &text);
    /// Shows one thing of this page, e.g. an order by its id; false: it is not here.
    virtual bool open(const QString &id);
    /// Work that is typed but not recorded; the shell asks before it closes the program.
    [[nodiscard]] virtual bool hasUnsavedInput() const { return false; }
    /// Columns, sorting and splitters, kept between starts.
    [[nodiscard]] virtual QByteArray saveLook() const { return {}; }
    virtual void restoreLook(const QByteArray &look);

signals:
    void countChanged();
    void keyHintsChanged();
    /// Please show this page and, if not empty, this thing in it.
    void goTo(const QString &pageId, const QString &id);
    /// A short note outside of this page's own banner, e.g. after it was left.
    void notice(const QString &text);
};

}  // namespace wyh::ui
