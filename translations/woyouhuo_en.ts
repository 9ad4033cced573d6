<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>wyh::items::Comparison</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::items::PickSession</name>
    <message numerus="yes">
        <source>%n other order(s) need it.</source>
        <translation>
            <numerusform>%n other order needs it.</numerusform>
            <numerusform>%n other orders need it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expected: %1 or %n other(s)</source>
        <translation>
            <numerusform>Expected: %1 or %n other product</numerusform>
            <numerusform>Expected: %1 or %n other products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::AccountList</name>
    <message numerus="yes">
        <source>%n not confirmed</source>
        <translation>
            <numerusform>%n not confirmed</numerusform>
            <numerusform>%n not confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::AttentionLink</name>
    <message numerus="yes">
        <source>%n operation(s) of this order need attention</source>
        <translation>
            <numerusform>%n operation of this order needs attention</numerusform>
            <numerusform>%n operations of this order need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::Connection</name>
    <message numerus="yes">
        <source>%n to sync</source>
        <translation>
            <numerusform>%n to sync</numerusform>
            <numerusform>%n to sync</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Update the program: %n operation(s) wait for it.</source>
        <translation>
            <numerusform>Update the program: %n operation waits for it.</numerusform>
            <numerusform>Update the program: %n operations wait for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) slow, by the platform&apos;s clock.</source>
        <translation>
            <numerusform>It is %n minute slow, by the platform&apos;s clock.</numerusform>
            <numerusform>It is %n minutes slow, by the platform&apos;s clock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) fast, by the platform&apos;s clock.</source>
        <translation>
            <numerusform>It is %n minute fast, by the platform&apos;s clock.</numerusform>
            <numerusform>It is %n minutes fast, by the platform&apos;s clock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n operation(s) to sync.</source>
        <translation>
            <numerusform>%n operation to sync.</numerusform>
            <numerusform>%n operations to sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) need attention.</source>
        <translation>
            <numerusform>%n operation needs attention.</numerusform>
            <numerusform>%n operations need attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are not confirmed yet</source>
        <translation>
            <numerusform>%n operation is not confirmed yet</numerusform>
            <numerusform>%n operations are not confirmed yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::OperationAction</name>
    <message numerus="yes">
        <source>Clear the mark and pick %n</source>
        <translation>
            <numerusform>Clear the mark and pick %n</numerusform>
            <numerusform>Clear the mark and pick %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick %n again</source>
        <translation>
            <numerusform>Pick %n again</numerusform>
            <numerusform>Pick %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick only the %n left</source>
        <translation>
            <numerusform>Pick only the last one</numerusform>
            <numerusform>Pick only the %n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up the %n left</source>
        <translation>
            <numerusform>Give up the last one</numerusform>
            <numerusform>Give up the %n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear both marks and pick %n</source>
        <translation>
            <numerusform>Clear both marks and pick %n</numerusform>
            <numerusform>Clear both marks and pick %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick none: all %n are back on the shelf</source>
        <translation>
            <numerusform>Pick none: it is back on the shelf</numerusform>
            <numerusform>Pick none: all %n are back on the shelf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear, pick %n</source>
        <translation>
            <numerusform>Clear, pick %n</numerusform>
            <numerusform>Clear, pick %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick %n</source>
        <translation>
            <numerusform>Pick %n</numerusform>
            <numerusform>Pick %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give up %n</source>
        <translation>
            <numerusform>Give up %n</numerusform>
            <numerusform>Give up %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send all %n again</source>
        <translation>
            <numerusform>Send %n again</numerusform>
            <numerusform>Send all %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back only %n</source>
        <translation>
            <numerusform>Put back only one</numerusform>
            <numerusform>Put back only %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %n</source>
        <translation>
            <numerusform>Put back %n</numerusform>
            <numerusform>Put back %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::OperationDetails</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2, %n piece(s), %3 g, freight %4 yuan</source>
        <translation>
            <numerusform>%1 %2, %n piece, %3 g, freight %4 yuan</numerusform>
            <numerusform>%1 %2, %n pieces, %3 g, freight %4 yuan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::OrderWords</name>
    <message numerus="yes">
        <source>%n SKU(s)</source>
        <translation>
            <numerusform>%n SKU</numerusform>
            <numerusform>%n SKUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pc(s)</source>
        <translation>
            <numerusform>%n pc</numerusform>
            <numerusform>%n pcs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) out of stock</source>
        <translation>
            <numerusform>%n piece out of stock</numerusform>
            <numerusform>%n pieces out of stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) discontinued</source>
        <translation>
            <numerusform>%n piece discontinued</numerusform>
            <numerusform>%n pieces discontinued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) may not be sent</source>
        <translation>
            <numerusform>%n piece may not be sent</numerusform>
            <numerusform>%n pieces may not be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) given up</source>
        <translation>
            <numerusform>%n piece given up</numerusform>
            <numerusform>%n pieces given up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::PickingPage</name>
    <message numerus="yes">
        <source>Give up %n piece(s) of %1?</source>
        <translation>
            <numerusform>Give up %n piece of %1?</numerusform>
            <numerusform>Give up %n pieces of %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is needed by these orders</source>
        <translation>
            <numerusform>%1 is needed by this order</numerusform>
            <numerusform>%1 is needed by these orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) are not picked yet</source>
        <translation>
            <numerusform>%n piece is not picked yet</numerusform>
            <numerusform>%n pieces are not picked yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::PromptDialog</name>
    <message numerus="yes">
        <source>Please type at least %n character(s).</source>
        <translation>
            <numerusform>Please type at least %n character.</numerusform>
            <numerusform>Please type at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::RescueBar</name>
    <message numerus="yes">
        <source>The file of your operations was damaged; %n operation(s) were saved from it.</source>
        <translation>
            <numerusform>The file of your operations was damaged; %n operation was saved from it.</numerusform>
            <numerusform>The file of your operations was damaged; %n operations were saved from it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform has %n more of yours, made %1; the orders show them.</source>
        <translation>
            <numerusform>The platform has %n more operation of yours, made %1; the orders show it.</numerusform>
            <numerusform>The platform has %n more operations of yours, made %1; the orders show them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform has %n more of yours, made from %1 to %2; the orders show them.</source>
        <translation>
            <numerusform>The platform has %n more operation of yours, made from %1 to %2; the orders show it.</numerusform>
            <numerusform>The platform has %n more operations of yours, made from %1 to %2; the orders show them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::SearchPopup</name>
    <message numerus="yes">
        <source>%n order(s) found. Up and Down choose, Enter opens.</source>
        <translation>
            <numerusform>%n order found. Up and Down choose, Enter opens.</numerusform>
            <numerusform>%n orders found. Up and Down choose, Enter opens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::SettingsPage</name>
    <message numerus="yes">
        <source>Your %n unconfirmed operation(s) are not touched.</source>
        <translation>
            <numerusform>Your %n unconfirmed operation is not touched.</numerusform>
            <numerusform>Your %n unconfirmed operations are not touched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::ShippingPage</name>
    <message numerus="yes">
        <source>%n piece(s) in this parcel</source>
        <translation>
            <numerusform>%n piece in this parcel</numerusform>
            <numerusform>%n pieces in this parcel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::SyncCentrePage</name>
    <message numerus="yes">
        <source>%n operation(s) came back and are sent now.</source>
        <translation>
            <numerusform>%n operation came back and is sent now.</numerusform>
            <numerusform>%n operations came back and are sent now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the file were here already.</source>
        <translation>
            <numerusform>%n of the file was here already.</numerusform>
            <numerusform>%n of the file were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) need attention, see &quot;Needs attention&quot;; all others are confirmed or closed.</source>
        <translation>
            <numerusform>%n operation needs attention, see &quot;Needs attention&quot;; all others are confirmed or closed.</numerusform>
            <numerusform>%n operations need attention, see &quot;Needs attention&quot;; all others are confirmed or closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) wait to be sent again.</source>
        <translation>
            <numerusform>%n operation waits to be sent again.</numerusform>
            <numerusform>%n operations wait to be sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::TableLook</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
