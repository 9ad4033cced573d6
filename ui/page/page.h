// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace wyh::ui {

/// A key and what it does now; the shell shows them in the status bar and on the key sheet (F1).
struct KeyHint
{
    QString keys;  ///< as printed on the key cap: "F9", "Ctrl+Z"
    QString text;
    bool operator==(const KeyHint &) const = default;
};

/// One screen of the main window. GUI thread. The shell owns it, shows it and gives it the keys; the page never knows the
/// shell: whatever it wants from it, it asks for with a signal.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);

    [[nodiscard]] virtual QString pageId() const = 0;    ///< stable: "picking", "shipping", "shipped", ...
    [[nodiscard]] virtual QString title() const = 0;     ///< translated, may change with the language
    [[nodiscard]] virtual QString iconName() const = 0;  ///< Tabler icon name, e.g. "package"
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return {}; }

    /// The page was brought to the front: put the focus where the work goes on.
    virtual void activate() {}
    /// F2, or search in the page.
    virtual void find() {}
    /// Shows one thing of this page, e.g. an order by its id; false: it is not here.
    virtual bool open(const QString &id);
    /// Work that is typed but not recorded; the shell asks before it closes the program.
    [[nodiscard]] virtual bool hasUnsavedInput() const { return false; }

signals:
    void keyHintsChanged();
    /// Please show this page and, if not empty, this thing in it.
    void goTo(const QString &pageId, const QString &id);
    /// A short note outside of this page's own banner, e.g. after it was left.
    void notice(const QString &text);
};

}  // namespace wyh::ui
