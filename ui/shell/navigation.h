// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "ui/page/page.h"

class QVBoxLayout;

namespace wyh::ui {

class NavEntry;

/// The list of pages at the left, grouped by role, with counts. One tab stop, arrow keys move.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    /// Shows these pages, in this order within their groups.
    void setPages(const QList<Page *> &pages);
    void setCurrent(Page *page);
    /// Reads titles and counts again.
    void refresh();
    /// Pages as listed; Ctrl+1 is the first.
    [[nodiscard]] QList<Page *> pages() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(wyh::ui::Page *page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    friend class NavEntry;
    void step(NavEntry *from, int by);

    QVBoxLayout *m_column;
    QList<NavEntry *> m_entries;
};

}  // namespace wyh::ui
