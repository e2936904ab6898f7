package jp.noren.billing.internal.shell;

import jp.noren.billing.internal.house.Contracts;

/** Types {@code billing:settlement}. */
public final class SettlementCommandCaller {
    private SettlementCommandCaller() {}

    public static String call(Contracts house, String storefront, String option) {
        SettlementCommand command = new SettlementCommand();
        command.read = house.readRuns;
        command.steer = house.steer;
        command.storefront = storefront;
        command.start = option.equals("--start");
        command.stop = option.equals("--stop");
        command.resume = option.equals("--resume");
        return String.valueOf(command.execute());
    }
}
