package org.qianyin.cli;

import java.util.Map;
import org.qianyin.cli.act.Root;
import org.qianyin.cli.demo.DemoCommand;
import org.qianyin.cli.license.LicenseCommand;
import org.qianyin.cli.license.SignCommand;
import org.qianyin.cli.party.KeysCommand;
import org.qianyin.cli.party.PartyCommand;
import org.qianyin.cli.register.DecryptCommand;
import org.qianyin.cli.register.RegisterCommand;
import org.qianyin.cli.server.ChainCommand;
import org.qianyin.cli.server.DoctorCommand;
import org.qianyin.cli.server.LogCommand;
import org.qianyin.cli.server.ServeCommand;
import org.qianyin.cli.trade.ExportCommand;
import org.qianyin.cli.trade.StatusCommand;
import org.qianyin.cli.verify.InspectCommand;
import org.qianyin.cli.verify.ProofCommand;
import org.qianyin.cli.verify.VerifyCommand;
import org.qianyin.cli.voice.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code qianyin}: the list of commands. */
@Command(
    name = "qianyin",
    version = "qianyin 0.1.0",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      PartyCommand.class,
      RegisterCommand.class,
      DecryptCommand.class,
      ProofCommand.class,
      VerifyCommand.class,
      LicenseCommand.class,
      SignCommand.class,
      StatusCommand.class,
      ExportCommand.class,
      LogCommand.class,
      ChainCommand.class,
      InspectCommand.class,
      DoctorCommand.class
    },
    scope = ScopeType.INHERIT)
public final class QianyinCommand extends Root {
  QianyinCommand(Voice voice, Map<String, String> environment) {
    super(voice, environment);
  }
}
