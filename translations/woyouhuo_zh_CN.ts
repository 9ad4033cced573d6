<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Connection</name>
    <message>
        <source>this PC</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>day and month of this year, in the letters of Qt&apos;s date formats</extracomment>
        <translation>MM-dd HH:mm</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>Pick %1</source>
        <translation>配货 %1 件</translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation>放回 %1 件</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>In stock again</source>
        <translation>取消缺货</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Give up %1</source>
        <translation>放弃 %1 件</translation>
    </message>
    <message>
        <source>Ship %1 %2</source>
        <translation>发货 %1 %2</translation>
    </message>
    <message>
        <source>Void parcel</source>
        <translation>作废包裹</translation>
    </message>
    <message>
        <source>To sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Sent after the one before it.</source>
        <translation>排在上一项之后发送。</translation>
    </message>
    <message>
        <source>The platform has it; the confirmation comes with the next sync.</source>
        <translation>平台已收到，下次同步时确认。</translation>
    </message>
    <message>
        <source>Confirmed by the platform.</source>
        <translation>平台已确认。</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>已关闭。</translation>
    </message>
    <message>
        <source>Operation %1</source>
        <translation>操作 %1</translation>
    </message>
    <message>
        <source>Replaced by a newer operation.</source>
        <translation>已被新的操作代替。</translation>
    </message>
    <message>
        <source>Order %1: we are stopping or recalling the parcel %2 %3, packed on %4; please refuse it if it arrives.</source>
        <translation>订单 %1：%2 %3 这个包裹是 %4 打包的，我们正在拦截或追回，如果送到请拒收。</translation>
    </message>
    <message>
        <source>On sale again</source>
        <translation>取消停售</translation>
    </message>
    <message>
        <source>Waits its turn; it is sent by itself when this PC works online (tried %1 times).</source>
        <translation>排队等着，本机联网工作时自动发送（已试 %1 次）。</translation>
    </message>
    <message>
        <source>Waits its turn; it is sent by itself when this PC works online.</source>
        <translation>排队等着，本机联网工作时自动发送。</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Look whether it is still right, then send it again.</source>
        <translation>先看现在还对不对，再重新发送。</translation>
    </message>
    <message>
        <source>The one before it was decided, or is sent again.</source>
        <translation>前面那项已经处理，不用再等。</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Go on working; everything is sent when the network is back.</source>
        <translation>继续干活，网络恢复后会全部发送。</translation>
    </message>
    <message>
        <source>The platform cannot be reached.</source>
        <translation>连不上平台。</translation>
    </message>
    <message>
        <source>Go on working; it is tried again by itself.</source>
        <translation>继续干活，系统会自动重试。</translation>
    </message>
    <message>
        <source>The connection to the platform broke off.</source>
        <translation>和平台的连接中断了。</translation>
    </message>
    <message>
        <source>The platform did not answer in time.</source>
        <translation>平台没有及时应答。</translation>
    </message>
    <message>
        <source>The platform is not available at the moment.</source>
        <translation>平台暂时不可用。</translation>
    </message>
    <message>
        <source>The platform had an error of its own.</source>
        <translation>平台自身出错了。</translation>
    </message>
    <message>
        <source>The platform is busy; the program sends more slowly.</source>
        <translation>平台忙，软件会发慢一点。</translation>
    </message>
    <message>
        <source>Check the date and time of this PC and ask your administrator.</source>
        <translation>请检查本机日期和时间，并联系管理员。</translation>
    </message>
    <message>
        <source>The platform&apos;s certificate cannot be trusted, so nothing is sent.</source>
        <translation>平台的证书不可信，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Set the date and time of this PC.</source>
        <translation>请校准本机的日期和时间。</translation>
    </message>
    <message>
        <source>With a wrong clock the platform&apos;s certificate cannot be checked.</source>
        <translation>时钟不准时无法验证平台的证书。</translation>
    </message>
    <message>
        <source>Open a browser and sign in to the network, or check the address.</source>
        <translation>请先打开浏览器登录上网，或检查平台地址。</translation>
    </message>
    <message>
        <source>Something else answered in place of the platform.</source>
        <translation>应答的不是平台，而是别的设备。</translation>
    </message>
    <message>
        <source>The network sends us to another address.</source>
        <translation>网络把我们转到了别的地址。</translation>
    </message>
    <message>
        <source>Ask your manager to enable the account.</source>
        <translation>请让主管启用该账号。</translation>
    </message>
    <message>
        <source>This account is disabled; synchronisation is stopped, nothing is lost.</source>
        <translation>该账号已停用，同步已停止，数据不会丢失。</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>请等几分钟再试。</translation>
    </message>
    <message>
        <source>There were too many wrong passwords.</source>
        <translation>密码错误次数过多。</translation>
    </message>
    <message>
        <source>Use Sync now to try again; if it repeats, ask for help.</source>
        <translation>请点“立即同步”再试；还不行，找人帮忙。</translation>
    </message>
    <message>
        <source>The platform asks again and again for a full reload.</source>
        <translation>平台反复要求重新加载全部数据。</translation>
    </message>
    <message>
        <source>Update the program or ask for help; your operations are kept.</source>
        <translation>请更新软件或找人帮忙，您的操作都在。</translation>
    </message>
    <message>
        <source>The platform sent something this version cannot read.</source>
        <translation>平台发来的内容，这个版本看不懂。</translation>
    </message>
    <message>
        <source>Update the program or ask for help.</source>
        <translation>请更新软件或求助。</translation>
    </message>
    <message>
        <source>The other side could not read what was sent.</source>
        <translation>对方无法读取发送的内容。</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>请清理磁盘空间。</translation>
    </message>
    <message>
        <source>Free some space on the disk and try again.</source>
        <translation>请清理磁盘空间后再试。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved.</source>
        <translation>磁盘已满，没有保存。</translation>
    </message>
    <message>
        <source>Try again; if it repeats, have the disk checked.</source>
        <translation>请再试一次；若反复出现，请检查磁盘。</translation>
    </message>
    <message>
        <source>The disk could not be written.</source>
        <translation>磁盘无法写入。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Another program, perhaps a virus scanner or a backup, holds the file.</source>
        <translation>文件被其他软件（可能是杀毒或备份软件）占用。</translation>
    </message>
    <message>
        <source>Ask your administrator for write access.</source>
        <translation>请向管理员申请写入权限。</translation>
    </message>
    <message>
        <source>The program&apos;s files on this PC cannot be written.</source>
        <translation>软件在本机的文件无法写入。</translation>
    </message>
    <message>
        <source>Restart the program; the data is loaded again by itself.</source>
        <translation>请重启软件，数据会自动重新加载。</translation>
    </message>
    <message>
        <source>The local data is damaged.</source>
        <translation>本机数据已损坏。</translation>
    </message>
    <message>
        <source>The program&apos;s folder on this PC cannot be written.</source>
        <translation>软件在本机的文件夹无法写入。</translation>
    </message>
    <message>
        <source>Use the window that is already open.</source>
        <translation>请使用已打开的窗口。</translation>
    </message>
    <message>
        <source>The program already runs with this account.</source>
        <translation>这个账号的软件已经开着。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他软件后再试。</translation>
    </message>
    <message>
        <source>This PC has too little free memory.</source>
        <translation>本机可用内存太少。</translation>
    </message>
    <message>
        <source>Choose another place and save again.</source>
        <translation>请换个位置再保存。</translation>
    </message>
    <message>
        <source>The file {path} could not be written.</source>
        <translation>无法写入文件 {path}。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>You chose to work offline.</source>
        <translation>您选择了离线工作。</translation>
    </message>
    <message>
        <source>Check the account and the password.</source>
        <translation>请检查账号和密码。</translation>
    </message>
    <message>
        <source>The platform does not accept them.</source>
        <translation>平台不接受这个账号和密码。</translation>
    </message>
    <message>
        <source>Sign in again. What you did is kept and sent afterwards.</source>
        <translation>请重新登录。您的操作已保留，登录后发送。</translation>
    </message>
    <message>
        <source>The platform no longer accepts the old sign-in.</source>
        <translation>平台不再接受原来的登录。</translation>
    </message>
    <message>
        <source>The old sign-in has expired.</source>
        <translation>原来的登录已过期。</translation>
    </message>
    <message>
        <source>The old sign-in was used elsewhere and is therefore closed.</source>
        <translation>原来的登录在别处用过，已失效。</translation>
    </message>
    <message>
        <source>The sign-in of this PC was ended.</source>
        <translation>本机已被退出登录。</translation>
    </message>
    <message>
        <source>Sign in with the account of this window.</source>
        <translation>请用本窗口的账号登录。</translation>
    </message>
    <message>
        <source>That is another account; its work is kept apart.</source>
        <translation>那是另一个账号，它的数据另外保存。</translation>
    </message>
    <message>
        <source>Sign in to go on.</source>
        <translation>请登录后继续。</translation>
    </message>
    <message>
        <source>Ask your manager for the permission; set the goods or the parcel aside.</source>
        <translation>请向主管申请权限，货品或包裹先放一边。</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>您的账号没有此权限。</translation>
    </message>
    <message>
        <source>Check the address of the platform.</source>
        <translation>请检查平台地址。</translation>
    </message>
    <message>
        <source>The platform does not know what was asked for.</source>
        <translation>平台不认识这个请求。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新软件。</translation>
    </message>
    <message>
        <source>The platform does not know this request.</source>
        <translation>平台不认识此请求。</translation>
    </message>
    <message>
        <source>Nothing to do; it is sent in smaller parts.</source>
        <translation>无需处理，会分批发送。</translation>
    </message>
    <message>
        <source>The platform found the request too large.</source>
        <translation>平台认为请求过大。</translation>
    </message>
    <message>
        <source>Go on working; the data is loaded again by itself.</source>
        <translation>继续干活，数据会自动重新加载。</translation>
    </message>
    <message>
        <source>The platform&apos;s history has changed.</source>
        <translation>平台的历史发生了变化。</translation>
    </message>
    <message>
        <source>Enter the password at each start, or switch the system&apos;s key store on.</source>
        <translation>请在每次启动时输入密码，或启用系统密钥库。</translation>
    </message>
    <message>
        <source>The system&apos;s key store does not answer; the sign-in is not kept on disk.</source>
        <translation>系统密钥库没有应答，登录信息不会存到磁盘。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装软件。</translation>
    </message>
    <message>
        <source>The platform program that belongs to it is missing.</source>
        <translation>缺少配套的平台软件。</translation>
    </message>
    <message>
        <source>Start the trial again.</source>
        <translation>请重新开始试用。</translation>
    </message>
    <message>
        <source>The platform on this PC has stopped.</source>
        <translation>本机的平台已停止。</translation>
    </message>
    <message>
        <source>Check the account.</source>
        <translation>请检查账号。</translation>
    </message>
    <message>
        <source>The platform does not know this company.</source>
        <translation>平台不认识该公司。</translation>
    </message>
    <message>
        <source>Enter a whole number from 1.</source>
        <translation>请输入不小于 1 的整数。</translation>
    </message>
    <message>
        <source>At most {most} can go into this parcel.</source>
        <translation>不能超过待发货数量 {most}。</translation>
    </message>
    <message>
        <source>Enter the freight in yuan, two decimals at most.</source>
        <translation>请输入运费，单位元，最多两位小数。</translation>
    </message>
    <message>
        <source>Scan or type the waybill number.</source>
        <translation>请扫描或输入运单号。</translation>
    </message>
    <message>
        <source>Check the waybill number.</source>
        <translation>请检查运单号。</translation>
    </message>
    <message>
        <source>It has 6 to 32 letters, digits or hyphens, with at least one digit.</source>
        <translation>运单号为 6 到 32 位字母、数字或连字符，至少含一个数字。</translation>
    </message>
    <message>
        <source>Scan the waybill, not the product.</source>
        <translation>请扫描运单。</translation>
    </message>
    <message>
        <source>This is the barcode of a product of this order.</source>
        <translation>这是商品码，不是运单号。</translation>
    </message>
    <message>
        <source>Check the courier.</source>
        <translation>请检查物流公司。</translation>
    </message>
    <message>
        <source>The number does not look like one of {courier}.</source>
        <translation>这不像“{courier}”的运单号。</translation>
    </message>
    <message>
        <source>Ship it again.</source>
        <translation>请重新发货。</translation>
    </message>
    <message>
        <source>The parcel has no number of its own.</source>
        <translation>包裹没有自己的编号。</translation>
    </message>
    <message>
        <source>Tick what goes into this parcel.</source>
        <translation>请勾选装入本包裹的商品。</translation>
    </message>
    <message>
        <source>Choose the courier.</source>
        <translation>请选择物流公司。</translation>
    </message>
    <message>
        <source>Choose the ship-from address.</source>
        <translation>请选择发货地址。</translation>
    </message>
    <message>
        <source>Write the reason in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Enter the address of your platform.</source>
        <translation>请输入平台地址。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>请检查地址。</translation>
    </message>
    <message>
        <source>It looks like https://platform.example.com.</source>
        <translation>格式如 https://platform.example.com。</translation>
    </message>
    <message>
        <source>Use an address that begins with https://.</source>
        <translation>请使用以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Only an encrypted connection protects your account.</source>
        <translation>只有加密连接才能保护您的账号。</translation>
    </message>
    <message>
        <source>Enter your account.</source>
        <translation>请输入账号。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Check this entry.</source>
        <translation>请检查此项。</translation>
    </message>
    <message>
        <source>Write less.</source>
        <translation>请写短一些。</translation>
    </message>
    <message>
        <source>At most {most} characters are allowed.</source>
        <translation>最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>Put the goods back on the shelf.</source>
        <translation>请把货放回货架。</translation>
    </message>
    <message>
        <source>The order was cancelled; nothing was counted.</source>
        <translation>订单已取消，没有计数。</translation>
    </message>
    <message>
        <source>Put the goods aside for now.</source>
        <translation>请先把货放一边。</translation>
    </message>
    <message>
        <source>The buyer has not paid this order yet.</source>
        <translation>买家尚未付款。</translation>
    </message>
    <message>
        <source>Do not pack &quot;{title}&quot;; put it back.</source>
        <translation>不要打包“{title}”，请放回。</translation>
    </message>
    <message>
        <source>The marketplace forbids sending it: {reason}</source>
        <translation>交易平台不允许发这个商品：{reason}</translation>
    </message>
    <message>
        <source>Put your {delta} back on the shelf.</source>
        <translation>请把您拿的 {delta} 件放回货架。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; was already shipped in full.</source>
        <translation>“{title}”已全部发货。</translation>
    </message>
    <message>
        <source>The rest of &quot;{title}&quot; was given up; nothing more is wanted.</source>
        <translation>“{title}”剩下的已放弃，不再需要。</translation>
    </message>
    <message>
        <source>Clear the out-of-stock mark first, then pick again.</source>
        <translation>请先取消缺货标记，再配货。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is marked out of stock.</source>
        <translation>“{title}”已标记缺货。</translation>
    </message>
    <message>
        <source>Put the goods back, or clear the discontinued mark and pick again.</source>
        <translation>请把货放回，或取消停售标记后再配。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is marked discontinued.</source>
        <translation>“{title}”已标记停售。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is already picked: {picked} of {ordered}. Somebody else took them.</source>
        <translation>“{title}”已配 {picked}/{ordered}，别人已经拿了。</translation>
    </message>
    <message>
        <source>Put the goods back and look at the order again.</source>
        <translation>请把货放回，再看一下订单。</translation>
    </message>
    <message>
        <source>This item is no longer part of the order.</source>
        <translation>此商品已不在订单中。</translation>
    </message>
    <message>
        <source>Keep the pieces in the parcel.</source>
        <translation>请把货留在包裹里。</translation>
    </message>
    <message>
        <source>{shipped} of &quot;{title}&quot; are already shipped and cannot be put back.</source>
        <translation>“{title}”已有 {shipped} 件发货，不能放回。</translation>
    </message>
    <message>
        <source>Look at the shelf; if all lie there, put back only {returnable}.</source>
        <translation>请看货架；都在架上的话，只放回 {returnable} 件。</translation>
    </message>
    <message>
        <source>Somebody else put some back: only {returnable} of &quot;{title}&quot; count as picked.</source>
        <translation>别人已放回一部分：“{title}”只有 {returnable} 件还记为已配。</translation>
    </message>
    <message>
        <source>Look at the item and mark it again if that is still right.</source>
        <translation>先看一下货，还需要标记就再标一次。</translation>
    </message>
    <message>
        <source>Somebody else changed the mark of &quot;{title}&quot; meanwhile.</source>
        <translation>这期间别人改了“{title}”的标记。</translation>
    </message>
    <message>
        <source>Nothing to mark: the pieces were found.</source>
        <translation>无需标记：货已找到。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is picked in full.</source>
        <translation>“{title}”已全部配齐。</translation>
    </message>
    <message>
        <source>Do it again from the order.</source>
        <translation>请从订单重新操作。</translation>
    </message>
    <message>
        <source>The operation was recorded for something else.</source>
        <translation>该操作记在了别的单据上。</translation>
    </message>
    <message>
        <source>Put picked pieces back first, or give up fewer.</source>
        <translation>请先放回已配的货，或减少放弃数量。</translation>
    </message>
    <message>
        <source>Only what is not picked of &quot;{title}&quot; can be given up.</source>
        <translation>“{title}”只有未配的部分可以放弃。</translation>
    </message>
    <message>
        <source>Keep the parcel here and ship it again as a new one.</source>
        <translation>包裹先留下，请作为新包裹重新发货。</translation>
    </message>
    <message>
        <source>This parcel was already sent with another waybill number.</source>
        <translation>此包裹已用另一个运单号发出。</translation>
    </message>
    <message>
        <source>Keep the parcel here, correct the entries and ship again.</source>
        <translation>包裹先留下，改好再发。</translation>
    </message>
    <message>
        <source>Some entries of the parcel are wrong.</source>
        <translation>包裹有几项填错了。</translation>
    </message>
    <message>
        <source>Stop the parcel {waybill}: do not hand it over; recall it if it is gone.</source>
        <translation>拦下包裹 {waybill}：不要交给快递，已交出则追回。</translation>
    </message>
    <message>
        <source>The order was cancelled before it was shipped.</source>
        <translation>订单在发货前已取消。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here, print the new address and ship again.</source>
        <translation>包裹 {waybill} 先留下，换上新地址再发。</translation>
    </message>
    <message>
        <source>The recipient&apos;s address was changed meanwhile.</source>
        <translation>这期间收件地址改了。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here and unpack it, or recall it.</source>
        <translation>包裹 {waybill} 先留下拆包，或追回。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here; clear the mark if the pieces are in it, then ship again.</source>
        <translation>包裹 {waybill} 先留下；货要是在里面，取消标记再发。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; was marked out of stock meanwhile.</source>
        <translation>这期间“{title}”被标成缺货。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here, take the surplus out and ship again.</source>
        <translation>包裹 {waybill} 先留下，取出多的货，改好再发。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here, pick the pieces and ship again.</source>
        <translation>包裹 {waybill} 先留下，配货后重新发货。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is not picked on the platform: {picked} of {ordered}.</source>
        <translation>平台上“{title}”尚未配齐：{picked}/{ordered}。</translation>
    </message>
    <message>
        <source>Look for the parcel in Shipped; nothing was changed.</source>
        <translation>请在“已发货”里找该包裹，没有任何改动。</translation>
    </message>
    <message>
        <source>The platform does not know this parcel.</source>
        <translation>平台没有这个包裹。</translation>
    </message>
    <message>
        <source>The dealer has already received &quot;{title}&quot; from it.</source>
        <translation>经销商已收到其中的“{title}”。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>It is a second parcel of this order; the first one is {first_waybill}.</source>
        <translation>这是本单的第二个包裹，第一个是 {first_waybill}。</translation>
    </message>
    <message>
        <source>The number {waybill} is already used for order {order}.</source>
        <translation>运单号 {waybill} 已用于订单 {order}。</translation>
    </message>
    <message>
        <source>Keep the parcel here and choose the courier again.</source>
        <translation>包裹先留下，请重选物流公司。</translation>
    </message>
    <message>
        <source>The platform does not know the courier &quot;{courier}&quot;.</source>
        <translation>平台不认识物流公司“{courier}”。</translation>
    </message>
    <message>
        <source>Keep the parcel here and choose the ship-from address again.</source>
        <translation>包裹先留下，请重选发货地址。</translation>
    </message>
    <message>
        <source>That address was deleted on the platform.</source>
        <translation>该地址已在平台删除。</translation>
    </message>
    <message>
        <source>Put the goods back, or set the parcel aside and ask the dealer.</source>
        <translation>请把货放回，或把包裹放一边并询问经销商。</translation>
    </message>
    <message>
        <source>The order is no longer on the platform.</source>
        <translation>该订单已不在平台上。</translation>
    </message>
    <message>
        <source>Look at the item again.</source>
        <translation>请再看一下该商品。</translation>
    </message>
    <message>
        <source>The platform no longer knows this product.</source>
        <translation>平台已没有这个商品。</translation>
    </message>
    <message>
        <source>What you changed is no longer on the platform.</source>
        <translation>您改动的对象已不在平台上。</translation>
    </message>
    <message>
        <source>Put the goods back, or set the parcel aside and ask.</source>
        <translation>请把货放回，或把包裹放一边并询问。</translation>
    </message>
    <message>
        <source>The order no longer belongs to your company.</source>
        <translation>该订单已不属于贵公司。</translation>
    </message>
    <message>
        <source>Set the goods or the parcel aside and ask the office.</source>
        <translation>请把货或包裹放一边，询问办公室。</translation>
    </message>
    <message>
        <source>The order is already settled with the dealer.</source>
        <translation>该订单已与经销商结算。</translation>
    </message>
    <message>
        <source>Do it once more.</source>
        <translation>请再操作一次。</translation>
    </message>
    <message>
        <source>The platform has stored something else under the number of this operation.</source>
        <translation>平台在此操作编号下存有别的内容。</translation>
    </message>
    <message>
        <source>Update the program, then send again.</source>
        <translation>请更新软件后重新发送。</translation>
    </message>
    <message>
        <source>The platform does not know this kind of operation.</source>
        <translation>平台不认识这种操作。</translation>
    </message>
    <message>
        <source>The platform no longer accepts operations of this version.</source>
        <translation>平台不再接受此版本的操作。</translation>
    </message>
    <message>
        <source>It is on hold until the one before it is resolved.</source>
        <translation>前面那项还没处理，这项先搁置。</translation>
    </message>
    <message>
        <source>Look whether it is still right, then send it again or discard it.</source>
        <translation>先看现在还对不对，再重新发送或丢弃。</translation>
    </message>
    <message>
        <source>It waited for more than 30 days and is not sent by itself.</source>
        <translation>放了 30 天以上，不会自动发送。</translation>
    </message>
    <message>
        <source>Look where the parcel is, then send it again or discard it.</source>
        <translation>先看包裹在哪里，再重新发送或丢弃。</translation>
    </message>
    <message>
        <source>The platform was restored from a backup and no longer knows this operation, although it had confirmed it.</source>
        <translation>平台用备份恢复过：这项操作原来确认过，现在平台上没有了。</translation>
    </message>
    <message>
        <source>Send it again later, or copy the text and ask for help.</source>
        <translation>过一会儿再重新发送；还不行，复制文字找人帮忙。</translation>
    </message>
    <message>
        <source>Keep the goods at hand and try again: nothing was recorded.</source>
        <translation>货先留在手边再试一次：没有记录。</translation>
    </message>
    <message>
        <source>It could not be saved on this PC: {reason}</source>
        <translation>本机无法保存：{reason}</translation>
    </message>
    <message>
        <source>this item</source>
        <translation>此商品</translation>
    </message>
    <message>
        <source>Set the goods or the parcel aside and ask for help.</source>
        <translation>货或包裹先放一边，找人帮忙。</translation>
    </message>
    <message>
        <source>It was not accepted, without a reason.</source>
        <translation>未被接受，没有说明原因。</translation>
    </message>
    <message>
        <source>Set the goods or the parcel aside, copy this text and ask for help.</source>
        <translation>货或包裹先放一边，复制这段文字找人帮忙。</translation>
    </message>
    <message>
        <source>A reason this version does not know: {code}</source>
        <translation>此版本不认识的原因：{code}</translation>
    </message>
    <message>
        <source>Check this entry ({code}).</source>
        <translation>请检查此项（{code}）。</translation>
    </message>
    <message>
        <source>Nothing to mark.</source>
        <translation>无需标记。</translation>
    </message>
    <message>
        <source>Nothing of &quot;{title}&quot; is open any more: {shipped} shipped, {given_up} given up.</source>
        <translation>“{title}”已没有未完成的：已发 {shipped}，放弃 {given_up}。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; was marked discontinued meanwhile; picked pieces may still leave.</source>
        <translation>这期间“{title}”被标成停售，已配的还可以发。</translation>
    </message>
    <message>
        <source>The part that encrypts the connection is missing.</source>
        <translation>缺少加密连接的组件。</translation>
    </message>
    <message>
        <source>Restart the program; if it repeats, copy the text and ask for help.</source>
        <translation>请重新打开软件；还不行，复制文字找人帮忙。</translation>
    </message>
    <message>
        <source>The local data could not be read or written.</source>
        <translation>本机数据读写不了。</translation>
    </message>
    <message>
        <source>Copy the text and ask for help; nothing was removed.</source>
        <translation>复制文字找人帮忙，什么都没有删。</translation>
    </message>
    <message>
        <source>The local data could not be taken over into this version.</source>
        <translation>这个版本用不了本机原来的数据。</translation>
    </message>
    <message>
        <source>A file of the program could not be read or written.</source>
        <translation>软件的文件无法读写。</translation>
    </message>
    <message>
        <source>The program&apos;s folder on this PC cannot be used.</source>
        <translation>软件在本机的文件夹无法使用。</translation>
    </message>
    <message>
        <source>Send or save your operations first.</source>
        <translation>请先发送或保存您的操作。</translation>
    </message>
    <message>
        <source>{count} operations of this account are not confirmed yet.</source>
        <translation>该账号还有 {count} 项操作未确认。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请再看一下列表。</translation>
    </message>
    <message>
        <source>The operation has changed meanwhile, so this is no longer possible.</source>
        <translation>这项操作这期间变了，不能再这样处理。</translation>
    </message>
    <message>
        <source>Nothing is left to undo: look into the sync centre.</source>
        <translation>没有可撤销的了，请看同步中心。</translation>
    </message>
    <message>
        <source>This pick was not accepted, so it does not count any more.</source>
        <translation>这次配货未被接受，已不算数。</translation>
    </message>
    <message>
        <source>It was settled already.</source>
        <translation>已处理过了。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; was already shipped in full; the first parcel with it is {other_waybill}.</source>
        <translation>“{title}”已全部发走，最早的包裹是 {other_waybill}。</translation>
    </message>
    <message>
        <source>Fewer pieces of &quot;{title}&quot; are left to ship: {shipped} of {ordered} are gone already; the first parcel with it is {other_waybill}.</source>
        <translation>“{title}”没有那么多可发：{ordered} 件里已发走 {shipped} 件，最早的包裹是 {other_waybill}。</translation>
    </message>
    <message>
        <source>After your parcel {waybill} somebody shipped a second one of this order: {second_waybill}.</source>
        <translation>您发了 {waybill} 以后，别人又给这个订单发了一个包裹：{second_waybill}。</translation>
    </message>
    <message>
        <source>Pieces of &quot;{title}&quot; that were picked before have left: order {order}, parcel {waybill}.</source>
        <translation>“{title}”之前配好的货已发走：订单 {order}，包裹 {waybill}。</translation>
    </message>
    <message>
        <source>A closed operation can be taken back for 30 days only.</source>
        <translation>已关闭的操作只能在 30 天内恢复。</translation>
    </message>
    <message>
        <source>{shipped} of &quot;{title}&quot; have left with another parcel meanwhile; {picked} of {ordered} are picked.</source>
        <translation>期间别人已把“{title}”发走 {shipped} 件；现在已配 {picked} 件，共 {ordered} 件。</translation>
    </message>
    <message>
        <source>Put what is too much back: fewer are wanted now.</source>
        <translation>请把多出的放回货架：现在不需要那么多了。</translation>
    </message>
    <message>
        <source>{wanted} of &quot;{title}&quot; are wanted now, {picked} are picked already.</source>
        <translation>“{title}”现在只要 {wanted} 件，已经配好 {picked} 件。</translation>
    </message>
    <message>
        <source>Put all of your {delta} back on the shelf.</source>
        <translation>把手上的 {delta} 件全部放回货架。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; was given up meanwhile; none is wanted any more.</source>
        <translation>这期间“{title}”已放弃，一件都不再需要。</translation>
    </message>
    <message>
        <source>Put the goods you took back on the shelf.</source>
        <translation>把拿的货放回货架。</translation>
    </message>
    <message>
        <source>The order was removed from the platform; your pick does not count.</source>
        <translation>这个订单已从平台删除，这次配货不算数。</translation>
    </message>
    <message>
        <source>Put the goods back and open the order again.</source>
        <translation>把货放回去，重新打开订单看看。</translation>
    </message>
    <message>
        <source>The item you picked is no longer part of the order.</source>
        <translation>您配的这个商品已经不在订单里了。</translation>
    </message>
    <message>
        <source>Look which parcel the pieces in your hand belong to.</source>
        <translation>看看手上的货是哪个包裹里的。</translation>
    </message>
    <message>
        <source>All {shipped} of &quot;{title}&quot; have left, so nothing can be put back.</source>
        <translation>“{title}”的 {shipped} 件已全部发走，没有可放回的。</translation>
    </message>
    <message>
        <source>Leave the goods on the shelf; nothing else is to be done.</source>
        <translation>货放在货架上就好，不用再做别的。</translation>
    </message>
    <message>
        <source>The order was removed from the platform; putting back needs no record any more.</source>
        <translation>这个订单已从平台删除，放回不用再记了。</translation>
    </message>
    <message>
        <source>Nothing to mark: what has not left is picked and lies ready.</source>
        <translation>不用标缺货：没发走的都已配好放着。</translation>
    </message>
    <message>
        <source>{shipped} of &quot;{title}&quot; have left already, {picked} of {ordered} were found.</source>
        <translation>“{title}”已发走 {shipped} 件，{ordered} 件里已找到 {picked} 件。</translation>
    </message>
    <message>
        <source>Nothing to mark: nobody waits for it any more.</source>
        <translation>不用标缺货：已经没人等这个货了。</translation>
    </message>
    <message>
        <source>The rest of &quot;{title}&quot; was given up meanwhile.</source>
        <translation>这期间“{title}”剩下的已放弃。</translation>
    </message>
    <message>
        <source>Nothing to mark; leave the shelf as it is.</source>
        <translation>不用标缺货，货架不用动。</translation>
    </message>
    <message>
        <source>The order was removed from the platform.</source>
        <translation>这个订单已从平台删除。</translation>
    </message>
    <message>
        <source>{since} of &quot;{title}&quot; have left since you saw the mark.</source>
        <translation>您看到标记之后，“{title}”又发走 {since} 件。</translation>
    </message>
    <message>
        <source>Somebody else marked &quot;{title}&quot; discontinued again after you saw it.</source>
        <translation>您看过以后，别人又把“{title}”标成了停售。</translation>
    </message>
    <message>
        <source>Pick nothing: the mark no longer matters.</source>
        <translation>不用配货：这个标记已经没有意义了。</translation>
    </message>
    <message>
        <source>Nothing of &quot;{title}&quot; is open: {shipped} of {ordered} have left.</source>
        <translation>“{title}”没有要处理的了：{ordered} 件里已发走 {shipped} 件。</translation>
    </message>
    <message>
        <source>Pick nothing for this order; the mark went with it.</source>
        <translation>这个订单不用配货，标记也随它一起没了。</translation>
    </message>
    <message>
        <source>The order was removed from the platform before the mark was cleared.</source>
        <translation>取消标记之前，这个订单已从平台删除。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here and take &quot;{title}&quot; out, or clear the mark and ship.</source>
        <translation>包裹 {waybill} 先留下，取出“{title}”；或取消停售后再发。</translation>
    </message>
    <message>
        <source>The product was marked discontinued, and these pieces were not picked before.</source>
        <translation>这个商品被标成停售，而且这几件之前没有配货。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here until the buyer has paid.</source>
        <translation>包裹 {waybill} 先留下，等买家付款。</translation>
    </message>
    <message>
        <source>The order is not paid (any more).</source>
        <translation>这个订单现在是未付款状态。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here and take &quot;{title}&quot; out.</source>
        <translation>包裹 {waybill} 先留下，取出“{title}”。</translation>
    </message>
    <message>
        <source>The marketplace forbids shipping it: {reason}</source>
        <translation>交易平台不允许发这个商品：{reason}</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here and take out what is no longer wanted.</source>
        <translation>包裹 {waybill} 先留下，取出不再要的货。</translation>
    </message>
    <message>
        <source>Only {wanted} of &quot;{title}&quot; are wanted now; {shipped} have left.</source>
        <translation>“{title}”现在只需要 {wanted} 件，已发走 {shipped} 件。</translation>
    </message>
    <message>
        <source>Stop the parcel {waybill}; if it is gone, recall it and tell the dealer.</source>
        <translation>拦下包裹 {waybill}；已发走就追回，并告诉经销商。</translation>
    </message>
    <message>
        <source>The order was removed from the platform; the goods may be packed already.</source>
        <translation>这个订单已从平台删除，货可能已经打包。</translation>
    </message>
    <message>
        <source>Keep the parcel {waybill} here and look what belongs in it.</source>
        <translation>包裹 {waybill} 先留下，看看里面该放什么。</translation>
    </message>
    <message>
        <source>An item in it is no longer part of the order.</source>
        <translation>包裹里有商品已经不在订单里了。</translation>
    </message>
    <message>
        <source>Choose the file again, or copy it to this PC first.</source>
        <translation>请重新选文件，或先把它拷到这台电脑。</translation>
    </message>
    <message>
        <source>The file {path} could not be read.</source>
        <translation>文件 {path} 读不出来。</translation>
    </message>
    <message>
        <source>Choose a passphrase of at least {least} characters.</source>
        <translation>请设一个至少 {least} 个字符的口令。</translation>
    </message>
    <message>
        <source>A shorter one can be guessed.</source>
        <translation>太短的口令容易被猜到。</translation>
    </message>
    <message>
        <source>Type the passphrase again.</source>
        <translation>请再输一次口令。</translation>
    </message>
    <message>
        <source>This passphrase does not open the rescue file.</source>
        <translation>这个口令打不开备份文件。</translation>
    </message>
    <message>
        <source>Use another copy of the rescue file.</source>
        <translation>请换一份备份文件。</translation>
    </message>
    <message>
        <source>This one was changed or is not complete, so nothing of it was taken.</source>
        <translation>这一份被改过或不完整，所以什么都没有取。</translation>
    </message>
    <message>
        <source>Choose a file that this program saved (.rescue).</source>
        <translation>请选本软件存出的文件（.rescue）。</translation>
    </message>
    <message>
        <source>This file is no rescue file.</source>
        <translation>这不是备份文件。</translation>
    </message>
    <message>
        <source>Update the program, then recover again.</source>
        <translation>请先更新软件，再找回。</translation>
    </message>
    <message>
        <source>The rescue file was saved by a newer version.</source>
        <translation>这份备份文件是更新的版本存出的。</translation>
    </message>
    <message>
        <source>Sign in with the account that saved the file, then recover again.</source>
        <translation>请用当时存文件的账号登录，再找回。</translation>
    </message>
    <message>
        <source>Operations are sent under the account that made them, and that is another one.</source>
        <translation>操作只能用当时的账号发送，而这份是另一个账号的。</translation>
    </message>
    <message>
        <source>The program ended three times while it worked on this operation, so it was set aside.</source>
        <translation>软件处理这项操作时连续三次退出，所以先放到一边。</translation>
    </message>
    <message>
        <source>The platform failed to process it several times in a row.</source>
        <translation>平台连着几次都没处理成。</translation>
    </message>
    <message>
        <source>Ask your administrator to install the newer version of this program.</source>
        <translation>请找管理员装新版软件。</translation>
    </message>
    <message>
        <source>The platform needs it. What you do meanwhile is saved on this PC and sent after the update.</source>
        <translation>平台要求用新版。这期间做的都存在本机，装好后自动发送。</translation>
    </message>
    <message>
        <source>Look into the order first: pieces have left. Clear the mark again if the rest is there.</source>
        <translation>先看订单：已有货发走了。剩下的货还在，就再取消一次标记。</translation>
    </message>
    <message>
        <source>Ask your manager whether this PC may be used again.</source>
        <translation>问问主管，这台电脑还能不能用。</translation>
    </message>
    <message>
        <source>The platform has revoked this PC; the orders on it were deleted.</source>
        <translation>平台已停用这台电脑，上面的订单已删除。</translation>
    </message>
    <message>
        <source>Give your manager the file {path}: {count} of your operations are not confirmed.</source>
        <translation>把文件 {path} 交给主管：您有 {count} 项操作未确认。</translation>
    </message>
    <message>
        <source>Tell your manager that {count} of your operations are not confirmed.</source>
        <translation>告诉主管：您有 {count} 项操作未确认。</translation>
    </message>
    <message>
        <source>The platform has revoked this PC; the orders on it and what was not confirmed were deleted.</source>
        <translation>平台已停用这台电脑，上面的订单和未确认的操作都已删除。</translation>
    </message>
    <message>
        <source>The platform has revoked this PC; the orders on it were deleted. The file is sealed; your manager gets its passphrase from the platform.</source>
        <translation>平台已停用这台电脑，上面的订单已删除。文件已加密，口令由主管向平台管理员要。</translation>
    </message>
    <message>
        <source>Loading is paused because the disk is almost full, and goes on by itself. Your operations are still saved.</source>
        <translation>磁盘快满了，加载已暂停，有空间后会自动继续。您的操作仍会保存。</translation>
    </message>
    <message>
        <source>Start the newer version of this program, or ask your administrator to install it.</source>
        <translation>请打开新版软件，没有就找管理员装。</translation>
    </message>
    <message>
        <source>A newer version has worked on this PC; your operations are kept.</source>
        <translation>这台电脑上用过新版软件；您的操作都已保留。</translation>
    </message>
    <message>
        <source>Resolve the earlier operation of this order first, then send this one again.</source>
        <translation>先处理这个订单前面那项操作，再重新发送这项。</translation>
    </message>
    <message>
        <source>Put {back} back on the shelf; only {left} can still be picked.</source>
        <translation>请把 {back} 件放回货架，只能再配 {left} 件。</translation>
    </message>
    <message>
        <source>If you have the goods, clear the out-of-stock mark and pick {pieces}.</source>
        <translation>手里有货，就取消缺货标记再配 {pieces} 件。</translation>
    </message>
    <message>
        <source>Put the goods back, or clear the discontinued mark and pick {pieces}.</source>
        <translation>请把货放回，或者取消停售标记再配 {pieces} 件。</translation>
    </message>
    <message>
        <source>Look at the shelf; if the goods are there, clear the mark again.</source>
        <translation>去货架看看；有货，就再取消一次标记。</translation>
    </message>
    <message>
        <source>Ask whether the product is on sale again; if so, clear the mark again.</source>
        <translation>先问清楚这个商品是不是恢复在售；是的话，再取消一次标记。</translation>
    </message>
    <message>
        <source>Enter whole grams, at least 1.</source>
        <translation>请输入整数克重，至少 1 克。</translation>
    </message>
    <message>
        <source>Give up the {left} that are left, or put picked pieces back first.</source>
        <translation>放弃剩下的 {left} 件，或者先把已配的放回。</translation>
    </message>
    <message>
        <source>Switch off &quot;Work offline&quot; to send.</source>
        <translation>关闭“离线工作”即可发送。</translation>
    </message>
    <message>
        <source>Keep the parcel here, change the waybill number and ship again.</source>
        <translation>包裹先留下，换个运单号再发。</translation>
    </message>
    <message>
        <source>Do not void it: the parcel has arrived. Talk to the dealer.</source>
        <translation>包裹已经收到，不能作废；有问题请联系经销商。</translation>
    </message>
    <message>
        <source>Put back at most {returnable}; the others are in a parcel.</source>
        <translation>最多放回 {returnable} 件，其余的在包裹里。</translation>
    </message>
    <message>
        <source>{shipped} of &quot;{title}&quot; are already shipped; {picked} were picked.</source>
        <translation>“{title}”已配 {picked} 件，其中 {shipped} 件已发走。</translation>
    </message>
    <message>
        <source>Pieces of &quot;{title}&quot; were put back: {picked} of {ordered} are picked, {shipped} of them shipped.</source>
        <translation>“{title}”有货被放回：{ordered} 件里已配 {picked} 件，其中 {shipped} 件已发走。</translation>
    </message>
    <message>
        <source>The reason that was given: %1.</source>
        <translation>填写的原因：%1。</translation>
    </message>
    <message>
        <source>The goods count as picked: if you put them back, take them off the shelf again.</source>
        <translation>这些货已算配好：放回了货架的，请重新取出来。</translation>
    </message>
    <message>
        <source>The goods count as put back: put them on the shelf if they are not there.</source>
        <translation>这些货已算放回：还没放回的，请放回货架。</translation>
    </message>
    <message>
        <source>The parcel counts as shipped: send it, or void it if it is unpacked.</source>
        <translation>包裹已算发出：请照常寄出；已经拆开的，请作废。</translation>
    </message>
    <message>
        <source>The parcel counts as voided: keep it here.</source>
        <translation>包裹已算作废：请留下，不要寄出。</translation>
    </message>
    <message>
        <source>It needed attention here, but it is in force on the platform after all.</source>
        <translation>之前列为需处理，其实已在平台生效。</translation>
    </message>
    <message>
        <source>{shipped} of {ordered} &quot;{title}&quot; have left; the rest was given up.</source>
        <translation>“{title}”{ordered} 件里已发走 {shipped} 件，剩下的已放弃。</translation>
    </message>
    <message>
        <source>Fewer pieces of &quot;{title}&quot; are left to ship: {shipped} of {ordered} are gone already.</source>
        <translation>“{title}”没有那么多可发：{ordered} 件里已发走 {shipped} 件。</translation>
    </message>
    <message>
        <source>Somebody else marked &quot;{title}&quot; out of stock again after you saw it.</source>
        <translation>您看过以后，别人又把“{title}”标成了缺货。</translation>
    </message>
</context>
<context>
    <name>Redo</name>
    <message>
        <source>Put the goods back, or clear both marks and pick %1.</source>
        <translation>请把货放回，或者取消两个标记再配 %1 件。</translation>
    </message>
    <message>
        <source>If you have the goods, clear the out-of-stock mark and pick %1.</source>
        <translation>手里有货，就取消缺货标记再配 %1 件。</translation>
    </message>
    <message>
        <source>Put the goods back, or clear the discontinued mark and pick %1.</source>
        <translation>请把货放回，或者取消停售标记再配 %1 件。</translation>
    </message>
    <message>
        <source>Ask whether the product is on sale again; if so, clear the mark again.</source>
        <translation>先问清楚这个商品是不是恢复在售；是的话，再取消一次标记。</translation>
    </message>
    <message>
        <source>Look at the shelf; if the goods are there, clear the mark again.</source>
        <translation>去货架看看；有货，就再取消一次标记。</translation>
    </message>
    <message>
        <source>Mark it again if the product is really discontinued.</source>
        <translation>这个商品真的停售，就再标一次。</translation>
    </message>
    <message>
        <source>Look at the shelf; if the goods are missing, mark it again.</source>
        <translation>去货架看看；确实没货，就再标一次。</translation>
    </message>
    <message>
        <source>Put nothing back: all %1 can be picked now.</source>
        <translation>不用放回：这 %1 件现在都能配。</translation>
    </message>
    <message>
        <source>Put %1 back on the shelf; only %2 can still be picked.</source>
        <translation>请把 %1 件放回货架，只能再配 %2 件。</translation>
    </message>
    <message>
        <source>Give up the %1 that are left, or put picked pieces back first.</source>
        <translation>放弃剩下的 %1 件，或者先把已配的放回。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is marked out of stock and discontinued.</source>
        <translation>“%1”已标记缺货，也已标记停售。</translation>
    </message>
    <message>
        <source>If all of them lie on the shelf, put back the %1 that still count.</source>
        <translation>如果都在架上，把还记为已配的 %1 件放回。</translation>
    </message>
    <message>
        <source>Put back at most %1; the others are in a parcel.</source>
        <translation>最多放回 %1 件，其余的在包裹里。</translation>
    </message>
</context>
<context>
    <name>wyh::desktop::FirstRunFlow</name>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>Starting the platform on this PC</source>
        <translation>正在启动本机平台</translation>
    </message>
</context>
<context>
    <name>wyh::items::Comparison</name>
    <message>
        <source>not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>to pick</source>
        <translation>待配货</translation>
    </message>
    <message>
        <source>to ship</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>received by the dealer</source>
        <translation>经销商已收到</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>out of stock and discontinued</source>
        <translation>缺货、停售</translation>
    </message>
    <message>
        <source>out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>area</source>
        <translation>省市区</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已配</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>clear out of stock</source>
        <translation>取消缺货</translation>
    </message>
    <message>
        <source>Mark of the product</source>
        <translation>商品标记</translation>
    </message>
    <message>
        <source>clear discontinued</source>
        <translation>取消停售</translation>
    </message>
    <message>
        <source>The number belongs to</source>
        <translation>这个运单号属于</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>shipped %1, received %2</source>
        <translation>已发 %1，已收到 %2</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>ordered %1, picked %2, shipped %3</source>
        <translation>订购 %1，已配 %2，已发 %3</translation>
    </message>
    <message>
        <source>, given up %1</source>
        <translation>，已放弃 %1</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>ship %1</source>
        <translation>发 %1</translation>
    </message>
    <message>
        <source>, %1 of them picked with it</source>
        <translation>，其中 %1 件发货时一起配</translation>
    </message>
    <message>
        <source>Parcels of the order</source>
        <translation>订单的包裹</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>变了：%1</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>on the parcel: version %1</source>
        <translation>包裹上写的：第 %1 版</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>%1 (changed meanwhile)</source>
        <translation>%1（中途改过）</translation>
    </message>
    <message>
        <source>, all picked with it</source>
        <translation>（发货时一起配）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>wyh::items::ComparisonModel</name>
    <message>
        <source>%1, has changed</source>
        <translation>%1，有变化</translation>
    </message>
    <message>
        <source>When I started</source>
        <translation>我开始时</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>On the platform now</source>
        <translation>平台现在</translation>
    </message>
</context>
<context>
    <name>wyh::items::OperationsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>在回收站</translation>
    </message>
</context>
<context>
    <name>wyh::items::OrderLinesModel</name>
    <message>
        <source>%1 %2, location %3, %4 of %5 picked</source>
        <translation>%1 %2，库位 %3，已配 %4/%5</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品 / 规格</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>应配</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已配</translation>
    </message>
</context>
<context>
    <name>wyh::items::OrderListModel</name>
    <message>
        <source>%1, %2, %3 of %4 pieces</source>
        <translation>%1，%2，%3/%4 件</translation>
    </message>
</context>
<context>
    <name>wyh::items::PickSession</name>
    <message>
        <source>Not counted: confirm the red message first (Space).</source>
        <translation>未计数：请先确认红色提示（空格）。</translation>
    </message>
    <message>
        <source>Then scan this piece again.</source>
        <translation>然后重新扫描这一件。</translation>
    </message>
    <message>
        <source>Now scan the product: it counts %1 times.</source>
        <translation>现在扫描商品：计 %1 件。</translation>
    </message>
    <message>
        <source>Not counted: the number before the scan was 0.</source>
        <translation>未计数：扫描前输入的数量是 0。</translation>
    </message>
    <message>
        <source>Too many: all %1 are picked already.</source>
        <translation>多扫：%1 件已全部配齐。</translation>
    </message>
    <message>
        <source>Too many: only %1 more are needed.</source>
        <translation>多扫：只差 %1 件。</translation>
    </message>
    <message>
        <source>Not counted. %1</source>
        <translation>未计数。%1</translation>
    </message>
    <message>
        <source>The search failed. Scan again.</source>
        <translation>查找失败，请重新扫描。</translation>
    </message>
    <message>
        <source>Not in this order. Not counted.</source>
        <translation>不是本单商品，未计数。</translation>
    </message>
    <message>
        <source>Choose the order to pick it for.</source>
        <translation>请选择为哪个订单配货。</translation>
    </message>
    <message numerus="yes">
        <source>%n other order(s) need it.</source>
        <translation>
            <numerusform>另有 %n 个订单需要它。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a waybill number, not a product.</source>
        <translation>这是运单号，不是商品码。</translation>
    </message>
    <message>
        <source>It belongs to order %1.</source>
        <translation>属于订单 %1。</translation>
    </message>
    <message>
        <source>Unknown code. Not counted.</source>
        <translation>没有找到此码，未计数。</translation>
    </message>
    <message>
        <source>No order on this PC needs it.</source>
        <translation>本机没有订单需要它。</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>应扫：%1</translation>
    </message>
    <message>
        <source>This line is picked already.</source>
        <translation>此行已配齐。</translation>
    </message>
    <message>
        <source>Nothing is left to pick in this order.</source>
        <translation>本单没有要配的了。</translation>
    </message>
    <message>
        <source>Type a whole number from 0 to %1.</source>
        <translation>请输入 0 到 %1 的整数。</translation>
    </message>
    <message>
        <source>Nothing to undo in this order.</source>
        <translation>本单没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>In stock again</source>
        <translation>取消缺货</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>未保存。</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>This holds for all orders with this product.</source>
        <translation>对含此商品的所有订单生效。</translation>
    </message>
    <message>
        <source>The rest will not come: %1</source>
        <translation>剩余不再发：%1</translation>
    </message>
    <message>
        <source>The order could not be read from this PC.</source>
        <translation>无法从本机读取此订单。</translation>
    </message>
    <message>
        <source>Stop: this order was taken away.</source>
        <translation>停：此订单已被撤走。</translation>
    </message>
    <message>
        <source>The platform no longer shows it to you. Put the goods back.</source>
        <translation>平台不再向您显示此单，请把货放回。</translation>
    </message>
    <message>
        <source>Stop: the order was cancelled.</source>
        <translation>停：订单已取消。</translation>
    </message>
    <message>
        <source>Put the picked goods back.</source>
        <translation>请把已配的货放回。</translation>
    </message>
    <message>
        <source>Not counted: nothing more of it is needed.</source>
        <translation>未计数：已经够了，不用再配。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>On sale again</source>
        <translation>取消停售</translation>
    </message>
    <message>
        <source>Expected: %1 or %2</source>
        <translation>应扫：%1 或 %2</translation>
    </message>
    <message numerus="yes">
        <source>Expected: %1 or %n other(s)</source>
        <translation>
            <numerusform>应扫：%1，或另外 %n 种</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::AboutDialog</name>
    <message>
        <source>About WoYouHuo</source>
        <translation>关于我有货</translation>
    </message>
    <message>
        <source>WoYouHuo</source>
        <translation>我有货</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Apache License 2.0. © 2026 WoYouHuo contributors</source>
        <translation>Apache License 2.0，© 2026 WoYouHuo contributors</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Qt is used as separate libraries under the LGPL; you may replace them with your own build. The licence texts are installed beside the program.</source>
        <translation>Qt 以独立库的形式按 LGPL 使用，您可以换成自己编译的版本。许可证文本随软件一起安装。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wyh::ui::AccountList</name>
    <message>
        <source>Accounts of this PC</source>
        <translation>本机的账号</translation>
    </message>
    <message numerus="yes">
        <source>%n not confirmed</source>
        <translation>
            <numerusform>%n 项未确认</numerusform>
        </translation>
    </message>
    <message>
        <source>not confirmed: unknown</source>
        <translation>未确认数未知</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>已退出登录</translation>
    </message>
</context>
<context>
    <name>wyh::ui::AskPanel</name>
    <message>
        <source>Please say why.</source>
        <translation>请说明原因。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::AttentionLink</name>
    <message numerus="yes">
        <source>%n operation(s) of this order need attention</source>
        <translation>
            <numerusform>本单有 %n 项操作需处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows them in the sync centre (F12)</source>
        <translation>在同步中心查看（F12）</translation>
    </message>
</context>
<context>
    <name>wyh::ui::Banner</name>
    <message>
        <source>Progress of loading</source>
        <translation>加载进度</translation>
    </message>
</context>
<context>
    <name>wyh::ui::Connection</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>离线工作中</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n to sync</source>
        <translation>
            <numerusform>%n 项待同步</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>You can start with what is already here; the lists are complete when this line is gone.</source>
        <translation>可以先处理已加载的；这条提示消失后列表才完整。</translation>
    </message>
    <message>
        <source>The last complete sync was %1.</source>
        <translation>上次完整同步：%1。</translation>
    </message>
    <message>
        <source>Set the clock of this PC.</source>
        <translation>请校准本机时钟。</translation>
    </message>
    <message>
        <source>%1 loaded so far</source>
        <translation>已加载 %1 单</translation>
    </message>
    <message>
        <source>%1 loaded, about %2 left</source>
        <translation>已加载 %1 单，还剩约 %2 单</translation>
    </message>
    <message>
        <source>Loading was stopped: %1.</source>
        <translation>已停止加载：%1。</translation>
    </message>
    <message>
        <source>Loading waits for the network: %1.</source>
        <translation>等网络恢复后继续加载：%1。</translation>
    </message>
    <message>
        <source>It goes on by itself. You can start with what is already here.</source>
        <translation>会自动继续，可以先处理已加载的订单。</translation>
    </message>
    <message>
        <source>Loading your orders for the first time: %1.</source>
        <translation>首次加载订单：%1。</translation>
    </message>
    <message>
        <source>Stop and work offline</source>
        <translation>停止加载，离线工作</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message numerus="yes">
        <source>Update the program: %n operation(s) wait for it.</source>
        <translation>
            <numerusform>请更新软件：有 %n 项操作待同步。</numerusform>
        </translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新软件。</translation>
    </message>
    <message>
        <source>Open the sync centre and compare your last operations with the shelf.</source>
        <translation>请打开同步中心，把最近做的和货架核对一遍。</translation>
    </message>
    <message>
        <source>A file of this PC was damaged; what could be read was saved.</source>
        <translation>本机的一个文件坏了，能读出来的都已救回。</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>Go on working.</source>
        <translation>继续干活。</translation>
    </message>
    <message>
        <source>The connection is being set up.</source>
        <translation>正在建立连接。</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>What you do is sent at once.</source>
        <translation>您做的操作马上就发送。</translation>
    </message>
    <message>
        <source>The sign-in is not kept: the next start asks for your password.</source>
        <translation>登录没有记住：下次打开要再输密码。</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n 项需处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Last sync %1</source>
        <translation>上次同步 %1</translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) slow, by the platform&apos;s clock.</source>
        <translation>
            <numerusform>比平台时间慢 %n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) fast, by the platform&apos;s clock.</source>
        <translation>
            <numerusform>比平台时间快 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>You can work with the orders that are here. Resume whenever you like; nothing is loaded twice.</source>
        <translation>先用已加载的订单干活，方便时再继续；已加载的不会重复加载。</translation>
    </message>
    <message>
        <source>Resume loading</source>
        <translation>继续加载</translation>
    </message>
    <message>
        <source>Go on picking, but connect this PC before you ship: the data is old.</source>
        <translation>可以接着配货，发货前请先联网：数据旧了。</translation>
    </message>
    <message>
        <source>Go on picking, but connect this PC before you ship: the data may be old.</source>
        <translation>可以接着配货，发货前请先联网：数据可能旧了。</translation>
    </message>
    <message>
        <source>How old the data is cannot be told: the clock of this PC stands before the last sync.</source>
        <translation>本机时钟比上次同步的时间还早，说不准数据有多旧。</translation>
    </message>
    <message>
        <source>Last sync: not known when</source>
        <translation>上次同步：时间不明</translation>
    </message>
    <message>
        <source>Go on working. Nothing is missing.</source>
        <translation>继续干活，一项都没缺。</translation>
    </message>
    <message>
        <source>A file of this PC was damaged; everything in it was saved.</source>
        <translation>本机的一个文件坏了，里面的内容已全部救回。</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新联网</translation>
    </message>
    <message>
        <source>Ask your administrator to install version %1 or newer.</source>
        <translation>请找管理员装 %1 或更新的版本。</translation>
    </message>
    <message>
        <source>nothing loaded yet</source>
        <translation>还没有加载</translation>
    </message>
    <message>
        <source>Wait a moment: your orders come as soon as this PC is connected.</source>
        <translation>请稍等，连上平台就开始加载订单。</translation>
    </message>
    <message>
        <source>This PC cannot keep it safely, and it is never written to an ordinary file. What you do is saved and sent as always.</source>
        <translation>这台电脑没法安全地保存登录，也绝不会写进普通文件。您的操作照样保存和发送。</translation>
    </message>
    <message>
        <source>Nothing has been loaded from the platform yet.</source>
        <translation>还没有从平台加载数据。</translation>
    </message>
    <message>
        <source>A newer version has worked on this PC: start that one, or ask your administrator to install it. Until then orders can only be viewed; nothing is lost.</source>
        <translation>这台电脑上用过新版软件：请打开新版，没有就找管理员装。在那之前只能查看订单；数据不会丢。</translation>
    </message>
    <message>
        <source>Resume it to get your orders.</source>
        <translation>继续加载才有订单。</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>会自动继续。</translation>
    </message>
    <message>
        <source>The first orders appear in a moment.</source>
        <translation>第一批订单马上就到。</translation>
    </message>
    <message>
        <source>Go on picking, but ship only when this line is gone: what is on the screen may be old.</source>
        <translation>可以接着配货，等这条提示消失再发货：屏幕上的数据可能旧了。</translation>
    </message>
    <message>
        <source>Go on with the orders as they are here. What you do is saved and sent afterwards.</source>
        <translation>先按现有的订单干活；您做的操作会保存，加载完再发送。</translation>
    </message>
    <message>
        <source>Loading your orders again: %1.</source>
        <translation>重新加载订单：%1。</translation>
    </message>
    <message>
        <source>Your orders are being loaded; what you do is saved and sent afterwards.</source>
        <translation>正在加载订单；您做的操作会保存，加载完再发送。</translation>
    </message>
    <message>
        <source>Sign in again on this PC. What you did is kept and sent afterwards.</source>
        <translation>请在本机重新登录。您的操作已保留，登录后发送。</translation>
    </message>
    <message>
        <source>The platform does not accept the sign-in of this PC.</source>
        <translation>平台不接受本机的登录。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::CopyLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>wyh::ui::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>This is all the file contains</source>
        <translation>文件的全部内容如下</translation>
    </message>
    <message>
        <source>No names, telephone numbers, addresses or passwords. It is only saved on this PC; you decide who gets it.</source>
        <translation>不含姓名、电话、地址或密码。只保存在本机，由您决定给谁。</translation>
    </message>
    <message>
        <source>Content of the diagnostics file</source>
        <translation>诊断文件内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>保存到文件…</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
</context>
<context>
    <name>wyh::ui::EmptyReason</name>
    <message>
        <source>Not loaded yet</source>
        <translation>订单还没有加载</translation>
    </message>
    <message>
        <source>Switch off &quot;Work offline&quot; to load the orders.</source>
        <translation>关闭“离线工作”后开始加载。</translation>
    </message>
    <message>
        <source>The platform cannot be reached. The orders come when the network is back.</source>
        <translation>连不上平台，网络恢复后自动加载。</translation>
    </message>
    <message>
        <source>Sign in; then the orders are loaded.</source>
        <translation>登录后开始加载。</translation>
    </message>
    <message>
        <source>Orders are being loaded</source>
        <translation>正在加载订单</translation>
    </message>
    <message>
        <source>They appear here as they come.</source>
        <translation>加载到的会陆续出现。</translation>
    </message>
    <message>
        <source>Loading is paused; the line above says why.</source>
        <translation>加载已暂停，原因见上方提示条。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::FirstRun</name>
    <message>
        <source>WoYouHuo</source>
        <translation>我有货</translation>
    </message>
    <message>
        <source>Pick and ship your purchase orders, with or without a network. What you do is saved on this PC and sent when the network is back.</source>
        <translation>配货、发货，有网没网都能干。做过的操作存在本机，联网后自动发送。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Connect to my platform</source>
        <translation>连接我的平台</translation>
    </message>
    <message>
        <source>Try it on this PC</source>
        <translation>在本机试用</translation>
    </message>
    <message>
        <source>Sign in to your platform</source>
        <translation>登录平台</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Preparing the trial on this PC…</source>
        <translation>正在准备本机试用…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Connect with another account</source>
        <translation>用其他账号连接</translation>
    </message>
    <message>
        <source>Opening the account…</source>
        <translation>正在打开账号…</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>You need your platform&apos;s address, your account and your password.</source>
        <translation>需要平台地址、账号和密码。</translation>
    </message>
    <message>
        <source>With example orders. No account, no network; nothing leaves this PC.</source>
        <translation>带示例订单。不用账号，不用联网，数据不出这台电脑。</translation>
    </message>
    <message>
        <source>Example orders are being prepared. It takes a few seconds.</source>
        <translation>正在准备示例订单，需要几秒钟。</translation>
    </message>
    <message>
        <source>Continue with an account on this PC</source>
        <translation>选择本机的账号继续</translation>
    </message>
</context>
<context>
    <name>wyh::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wyh::ui::LinesDelegate</name>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Picked quantity</source>
        <translation>已配数量</translation>
    </message>
    <message>
        <source>Clear mark</source>
        <translation>取消标记</translation>
    </message>
</context>
<context>
    <name>wyh::ui::LinesView</name>
    <message>
        <source>Lines of the order</source>
        <translation>订单商品行</translation>
    </message>
</context>
<context>
    <name>wyh::ui::MainWindow</name>
    <message>
        <source>%1 - WoYouHuo</source>
        <translation>%1 - 我有货</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Order %1 is not on any list of yours.</source>
        <translation>订单 %1 不在您的任何列表中。</translation>
    </message>
    <message>
        <source>Close although something is not saved?</source>
        <translation>有内容未保存，仍要关闭吗？</translation>
    </message>
    <message>
        <source>What you typed on &quot;%1&quot; was not saved and will be gone.</source>
        <translation>您在“%1”填写的内容未保存，关闭后会丢失。</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>WoYouHuo</source>
        <translation>我有货</translation>
    </message>
    <message>
        <source>Search all orders</source>
        <translation>搜索全部订单</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>转到页面</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>Main button of a dialog</source>
        <translation>对话框的主按钮</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) to sync.</source>
        <translation>
            <numerusform>%n 项操作待同步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) need attention.</source>
        <translation>
            <numerusform>%n 项操作需处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>重新登录…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>About WoYouHuo</source>
        <translation>关于我有货</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are not confirmed yet</source>
        <translation>
            <numerusform>还有 %n 项操作未确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>退出登录？</translation>
    </message>
    <message>
        <source>Everything you did is confirmed by the platform or closed.</source>
        <translation>您的操作都已由平台确认或已关闭。</translation>
    </message>
    <message>
        <source>Removing the orders also removes the recipients stored on this PC; they are loaded again at the next sign-in.</source>
        <translation>清除会删除本机保存的订单和收件人，下次登录时重新加载。</translation>
    </message>
    <message>
        <source>Sign out and remove the orders</source>
        <translation>退出并清除本机订单</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>%1 orders on this PC</source>
        <translation>本机保存 %1 单</translation>
    </message>
    <message>
        <source>Shows what is to sync, in the sync centre</source>
        <translation>在同步中心查看待同步的操作</translation>
    </message>
    <message>
        <source>Shows what needs attention, in the sync centre</source>
        <translation>在同步中心查看需处理的操作</translation>
    </message>
    <message>
        <source>Switch account…</source>
        <translation>切换账号…</translation>
    </message>
    <message>
        <source>Switch although something is not saved?</source>
        <translation>还有内容没保存，仍要切换吗？</translation>
    </message>
    <message>
        <source>Switch anyway</source>
        <translation>仍要切换</translation>
    </message>
    <message>
        <source>Order, recipient, product, waybill</source>
        <translation>搜索订单号、收件人、商品、运单号</translation>
    </message>
    <message>
        <source>Connection: sync, work offline, sign in</source>
        <translation>连接菜单：同步、离线工作、登录</translation>
    </message>
    <message>
        <source>Account: language, about, sign out</source>
        <translation>账号菜单：语言、关于、退出</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>按键说明</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Let them be sent while this PC is connected, resolve them in the sync centre, or save them to a file before you sign out.</source>
        <translation>请联网等它们发送、在同步中心处理，或保存到文件后再退出。</translation>
    </message>
    <message>
        <source>They stay on this PC under this account; what is still to sync is sent when you sign in again.</source>
        <translation>它们都留在本机这个账号下；待同步的会在重新登录后发送。</translation>
    </message>
    <message>
        <source>Save to a file and sign out…</source>
        <translation>保存到文件并退出…</translation>
    </message>
    <message>
        <source>What is not confirmed yet is saved to the file, and stays on this PC under this account.</source>
        <translation>还没确认的操作已存入文件，同时保留在本机这个账号下。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::Navigation</name>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统管理</translation>
    </message>
</context>
<context>
    <name>wyh::ui::OpeningWindow</name>
    <message>
        <source>WoYouHuo</source>
        <translation>我有货</translation>
    </message>
    <message>
        <source>Opening the orders of this PC…</source>
        <translation>正在打开本机的订单…</translation>
    </message>
    <message>
        <source>After an update or a power cut this can take a minute. What you recorded is kept, also when you close the program now.</source>
        <translation>更新或断电之后，可能要等一分钟。已记录的操作都会保留，现在关掉软件也不会丢。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closing. The step under way comes to its end first…</source>
        <translation>正在关闭，先把这一步做完…</translation>
    </message>
</context>
<context>
    <name>wyh::ui::OperationAction</name>
    <message>
        <source>View order</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message numerus="yes">
        <source>Clear the mark and pick %n</source>
        <translation>
            <numerusform>取消标记并配 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick %n again</source>
        <translation>
            <numerusform>再配 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick only the %n left</source>
        <translation>
            <numerusform>只配剩下的 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark it again</source>
        <translation>再标一次</translation>
    </message>
    <message numerus="yes">
        <source>Give up the %n left</source>
        <translation>
            <numerusform>放弃剩下的 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ship again with another number</source>
        <translation>换个运单号再发</translation>
    </message>
    <message>
        <source>Ship again to the new address</source>
        <translation>按新地址再发</translation>
    </message>
    <message>
        <source>Correct and ship again</source>
        <translation>改好再发</translation>
    </message>
    <message>
        <source>Got it, the goods are back on the shelf</source>
        <translation>知道了，货已放回货架</translation>
    </message>
    <message>
        <source>Got it, the parcel is here and unpacked</source>
        <translation>知道了，包裹在这里，已拆开</translation>
    </message>
    <message>
        <source>Do it over</source>
        <translation>重新操作</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Goods put back on the shelf</source>
        <translation>货已放回货架</translation>
    </message>
    <message>
        <source>Parcel kept here and unpacked</source>
        <translation>包裹留下并拆开</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看过</translation>
    </message>
    <message numerus="yes">
        <source>Clear both marks and pick %n</source>
        <translation>
            <numerusform>取消两个标记并配 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the mark again</source>
        <translation>再取消一次标记</translation>
    </message>
    <message>
        <source>Recall and tell the dealer…</source>
        <translation>追回并告诉经销商…</translation>
    </message>
    <message>
        <source>Goods are back</source>
        <translation>货已放回</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>包裹已拆开</translation>
    </message>
    <message numerus="yes">
        <source>Pick none: all %n are back on the shelf</source>
        <translation>
            <numerusform>不配了，%n 件都已放回货架</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear, pick %n</source>
        <translation>
            <numerusform>取消标记并配 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick %n</source>
        <translation>
            <numerusform>配 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear again</source>
        <translation>再取消一次</translation>
    </message>
    <message>
        <source>Mark again</source>
        <translation>再标一次</translation>
    </message>
    <message numerus="yes">
        <source>Give up %n</source>
        <translation>
            <numerusform>放弃 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send all %n again</source>
        <translation>
            <numerusform>%n 项都重新发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back only %n</source>
        <translation>
            <numerusform>只放回 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %n</source>
        <translation>
            <numerusform>放回 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::OperationDelegate</name>
    <message>
        <source>Ship again</source>
        <translation>再发货</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>wyh::ui::OperationDetails</name>
    <message>
        <source>What I did</source>
        <translation>我的操作</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>已尝试</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>关闭人</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>What I saw, what I did, what the platform has</source>
        <translation>我看到的、我做的、平台现在的</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>可以恢复</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1 为止</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2, %n piece(s), %3 g, freight %4 yuan</source>
        <translation>
            <numerusform>%1 %2，%n 件，%3 克，运费 %4 元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::OrderHeader</name>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>To: %1 · phone ends %2</source>
        <translation>收货：%1 · 电话尾号 %2</translation>
    </message>
    <message>
        <source>%1 / %2 pcs</source>
        <translation>%1 / %2 件</translation>
    </message>
</context>
<context>
    <name>wyh::ui::OrderWords</name>
    <message>
        <source>All picked</source>
        <translation>整单配齐</translation>
    </message>
    <message>
        <source>Partly picked</source>
        <translation>部分配货</translation>
    </message>
    <message>
        <source>Partly shipped</source>
        <translation>部分发货</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>待配货</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>May not be sent</source>
        <translation>不可发货</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款中</translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation>地址已改</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>超时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>To sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n SKU(s)</source>
        <translation>
            <numerusform>%n 种</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pc(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>day and month of this year, in the letters of Qt&apos;s date formats</extracomment>
        <translation>MM-dd HH:mm</translation>
    </message>
    <message>
        <source>Picked short</source>
        <translation>可配的已配完</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) out of stock</source>
        <translation>
            <numerusform>缺货 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) discontinued</source>
        <translation>
            <numerusform>停售 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) may not be sent</source>
        <translation>
            <numerusform>不可发 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) given up</source>
        <translation>
            <numerusform>已放弃 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 given up</source>
        <translation>已放弃 %1 件</translation>
    </message>
    <message>
        <source>%1 given up: %2</source>
        <translation>已放弃 %1 件：%2</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ParcelCard</name>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Void this parcel…</source>
        <translation>作废此包裹…</translation>
    </message>
    <message>
        <source>Void parcel %1</source>
        <translation>作废包裹 %1</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>包裹重量</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 克</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>包裹运费</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>Ship from</source>
        <translation>发货地址</translation>
    </message>
    <message>
        <source>Saved on this PC, to sync</source>
        <translation>已保存在本机，待同步</translation>
    </message>
    <message>
        <source>Voided because</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Shipped at</source>
        <translation>发货时间</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ParcelForm</name>
    <message>
        <source>Check the courier: this looks like a number of %1.</source>
        <translation>请检查物流公司：这像是“%1”的运单号。</translation>
    </message>
    <message>
        <source>Hide the recipient</source>
        <translation>隐藏收件人</translation>
    </message>
    <message>
        <source>Show the recipient</source>
        <translation>显示收件人</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>物流公司</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Ship from</source>
        <translation>发货地址</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>包裹重量</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>包裹运费</translation>
    </message>
    <message>
        <source>g</source>
        <translation>克</translation>
    </message>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>扫描或输入</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>名称或代码</translation>
    </message>
    <message>
        <source>Copy recipient and address</source>
        <translation>复制收件人和地址</translation>
    </message>
    <message>
        <source>Waybill number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Weight in grams</source>
        <translation>包裹重量（克）</translation>
    </message>
    <message>
        <source>Freight in yuan</source>
        <translation>包裹运费（元）</translation>
    </message>
</context>
<context>
    <name>wyh::ui::PickingPage</name>
    <message>
        <source>Next order</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Pick all</source>
        <translation>整单配齐</translation>
    </message>
    <message>
        <source>Finish picking</source>
        <translation>完成配货</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find an order</source>
        <translation>查找订单</translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation>上一单</translation>
    </message>
    <message>
        <source>Line up, line down</source>
        <translation>上一行、下一行</translation>
    </message>
    <message>
        <source>One piece more on the line</source>
        <translation>本行加一件</translation>
    </message>
    <message>
        <source>One piece less on the line</source>
        <translation>本行减一件</translation>
    </message>
    <message>
        <source>Type the quantity of the line</source>
        <translation>输入本行数量</translation>
    </message>
    <message>
        <source>Out of stock on the line, or clear it</source>
        <translation>本行缺货 / 取消</translation>
    </message>
    <message>
        <source>Discontinued, or clear it</source>
        <translation>停售 / 取消</translation>
    </message>
    <message>
        <source>Pick all of the line</source>
        <translation>本行配齐</translation>
    </message>
    <message>
        <source>Pick all of the order</source>
        <translation>整单配齐</translation>
    </message>
    <message>
        <source>Undo the last pick</source>
        <translation>撤销上一次配货</translation>
    </message>
    <message>
        <source>Count a scan 5 times</source>
        <translation>一次扫描计 5 件</translation>
    </message>
    <message>
        <source>Confirm a red message</source>
        <translation>确认红色提示</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>可以扫描</translation>
    </message>
    <message>
        <source>This was the last order of the list.</source>
        <translation>已是列表最后一单。</translation>
    </message>
    <message>
        <source>This is the first order of the list.</source>
        <translation>已是列表第一单。</translation>
    </message>
    <message>
        <source>In stock again</source>
        <translation>取消缺货</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停售</translation>
    </message>
    <message>
        <source>The next scan counts %1 times</source>
        <translation>下一次扫描计 %1 件</translation>
    </message>
    <message>
        <source>Space confirms the red message</source>
        <translation>按空格确认红色提示</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Nothing is picked yet.</source>
        <translation>还没有配货。</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>配货</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>待配货</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Order, product, recipient</source>
        <translation>订单号、商品、收件人</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Scan a product</source>
        <translation>扫描商品条码</translation>
    </message>
    <message>
        <source>Scan field</source>
        <translation>扫描框</translation>
    </message>
    <message>
        <source>Give up the rest…</source>
        <translation>放弃剩余…</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>没有打开的订单</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No order to pick contains &quot;%1&quot;.</source>
        <translation>待配货订单里没有“%1”。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有订单</translation>
    </message>
    <message>
        <source>No order to pick matches this filter.</source>
        <translation>没有符合此筛选的待配货订单。</translation>
    </message>
    <message>
        <source>New orders appear here by themselves.</source>
        <translation>新订单会自动出现。</translation>
    </message>
    <message>
        <source>What is missing stays in the picking list; what is picked can be shipped now.</source>
        <translation>未配的留在配货列表，已配的现在可以发货。</translation>
    </message>
    <message>
        <source>Go to shipping</source>
        <translation>去发货</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在本单</translation>
    </message>
    <message numerus="yes">
        <source>Give up %n piece(s) of %1?</source>
        <translation>
            <numerusform>放弃“%1”的 %n 件？</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreed with the buyer</source>
        <translation>已与买家商定</translation>
    </message>
    <message>
        <source>Give up the rest</source>
        <translation>放弃剩余</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message numerus="yes">
        <source>%1 is needed by these orders</source>
        <translation>
            <numerusform>以下订单需要 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>5 * scan</source>
        <translation>5 * 扫码</translation>
    </message>
    <message>
        <source>Give up the rest of the line</source>
        <translation>放弃本行剩余</translation>
    </message>
    <message>
        <source>On sale again</source>
        <translation>取消停售</translation>
    </message>
    <message>
        <source>Nothing can be saved here before the program is updated.</source>
        <translation>更新软件之前，这里什么都存不了。</translation>
    </message>
    <message>
        <source>It opens the order and picks nothing.</source>
        <translation>只打开订单，不会配货。</translation>
    </message>
    <message>
        <source>View only: pick nothing.</source>
        <translation>先别配货，只能查看。</translation>
    </message>
    <message>
        <source>Type how many are picked</source>
        <translation>输入已配数量</translation>
    </message>
    <message>
        <source>Enter saves, Esc leaves it as it was.</source>
        <translation>按 Enter 保存，按 Esc 不改。</translation>
    </message>
    <message>
        <source>Type the reason</source>
        <translation>请写原因</translation>
    </message>
    <message>
        <source>Ctrl+Enter gives up the rest, Esc leaves.</source>
        <translation>按 Ctrl+Enter 放弃剩余，按 Esc 退出。</translation>
    </message>
    <message>
        <source>Do not scan now: the code would land in that field.</source>
        <translation>现在别扫码，会扫进那一格里。</translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>订单列表没读出来。</translation>
    </message>
    <message>
        <source>Everything is picked</source>
        <translation>全部配完了</translation>
    </message>
    <message>
        <source>All picked. Go to shipping?</source>
        <translation>整单已配齐，去发货吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) are not picked yet</source>
        <translation>
            <numerusform>还有 %n 件没配</numerusform>
        </translation>
    </message>
    <message>
        <source>They will not be supplied: the dealer sees it with your reason, and the order can be closed without them. This cannot be undone.</source>
        <translation>这些不再发货，经销商会看到数量和原因；订单其余部分发完即可关闭。放弃后不能撤销。</translation>
    </message>
    <message>
        <source>Reason (required)</source>
        <translation>原因（必填）</translation>
    </message>
    <message>
        <source>1 scan = 1 piece; 5* + scan = 5</source>
        <translation>扫一次配 1 件；先输 5* 再扫，配 5 件</translation>
    </message>
    <message>
        <source>Finish picking, or the main button of a question</source>
        <translation>完成配货；有提问时按主按钮</translation>
    </message>
    <message>
        <source>Scan an order number or a product, or choose an order.</source>
        <translation>请扫描订单号或商品，或选一个订单。</translation>
    </message>
    <message>
        <source>Scan an order number</source>
        <translation>扫描订单号</translation>
    </message>
    <message>
        <source>The order goes out without them.</source>
        <translation>这些不发，其余照常发货。</translation>
    </message>
    <message>
        <source>What is not given up stays in the picking list; what is picked can be shipped now.</source>
        <translation>没放弃的留在配货列表，已配的现在可以发货。</translation>
    </message>
    <message>
        <source>Tab goes to the list, Up and Down choose, Enter opens.</source>
        <translation>按 Tab 到列表，上下键选择，按 Enter 打开。</translation>
    </message>
    <message>
        <source>Part of this order needs attention</source>
        <translation>本单有操作需处理</translation>
    </message>
    <message>
        <source>Look into the sync centre (F12) before you go on with this order.</source>
        <translation>先看同步中心（F12），再继续配这单。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::PromptDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Please write a few words here first.</source>
        <translation>请先在这里写几个字。</translation>
    </message>
    <message>
        <source>Please type the passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message numerus="yes">
        <source>Please type at least %n character(s).</source>
        <translation>
            <numerusform>请至少输入 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Please type the same in both lines.</source>
        <translation>两行请输入一样的内容。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::RemarkBox</name>
    <message>
        <source>Remarks</source>
        <translation>留言和备注</translation>
    </message>
    <message>
        <source>Buyer: %1</source>
        <translation>买家留言：%1</translation>
    </message>
    <message>
        <source>Memo: %1</source>
        <translation>备注：%1</translation>
    </message>
</context>
<context>
    <name>wyh::ui::RescueBar</name>
    <message>
        <source>Go on working. Nothing is missing.</source>
        <translation>继续干活，一项都没缺。</translation>
    </message>
    <message>
        <source>Compare what you did from %1 to %2 with the shelf: it may be missing here.</source>
        <translation>请把 %1 到 %2 做的和货架核对一遍：这段时间的记录可能不全。</translation>
    </message>
    <message>
        <source>Compare what you did up to %1 with the shelf: it may be missing here.</source>
        <translation>请把 %1 以前做的和货架核对一遍：记录可能不全。</translation>
    </message>
    <message numerus="yes">
        <source>The file of your operations was damaged; %n operation(s) were saved from it.</source>
        <translation>
            <numerusform>存放操作的文件坏了；已救回 %n 项操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged file is kept.</source>
        <translation>坏掉的文件留着没删。</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>我看过了</translation>
    </message>
    <message numerus="yes">
        <source>The platform has %n more of yours, made %1; the orders show them.</source>
        <translation>
            <numerusform>平台上还有您 %1 做的 %n 项操作，已算进订单里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform has %n more of yours, made from %1 to %2; the orders show them.</source>
        <translation>
            <numerusform>平台上还有您 %1 到 %2 做的 %n 项操作，已算进订单里。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::RescueFlow</name>
    <message>
        <source>Choose a passphrase for the rescue file</source>
        <translation>给备份文件设一个口令</translation>
    </message>
    <message>
        <source>The file holds what you did and names of products; that is why it is encrypted.</source>
        <translation>文件里有您做过的操作和商品名，所以要加密。</translation>
    </message>
    <message>
        <source>Passphrase, at least 10 characters</source>
        <translation>口令，至少 10 个字符</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Rescue file (*.rescue)</source>
        <translation>备份文件 (*.rescue)</translation>
    </message>
    <message>
        <source>Type the passphrase of the rescue file</source>
        <translation>请输入备份文件的口令</translation>
    </message>
    <message>
        <source>What it holds is sent from this PC, each operation once, however often you recover it.</source>
        <translation>里面的操作会从这台电脑发出，每项只算一次，找回几遍都一样。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Type it again: this passphrase does not open the file.</source>
        <translation>请再输一次：这个口令打不开文件。</translation>
    </message>
    <message>
        <source>Write it down and keep it apart from the file. Without it nobody can open the file, not even us.</source>
        <translation>请写下来，和文件分开放。没有口令谁也打不开，我们也不行。</translation>
    </message>
    <message>
        <source>Repeat the passphrase</source>
        <translation>再输一遍口令</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ScanTrail</name>
    <message>
        <source>Last scans: none yet</source>
        <translation>最近扫描：还没有</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>最近扫描</translation>
    </message>
</context>
<context>
    <name>wyh::ui::SearchPopup</name>
    <message>
        <source>Orders found</source>
        <translation>找到的订单</translation>
    </message>
    <message>
        <source>No order on this PC contains &quot;%1&quot;.</source>
        <translation>本机的订单里没有“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) found. Up and Down choose, Enter opens.</source>
        <translation>
            <numerusform>找到 %n 单。上下键选择，按 Enter 打开。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wyh::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Next setting</source>
        <translation>下一项设置</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>Go to shipping</source>
        <translation>去发货</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Remove the orders stored on this PC?</source>
        <translation>删除本机保存的订单？</translation>
    </message>
    <message>
        <source>They are loaded again from the platform at once, if it can be reached. Without a network the lists stay empty until then.</source>
        <translation>能连上平台时会立即重新加载；没有网络时列表会一直为空。</translation>
    </message>
    <message numerus="yes">
        <source>Your %n unconfirmed operation(s) are not touched.</source>
        <translation>
            <numerusform>您未确认的 %n 项操作不受影响。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove and load again</source>
        <translation>删除并重新加载</translation>
    </message>
    <message>
        <source>Removed. The orders are being loaded again.</source>
        <translation>已删除，正在重新加载订单。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Data on this PC</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>After an order is picked</source>
        <translation>整单配齐后</translation>
    </message>
    <message>
        <source>Keep recipients for (days)</source>
        <translation>收件人保留天数</translation>
    </message>
    <message>
        <source>Names, telephone numbers and addresses of shipped orders are removed from this PC afterwards. 7 to 365.</source>
        <translation>到期后从本机删除已发货订单的姓名、电话和地址。可填 7 到 365。</translation>
    </message>
    <message>
        <source>Orders stored on this PC</source>
        <translation>本机保存的订单</translation>
    </message>
    <message>
        <source>They let you work without a network. Your own operations are kept apart and not removed with them.</source>
        <translation>没网时靠它干活。您自己的操作另外保存，不会一起删除。</translation>
    </message>
    <message>
        <source>Diagnostics for support</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>You see everything it contains before it is saved.</source>
        <translation>保存前您会看到全部内容。</translation>
    </message>
    <message>
        <source>About WoYouHuo</source>
        <translation>关于我有货</translation>
    </message>
    <message>
        <source>Remove and load again…</source>
        <translation>删除并重新加载…</translation>
    </message>
    <message>
        <source>Show diagnostics…</source>
        <translation>查看诊断信息…</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>Previous setting</source>
        <translation>上一项设置</translation>
    </message>
    <message>
        <source>Open the list, press the button</source>
        <translation>打开列表、按下按钮</translation>
    </message>
    <message>
        <source>Take what was typed</source>
        <translation>保存输入</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Enter a whole number of days from %1 to %2.</source>
        <translation>请输入 %1 到 %2 的整数（天）。</translation>
    </message>
    <message>
        <source>What happens when the last piece has been scanned.</source>
        <translation>扫完最后一件后做什么。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ShipLines</name>
    <message>
        <source>%1 shipped already</source>
        <translation>已发 %1</translation>
    </message>
    <message>
        <source>%1 are picked; %2 more can be picked and shipped in one go</source>
        <translation>已配 %1；另 %2 件可一并配货并发出</translation>
    </message>
    <message>
        <source>Ship %1 %2</source>
        <translation>发 %1 %2</translation>
    </message>
    <message>
        <source>Quantity of %1 %2, at most %3</source>
        <translation>%1 %2 的数量，最多 %3</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品 / 规格</translation>
    </message>
    <message>
        <source>To ship</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>In this parcel</source>
        <translation>本次发货</translation>
    </message>
    <message>
        <source>%1 of %2 picked</source>
        <translation>已配 %1 / %2 件</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>本次不发</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>现在不能发</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ShippedPage</name>
    <message>
        <source>Find a waybill or an order</source>
        <translation>查找运单或订单</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>The order could not be read from this PC.</source>
        <translation>无法从本机读取此订单。</translation>
    </message>
    <message>
        <source>%1 of %2 pcs shipped</source>
        <translation>已发 %1/%2 件</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Orders: %1</source>
        <translation>%1 单</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No shipped order on this PC contains &quot;%1&quot;.</source>
        <translation>本机的已发货订单里没有“%1”。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有订单</translation>
    </message>
    <message>
        <source>No shipped order matches this filter.</source>
        <translation>没有符合此筛选的已发货订单。</translation>
    </message>
    <message>
        <source>Nothing shipped yet</source>
        <translation>还没有发货</translation>
    </message>
    <message>
        <source>Void the parcel %1?</source>
        <translation>作废包裹 %1？</translation>
    </message>
    <message>
        <source>Its pieces count as picked again and wait for another parcel. Take the label off.</source>
        <translation>其中的货重新算作已配，等待另发。请把面单撕下来。</translation>
    </message>
    <message>
        <source>Wrong goods</source>
        <translation>货装错了</translation>
    </message>
    <message>
        <source>Void the parcel</source>
        <translation>作废包裹</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Voided: %1</source>
        <translation>已作废：%1</translation>
    </message>
    <message>
        <source>Saved. The pieces wait in Shipping.</source>
        <translation>已保存。货在“发货”中等待。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Waybill, order, recipient, product</source>
        <translation>运单号、订单号、收件人、商品</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>没有打开的订单</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Shipped outside of this program: no parcel is known here.</source>
        <translation>不是用本软件发的货：这里没有包裹信息。</translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation>上一单</translation>
    </message>
    <message>
        <source>Choose an order in the list</source>
        <translation>在列表中选单</translation>
    </message>
    <message>
        <source>List, order, parcels</source>
        <translation>列表、订单、包裹</translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation>按下当前按钮</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>Parcels you confirm in Shipping appear here.</source>
        <translation>在“发货”里确认的包裹会出现在这里。</translation>
    </message>
    <message>
        <source>Reason (required)</source>
        <translation>原因（必填）</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>运单号错</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>快递没收走</translation>
    </message>
    <message>
        <source>Main button of a question</source>
        <translation>有提问时按主按钮</translation>
    </message>
    <message>
        <source>Scan a waybill, or choose an order.</source>
        <translation>请扫描运单，或选一个订单。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::ShippingPage</name>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Confirm shipping</source>
        <translation>确认发货</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>包裹重量</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>物流公司</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find an order</source>
        <translation>查找订单</translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation>上一单</translation>
    </message>
    <message>
        <source>Waybill field</source>
        <translation>运单号框</translation>
    </message>
    <message>
        <source>Choose courier and address again</source>
        <translation>重选物流公司和地址</translation>
    </message>
    <message>
        <source>Tick or untick the line</source>
        <translation>勾选或取消本行</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>Stop: order %1 was cancelled or taken away.</source>
        <translation>停：订单 %1 已取消或撤走。</translation>
    </message>
    <message>
        <source>Do not ship it.</source>
        <translation>不要发货。</translation>
    </message>
    <message>
        <source>The recipient has changed: check the label of this parcel.</source>
        <translation>收件信息改了：请核对这个包裹的面单。</translation>
    </message>
    <message>
        <source>The new address stands in the form.</source>
        <translation>新地址已显示在右边。</translation>
    </message>
    <message>
        <source>The order could not be read from this PC.</source>
        <translation>无法从本机读取此订单。</translation>
    </message>
    <message>
        <source>This was the last order of the list.</source>
        <translation>已是列表最后一单。</translation>
    </message>
    <message>
        <source>This is the first order of the list.</source>
        <translation>已是列表第一单。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) in this parcel</source>
        <translation>
            <numerusform>本包裹 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>The order may have been cancelled or changed meanwhile.</source>
        <translation>这期间订单可能已取消或更改。</translation>
    </message>
    <message>
        <source>Shipped: %1</source>
        <translation>已发货：%1</translation>
    </message>
    <message>
        <source>%1 · order %2 · %3 pcs · %4 g. Saved on this PC.</source>
        <translation>%1 · 订单 %2 · %3 件 · %4 克。已保存在本机。</translation>
    </message>
    <message>
        <source>The rest of the order is open.</source>
        <translation>本单还有剩余未发。</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Recipient and address are copied.</source>
        <translation>已复制收件人和地址。</translation>
    </message>
    <message>
        <source>To ship</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>All picked</source>
        <translation>整单配齐</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Order, product, recipient</source>
        <translation>订单号、商品、收件人</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>没有打开的订单</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No order to ship contains &quot;%1&quot;.</source>
        <translation>待发货订单里没有“%1”。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有订单</translation>
    </message>
    <message>
        <source>No order to ship matches this filter.</source>
        <translation>没有符合此筛选的待发货订单。</translation>
    </message>
    <message>
        <source>Picked orders appear here by themselves.</source>
        <translation>配好的订单会自动出现。</translation>
    </message>
    <message>
        <source>This parcel was not accepted: correct it and confirm.</source>
        <translation>这个包裹平台未接受：改好后请确认发货。</translation>
    </message>
    <message>
        <source>The marked fields are corrected. Confirm shipping.</source>
        <translation>标红的项已改好，请确认发货。</translation>
    </message>
    <message>
        <source>Not shipped: please correct the marked fields.</source>
        <translation>没有发货：请改正标红的项。</translation>
    </message>
    <message>
        <source>What is left out stays here for another parcel.</source>
        <translation>没发的留在待发货，可以再发一个包裹。</translation>
    </message>
    <message>
        <source>The data is from %1. Ship anyway?</source>
        <translation>数据是 %1 的。仍然发货吗？</translation>
    </message>
    <message>
        <source>How old the data is cannot be told. Ship anyway?</source>
        <translation>说不准数据有多旧。仍然发货吗？</translation>
    </message>
    <message>
        <source>This PC was never in touch with the platform. Ship anyway?</source>
        <translation>这台电脑从未连上平台。仍然发货吗？</translation>
    </message>
    <message>
        <source>Ship anyway</source>
        <translation>仍然发货</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不发</translation>
    </message>
    <message>
        <source>Confirm shipping, or the main button of a question</source>
        <translation>确认发货；有提问时按主按钮</translation>
    </message>
    <message>
        <source>Orders appear in the list as soon as a part of them is picked.</source>
        <translation>配好一部分的订单会出现在列表里。</translation>
    </message>
    <message>
        <source>No order to ship</source>
        <translation>没有待发货的订单</translation>
    </message>
    <message>
        <source>Correct the quantities first</source>
        <translation>请先改好数量</translation>
    </message>
</context>
<context>
    <name>wyh::ui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>%1 at %2. What you did is kept and sent afterwards.</source>
        <translation>%1，平台 %2。您的操作已保留，登录后发送。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check the password. The platform does not accept it.</source>
        <translation>请检查密码，平台不接受这个密码。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::SignInForm</name>
    <message>
        <source>Platform address</source>
        <translation>平台地址</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Check the address and the network, then sign in again.</source>
        <translation>请检查平台地址和网络，再登录。</translation>
    </message>
    <message>
        <source>Wait a moment, then sign in again.</source>
        <translation>请稍等一会儿再登录。</translation>
    </message>
    <message>
        <source>The platform no longer accepts this version.</source>
        <translation>平台不再接受这个版本。</translation>
    </message>
    <message>
        <source>This account is disabled.</source>
        <translation>这个账号已停用。</translation>
    </message>
</context>
<context>
    <name>wyh::ui::SyncCentrePage</name>
    <message>
        <source>Sync centre</source>
        <translation>同步中心</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>What needs your decision appears here, with what to do.</source>
        <translation>要您处理的操作会出现在这里，并说明怎么办。</translation>
    </message>
    <message>
        <source>Everything you did on this PC is confirmed by the platform or closed.</source>
        <translation>本机的操作都已由平台确认或已关闭。</translation>
    </message>
    <message>
        <source>Confirmed operations are kept here for 30 days.</source>
        <translation>已确认的操作在此保留 30 天。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Discard &quot;%1&quot;?</source>
        <translation>丢弃“%1”？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>已丢弃。</translation>
    </message>
    <message>
        <source>It waits to be sent again.</source>
        <translation>等待重新发送。</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Nothing was removed; the operations are still here.</source>
        <translation>这里什么都没删，操作都还在。</translation>
    </message>
    <message>
        <source>Which operations</source>
        <translation>哪些操作</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>To sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Save unconfirmed…</source>
        <translation>保存未确认操作…</translation>
    </message>
    <message>
        <source>Saves everything that is not confirmed to a file, for rescue</source>
        <translation>把还没确认的操作全部存成文件，以防万一</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>诊断信息…</translation>
    </message>
    <message>
        <source>Read.</source>
        <translation>已读。</translation>
    </message>
    <message>
        <source>Closed; it can be restored from the bin for 30 days.</source>
        <translation>已关闭；30 天内可以从回收站恢复。</translation>
    </message>
    <message>
        <source>Recorded; the old operation is closed.</source>
        <translation>已记下，旧的操作已关闭。</translation>
    </message>
    <message>
        <source>Recall the parcel of order %1?</source>
        <translation>追回订单 %1 的包裹？</translation>
    </message>
    <message>
        <source>Stop it at the courier. This note for the dealer is copied, and the operation is closed:</source>
        <translation>请联系快递拦截。下面这段话会复制好，发给经销商即可；这项操作随后关闭：</translation>
    </message>
    <message>
        <source>What was agreed with the courier or the dealer</source>
        <translation>和快递或经销商怎么说好的</translation>
    </message>
    <message>
        <source>Copy the note and close</source>
        <translation>复制并关闭</translation>
    </message>
    <message>
        <source>Parcel recalled: %1</source>
        <translation>包裹已追回：%1</translation>
    </message>
    <message>
        <source>The note for the dealer is copied; paste it into your message.</source>
        <translation>给经销商的话已复制，粘贴到聊天里发出去。</translation>
    </message>
    <message>
        <source>Restored: it needs attention again. Nothing was sent.</source>
        <translation>已恢复，需要您再处理；没有发送任何东西。</translation>
    </message>
    <message>
        <source>Ship again</source>
        <translation>再发货</translation>
    </message>
    <message>
        <source>Recall the parcel</source>
        <translation>追回包裹</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard with a reason</source>
        <translation>写明原因后丢弃</translation>
    </message>
    <message>
        <source>View order</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>没有提示</translation>
    </message>
    <message>
        <source>What was accepted, but crossed with somebody else&apos;s work, appears here.</source>
        <translation>已接受、但和别人的操作碰到一起的，会显示在这里。</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>What somebody closed or discarded can be restored from here for 30 days.</source>
        <translation>关闭或丢弃的操作，30 天内可以从这里恢复。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) came back and are sent now.</source>
        <translation>
            <numerusform>找回 %n 项操作，现在发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the file were here already.</source>
        <translation>
            <numerusform>文件里有 %n 项这里本来就有。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>从文件找回…</translation>
    </message>
    <message>
        <source>Brings operations back from a rescue file of this account</source>
        <translation>从本账号存的备份文件里找回操作</translation>
    </message>
    <message>
        <source>Choose an operation</source>
        <translation>选择一项操作</translation>
    </message>
    <message>
        <source>Every operation of this PC until the platform confirms it</source>
        <translation>本机的每一次操作，从保存到平台确认</translation>
    </message>
    <message>
        <source>It will not be sent any more. It stays in the bin with your reason and can be restored for 30 days.</source>
        <translation>丢弃后不再发送，连同原因放进回收站，30 天内可以恢复。</translation>
    </message>
    <message>
        <source>Reason (required)</source>
        <translation>原因（必填）</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>没有需要处理的操作</translation>
    </message>
    <message>
        <source>Nothing to sync</source>
        <translation>没有待同步的操作</translation>
    </message>
    <message>
        <source>No closed operations</source>
        <translation>没有已关闭的操作</translation>
    </message>
    <message>
        <source>Operations that were done again or can no longer be restored are kept here for 180 days.</source>
        <translation>重新做过的、不能再恢复的操作，在这里保留 180 天。</translation>
    </message>
    <message>
        <source>Choose a filter</source>
        <translation>切换筛选</translation>
    </message>
    <message>
        <source>Between filters, list and actions</source>
        <translation>在筛选、列表、操作之间切换</translation>
    </message>
    <message>
        <source>Confirm what the text says</source>
        <translation>确认已照做</translation>
    </message>
    <message>
        <source>Do again what is still possible</source>
        <translation>按还能做的重新做</translation>
    </message>
    <message>
        <source>Restore from the bin</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>No operation was confirmed recently</source>
        <translation>最近没有确认的操作</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) need attention, see &quot;Needs attention&quot;; all others are confirmed or closed.</source>
        <translation>
            <numerusform>有 %n 项要您处理，请看“需处理”；其余都已由平台确认或已关闭。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) wait to be sent again.</source>
        <translation>
            <numerusform>%n 项等待重新发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again all that was on hold with it</source>
        <translation>把一起搁置的都重新发送</translation>
    </message>
</context>
<context>
    <name>wyh::ui::TableLook</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
</TS>
