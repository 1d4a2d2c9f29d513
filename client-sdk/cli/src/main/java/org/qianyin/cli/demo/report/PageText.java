package org.qianyin.cli.demo.report;

import org.qianyin.cli.words.Text;

/** The sentences of the page that do not come with the report. */
final class PageText {
  static final Text TITLE = new Text("演示报告 · 钤印", "Demo report · Qianyin");
  static final Text BRAND = new Text("钤印", "Qianyin");
  static final Text SKIP = new Text("跳到正文", "Skip to content");
  static final Text KICKER =
      new Text("演示报告 · 由 qianyin demo 生成 · ", "Demo report · made by qianyin demo · ");
  static final Text HEADING =
      new Text("从文件到链上证明，走完一遍", "From file to proof on chain, once through");
  static final Text LEAD =
      new Text(
          "这些作品在本机登记、许可、上链，账本和链停掉之后，由另一个进程离线从头查了一遍。下面每句话都有对应的检查。",
          "These works were registered, licensed and anchored on this machine; with ledger and chain"
              + " stopped, another process checked everything offline. Every statement below has its"
              + " check.");
  static final Text ALL_PASSED = new Text("全部通过", "All passed");
  static final Text NOT_ALL = new Text("没有全部通过", "Not all passed");
  static final Text OPEN = new Text("有的无法判断", "Some cannot be told");
  static final Text POLICY = new Text("策略 ", "Policy ");
  static final Text DEMO_IS_NO_EVIDENCE =
      new Text(
          "：密钥和链都在本机，没有见证，也没有独立复算。只证明程序走得通，不能作为证据。",
          ": keys and chain live on this machine, nobody witnessed or replayed it. It shows that the"
              + " path works; it is not evidence.");
  static final Text FIGURES = new Text("数字", "Figures");
  static final Text WORKS = new Text("作品与证明", "Works and proofs");
  static final Text TREE_HINT =
      new Text(
          "每件右侧是日志树：实心方块是这件作品，粗线通到顶上的树根，圈和空心绿方块是证明里给出的兄弟节点。",
          "Beside each work is the log tree: the solid square is the work, the bold line leads to the"
              + " root on top, rings and green outlines are the sibling hashes in its proof.");
  static final Text SEAL = new Text("钤印：已证明", "Qianyin seal: proven");
  static final Text UNPROVEN = new Text("未证明", "Not proven");
  static final Text AI = new Text("AI 生成", "AI-made");
  static final Text CHAIN = new Text("证明链", "Proof chain");
  static final Text RIGHTS =
      new Text("许可：谁能用，还剩什么", "Licences: who may use what, and what is free");
  static final Text GRID = new Text("许可表，可横向滚动", "Licence table, scrolls sideways");
  static final Text COUNTRY = new Text("国家/地区", "Country or region");
  static final Text REFUSED = new Text("账本拒绝的", "What the ledger refused");
  static final Text NOT_JUDGED =
      new Text(
          "不作判断：合理使用与法定许可、人身权与人格权、账本之外的许可。登记证明何时、由谁提交了这些字节，不等于认定著作权归属。",
          "Not judged: fair use and statutory licences, moral and personality rights, licences outside"
              + " this ledger. Registration shows who submitted these bytes and when; it does not decide"
              + " who owns the copyright.");
  static final Text ANCHOR = new Text("链上交易", "Transaction on chain");
  static final Text SWIPE =
      new Text("表格比屏幕宽：左右滑动查看其余各列 ↔", "Wider than the screen: swipe for the other columns ↔");
  static final Text CHECKS = new Text("做过的检查", "Checks done");
  static final Text AGAIN =
      new Text("不信这一页？在自己的机器上再查一次", "Do not trust this page? Check it on your own machine");
  static final Text LEDGER = new Text("账本 ", "Ledger ");
  static final Text LOADS_NOTHING =
      new Text("本页不加载任何外部资源，不运行脚本", "This page loads nothing from elsewhere and runs no script");
  static final Text COMMANDS = new Text("命令", "Commands");

  private PageText() {}

  /** How many checks passed, failed, stayed open and were waived. */
  static Text counted(int passed, int failed, int unknown, int waived) {
    int all = passed + failed + unknown + waived;
    return new Text(
        all
            + " 项检查："
            + passed
            + " 项通过，"
            + failed
            + " 项未通过，"
            + unknown
            + " 项无法判断，"
            + waived
            + " 项本策略不要求。",
        all
            + " checks: "
            + passed
            + " passed, "
            + failed
            + " failed, "
            + unknown
            + " cannot tell, "
            + waived
            + " not asked for by this policy.");
  }

  static Text tree(long seq, long size) {
    return new Text(
        "日志树：共 " + size + " 条，序号 " + seq + " 经粗线连到树根",
        "Log tree of " + size + " entries; entry " + seq + " reaches the root by the bold line");
  }

  static Text poster(Text title) {
    return new Text("作品图：" + title.zh(), "Picture of the work: " + title.en());
  }

  static Text times(int count) {
    return new Text(count + " 项", count + " ×");
  }
}
