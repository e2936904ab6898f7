package jp.noren.rental.internal.shell;

import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.app.ReadDevices;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rental:devices SORA [--state IN_STOCK] [--model SR-300]}. */
@Service
@Command(
        scope = "rental",
        name = "devices",
        description = "Counts the devices of a storefront, or lists those of one state")
public final class DevicesCommand implements Action {
    private static final int MOST = 100;
    private static final Caller SHELL = Caller.system("shell");

    @Reference
    ReadDevices read;

    @Argument(name = "storefront", description = "Such as SORA", required = true)
    String storefront;

    @Option(name = "--state", description = "Such as IN_STOCK")
    String state;

    @Option(name = "--model", description = "Such as SR-300")
    String model;

    @Override
    public Object execute() {
        String lines = state == null && model == null ? counts() : list();
        return lines.isEmpty() ? "No devices." : lines;
    }

    private String counts() {
        return read.counts(SHELL, storefront).stream()
                .map(count -> count.model() + " " + count.state() + " " + count.devices())
                .collect(Collectors.joining("\n"));
    }

    private String list() {
        DeviceState wanted = state == null ? null : DeviceState.valueOf(state);
        return read.devices(SHELL, storefront, wanted, model, new Slice(MOST, null, null)).stream()
                .map(DevicesCommand::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(RentalDevice device) {
        return device.id() + " " + device.code() + " " + device.model() + " " + device.serial() + " " + device.state()
                + (device.contract() == null ? "" : " " + device.contract());
    }
}
