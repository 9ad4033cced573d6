// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/drawntext.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainterPath>
#include <QScrollBar>
#include <QTableView>
#include <QTextDocumentFragment>
#include <QToolTip>

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kEllipsis(0x2026);
const QString kNothing = QStringLiteral("nothing");
constexpr qreal kHair = 1.5;  ///< less is the rounding of metrics, not a lost letter

/// Takes everything a painter can do, and keeps the texts.
class TextEngine final : public QPaintEngine
{
public:
    explicit TextEngine(QList<DrawnText> &texts) : QPaintEngine(AllFeatures), m_texts(texts) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}

    void updateState(const QPaintEngineState &now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyTransform)
            m_transform = now.transform();
        if (dirty & DirtyClipRegion)
            clip(now.clipOperation(), now.transform().mapRect(QRectF(now.clipRegion().boundingRect())));
        if (dirty & DirtyClipPath)
            clip(now.clipOperation(), now.transform().mapRect(now.clipPath().boundingRect()));
        if (dirty & DirtyClipEnabled)
            m_clipping = now.isClipEnabled();
    }

    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        // Across: what the line was laid out for. Down: the letters themselves, for fonts reserve room nobody needs.
        const QRectF tight = QFontMetricsF(item.font()).tightBoundingRect(item.text());
        const QRectF ink(at.x(), at.y() + tight.top(), item.width(), tight.height());
        const QRect place = systemClip().boundingRect();
        QRectF allowed = place;
        if (m_clipping && m_clip)
            allowed &= *m_clip;
        m_texts.append({item.text(), m_transform.mapRect(ink), allowed, place});
    }

private:
    void clip(Qt::ClipOperation operation, const QRectF &where)
    {
        if (operation == Qt::NoClip)
            m_clip.reset();
        else if (operation == Qt::IntersectClip && m_clip)
            m_clip = *m_clip & where;
        else
            m_clip = where;
        m_clipping = operation != Qt::NoClip;
    }

    QList<DrawnText> &m_texts;
    QTransform m_transform;
    std::optional<QRectF> m_clip;
    bool m_clipping = false;
};

class TextDevice final : public QPaintDevice
{
public:
    TextDevice(const QWidget &like, QList<DrawnText> &texts) : m_like(like), m_engine(texts) {}
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
            case PdmWidth:
                return m_like.width();
            case PdmHeight:
                return m_like.height();
            case PdmWidthMM:
                return m_like.widthMM();
            case PdmHeightMM:
                return m_like.heightMM();
            case PdmDpiX:
            case PdmPhysicalDpiX:
                return m_like.logicalDpiX();
            case PdmDpiY:
            case PdmPhysicalDpiY:
                return m_like.logicalDpiY();
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(devicePixelRatioFScale());
            default:
                return QPaintDevice::metric(metric);
        }
    }

private:
    const QWidget &m_like;
    mutable TextEngine m_engine;
};

const QAbstractScrollArea *scrolling(const QWidget *widget)
{
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(each);
        if (area && area->verticalScrollBar()->maximum() > 0)
            return area;
    }
    return nullptr;
}

/// Every text that somebody gave to a widget: an "…" in it is meant.
QString givenTexts(const QWidget &window)
{
    QStringList all;
    const auto add = [&all](const QWidget *widget) {
        if (widget->inherits("wyh::ui::ElidedLabel"))
            return;  // shortens by itself
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            all.append(label->text());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all.append(button->text());
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            all.append(edit->text() + u'\n' + edit->placeholderText());
        for (const QAction *action : widget->actions())
            all.append(action->text());
    };
    add(&window);
    for (const QWidget *widget : window.findChildren<QWidget *>())
        add(widget);
    return all.join(u'\n');
}

/// What rests under the mouse says; empty: nothing.
QString toolTipAt(QWidget &window, const QPoint &point)
{
    QWidget *under = window.childAt(point);
    if (!under)
        under = &window;
    const QPoint inside = under->mapFrom(&window, point);
    QHelpEvent ask(QEvent::ToolTip, inside, under->mapToGlobal(inside));
    QToolTip::showText(QPoint(), kNothing, &window);  // what was said before must not count
    QApplication::sendEvent(under, &ask);
    if (!QToolTip::isVisible() || QToolTip::text() == kNothing)
        return {};
    return QTextDocumentFragment::fromHtml(QToolTip::text()).toPlainText();
}

void findCutTexts(QWidget &window, QStringList &found)
{
    const QString given = givenTexts(window);
    for (const DrawnText &drawn : drawnTexts(window)) {
        const QRectF seen = drawn.ink & drawn.clip;
        const QPoint middle = seen.isEmpty() ? drawn.ink.center().toPoint() : seen.center().toPoint();
        const QWidget *under = window.childAt(middle);
        const auto *edit = qobject_cast<const QLineEdit *>(under);
        if (edit && !edit->text().isEmpty())
            continue;  // a field scrolls under the cursor
        // A strip as thin as a hair lies between the widgets: where the text belongs is known from its widget.
        const bool scrolls = scrolling(under) || scrolling(window.childAt(drawn.place.center()));
        if (seen.isEmpty() && scrolls)
            continue;
        const bool across =
            drawn.ink.left() < drawn.clip.left() - kHair || drawn.ink.right() > drawn.clip.right() + kHair;
        const bool down =
            drawn.ink.top() < drawn.clip.top() - kHair || drawn.ink.bottom() > drawn.clip.bottom() + kHair;
        if (across || (down && !scrolls)) {
            found.append(u"cut: “%1” %2 in %3"_s.arg(
                drawn.text, across ? u"across"_s : u"down"_s,
                under ? QString::fromLatin1(under->metaObject()->className()) : u"nothing"_s));
            continue;
        }
        if (down)
            continue;  // read when it is scrolled into sight
        if (!drawn.text.contains(kEllipsis) || given.contains(drawn.text.trimmed()))
            continue;
        const QString kept = drawn.text.left(drawn.text.indexOf(kEllipsis)).trimmed();
        // A tooltip that wraps its words shows one space where there are two.
        const QString more = toolTipAt(window, middle).simplified();
        if (more.size() < drawn.text.simplified().size() || !more.contains(kept.simplified()))
            found.append(u"shortened without a tooltip: “%1”"_s.arg(drawn.text));
    }
}

void findSmallWidgets(const QWidget &window, QStringList &found)
{
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty()) {
            if (label->wordWrap()) {
                if (label->height() + 1 < label->heightForWidth(label->width()))
                    found.append(u"label too low: “%1”"_s.arg(label->text()));
            } else if (label->width() + 1 < label->minimumSizeHint().width()) {
                found.append(u"label too narrow: “%1”"_s.arg(label->text()));
            }
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button) {
            const QSize least = button->minimumSizeHint();
            if (!button->text().isEmpty() &&
                (button->width() + 1 < least.width() || button->height() + 1 < least.height()))
                found.append(u"button too small: “%1”"_s.arg(button->text()));
            const QRect inside(button->mapTo(&window, QPoint()), button->size());
            if (!window.rect().contains(inside) && !scrolling(button))
                found.append(u"outside of the window: “%1”"_s.arg(button->accessibleName()));
        } else if (const auto *combo = qobject_cast<const QComboBox *>(widget); combo) {
            if (combo->height() + 1 < combo->minimumSizeHint().height())
                found.append(u"choice too low: “%1”"_s.arg(combo->accessibleName()));
        } else if (const auto *table = qobject_cast<const QTableView *>(widget); table) {
            if (table->horizontalHeader()->length() > table->viewport()->width() + 1)
                found.append(u"columns wider than the table: %1"_s.arg(table->accessibleName()));
        }
    }
}

}  // namespace

QList<DrawnText> drawnTexts(QWidget &window)
{
    QList<DrawnText> texts;
    TextDevice device(window, texts);
    window.render(&device, QPoint(), QRegion(), QWidget::DrawChildren);
    return texts;
}

QStringList unreadable(QWidget &window)
{
    QStringList found;
    findCutTexts(window, found);
    findSmallWidgets(window, found);
    found.removeDuplicates();
    return found;
}

}  // namespace wyh::test
