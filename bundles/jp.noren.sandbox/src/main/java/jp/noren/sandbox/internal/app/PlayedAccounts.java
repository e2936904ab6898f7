package jp.noren.sandbox.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import jp.noren.sandbox.internal.atone.Merchant;
import jp.noren.sandbox.internal.bank.Bank;
import jp.noren.sandbox.internal.np.NpShop;
import jp.noren.sandbox.internal.rent.RentDesk;
import jp.noren.sandbox.internal.sbps.Shop;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Points the payment providers at what is played here, as long as their settings are empty, as they are in the files that Noren ships. What an
 * operator has written is left alone. All values are made up and known to everybody.
 */
@Component(
        service = {PlayedAccounts.class, ConfigurationListener.class},
        immediate = true)
public final class PlayedAccounts implements ConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(PlayedAccounts.class);
    private static final String MARK = "configured.by";

    /** @param decisive the setting without which the others mean nothing */
    private record Played(String pid, String decisive, Map<String, String> values) {}

    private final ConfigurationAdmin configurations;
    private final List<Played> accounts;

    @Activate
    public PlayedAccounts(@Reference ConfigurationAdmin configurations, @Reference SandboxMode sandbox) {
        this(configurations, System.getenv());
    }

    PlayedAccounts(ConfigurationAdmin configurations, Map<String, String> environment) {
        this.configurations = configurations;
        String root = root(environment);
        this.accounts =
                List.of(cards(root), account(), collector(), invoices(root), wallet(root), rents(root), points());
        accounts.forEach(this::configure);
    }

    /** The files of etc/ are read again at each start, maybe after this has looked. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_UPDATED) {
            accounts.stream()
                    .filter(played -> played.pid().equals(event.getPid()))
                    .forEach(this::configure);
        }
    }

    private void configure(Played played) {
        try {
            Configuration configuration = configurations.getConfiguration(played.pid(), "?");
            if (isFree(configuration.getProperties(), played.decisive())) {
                Dictionary<String, Object> values = new Hashtable<>(played.values());
                values.put(MARK, "sandbox");
                boolean changed = configuration.updateIfDifferent(values);
                LOG.warn("{} uses what the sandbox plays{}", played.pid(), changed ? "" : ", as before");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(Dictionary<String, Object> present, String decisive) {
        Object decided = present == null ? null : present.get(decisive);
        return decided == null || decided.toString().isBlank() || present.get(MARK) != null;
    }

    /** This node, as it reaches itself. */
    private static String root(Map<String, String> environment) {
        String port = environment.getOrDefault("NOREN_HTTP_PORT", "8181");
        return "http://127.0.0.1:" + port + "/sandbox";
    }

    private static Played cards(String root) {
        Map<String, String> values = Map.of(
                "endpoint", root + "/sbps/api/xmlapi.do",
                "merchant.id", Shop.SYNTHETIC.merchantId(),
                "merchant.service", Shop.SYNTHETIC.serviceId(),
                ".hash.key", Shop.SYNTHETIC.hashKey(),
                "contract", "CAPTURE_ON_COMMIT");
        return new Played("jp.noren.payment.sbps", "endpoint", values);
    }

    private static Played collector() {
        Map<String, String> values = Map.of(
                "originator.code", "9999000001",
                "originator.name", "カ）ノレン",
                "bank.code", Bank.BANK,
                "bank.name", "ノレンギンコウ",
                "branch.code", Bank.BRANCH,
                "branch.name", "ホンテン",
                "account.type", "1",
                "account.number", Bank.ACCOUNT,
                "separator", "CRLF");
        return new Played("jp.noren.payment.directdebit", "originator.code", values);
    }

    private static Played account() {
        Map<String, String> values = Map.of(
                "bank", "のれん銀行（サンドボックス）",
                "branch", "本店(" + Bank.BRANCH + ")",
                "account.type", "普通",
                "account.number", Bank.ACCOUNT,
                "holder", "ノレン(カ");
        return new Played("jp.noren.payment.banktransfer", "account.number", values);
    }

    private static Played wallet(String root) {
        Map<String, String> values = Map.of(
                "endpoint",
                root + "/atone/v1",
                "script",
                root + "/atone/v1/atone.js",
                "public.key",
                Merchant.SYNTHETIC.publicKey(),
                ".secret.key",
                Merchant.SYNTHETIC.secretKey(),
                "terminal.id",
                Merchant.SYNTHETIC.terminalId(),
                "max.yen",
                "300000");
        return new Played("jp.noren.payment.atone", "endpoint", values);
    }

    private static Played rents(String root) {
        Map<String, String> values =
                Map.of("endpoint", root + "/rent/api/v1", ".api.key", RentDesk.API_KEY, "max.yen", "1000000");
        return new Played("jp.noren.payment.rent", "endpoint", values);
    }

    /** Points are kept in the house's own book: nothing is played. */
    private static Played points() {
        return new Played("jp.noren.payment.points", "max.yen", Map.of("max.yen", "1000000"));
    }

    private static Played invoices(String root) {
        Map<String, String> values = Map.of(
                "endpoint", root + "/np",
                "shop.code", NpShop.SYNTHETIC.shopCode(),
                ".sp.code", NpShop.SYNTHETIC.spCode(),
                "terminal.id", NpShop.SYNTHETIC.terminalId());
        return new Played("jp.noren.payment.npinvoice", "endpoint", values);
    }
}
